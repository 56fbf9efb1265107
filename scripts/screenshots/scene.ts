import type { Page } from 'playwright-core';
import type { SessionAnswer } from '../../widgets/src/session/types.ts';
import { type Answer, type Answering, problem } from '../../widgets/test/wire.ts';

/** One thing an element can show. */
export interface Scene {
  readonly name: string;
  /** Value of the attribute `state` to wait for. */
  readonly state: 'loading' | 'ready' | 'empty' | 'error' | 'expired' | 'offline' | 'forbidden';
  readonly answer: Answering;
  /** What the session has different. */
  readonly session?: Partial<SessionAnswer>;
  readonly attributes?: string;
  /** What the reader does before the picture is taken. */
  readonly act?: (page: Page, api: { answer: Answering }) => Promise<void>;
  /** Also in English: its texts are among those that differ most in length. */
  readonly english?: boolean;
}

/** The scenes of one element. */
export interface Album {
  /** Tag without its prefix. */
  readonly element: string;
  readonly scenes: readonly Scene[];
}

export const AS_MANAGER: Partial<SessionAnswer> = { subject: { role: 'manager', customer_id: 'cus_1' } };

export const always =
  (answer: Answer): Answering =>
  () =>
    answer;

/** What every element shows alike: nothing yet, nothing at all, and everything that can go wrong. */
export function commonScenes(element: string, good: Answering, nothing: Answering): Scene[] {
  const tag = `km-${element}`;
  return [
    {
      name: 'loading',
      state: 'loading',
      answer: always({ json: {}, hold: new Promise(() => {}) }),
      act: (page) => page.waitForTimeout(400),
    },
    { name: 'empty', state: 'empty', answer: nothing, english: true },
    { name: 'error', state: 'error', answer: always(problem(400, 'invalid')), english: true },
    {
      name: 'error with earlier data',
      state: 'ready',
      answer: good,
      act: (page, api) => failNow(page, api, tag, always(problem(400, 'invalid'))),
    },
    { name: 'expired', state: 'expired', answer: always(problem(401, 'session-expired')) },
    { name: 'offline', state: 'offline', answer: always('cut') },
    {
      name: 'offline with earlier data',
      state: 'ready',
      answer: good,
      act: (page, api) => failNow(page, api, tag, always('cut')),
    },
    { name: 'forbidden', state: 'forbidden', answer: always(problem(403, 'origin-not-allowed')) },
  ];
}

async function failNow(page: Page, api: { answer: Answering }, tag: string, answer: Answering): Promise<void> {
  api.answer = answer;
  await page.locator(tag).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
  await page.waitForSelector(`${tag} [part~=notice]`);
}

/** Clicks one part of an element, and waits for another where something has to arrive. */
export const click =
  (part: string, arrives?: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(`[part~=${part}]`).first().click();
    if (arrives !== undefined) await page.waitForSelector(`[part~=${arrives}]`);
  };
