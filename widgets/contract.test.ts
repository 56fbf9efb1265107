import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { answering as consumptions, FULL } from './test/consumption.ts';
import { DECLARED, seenIn, undeclaredIn } from './test/contract.ts';
import { portalDelivery } from './test/deliveries.ts';
import { hostPages, type PageOptions } from './test/harness.ts';
import { flipped, makeProof, answering as proofs, READY } from './test/proofs.ts';
import { sessionAnswer } from './test/session-fixture.ts';
import { everyOutcome, answering as statements } from './test/statements.ts';
import { type Answer, type Answering, problem } from './test/wire.ts';

// What the manifest promises is there: each event, slot and part of each element, in one state or another. That nothing
// else is there is asked of every page of every test, by the harness.
const TAGS = ['km-statement-list', 'km-consumption-chart', 'km-delivery-proof'] as const;
const BODY = `
  <km-statement-list logo brand-footer></km-statement-list>
  <km-consumption-chart logo brand-footer></km-consumption-chart>
  <km-delivery-proof statement-id="${READY.statement_id}" logo brand-footer></km-delivery-proof>`;
const { open } = hostPages();

const seen = new Set<string>();
let bytes: Uint8Array;
let key: string;

beforeAll(async () => {
  ({ bytes, key } = await makeProof());
});

const first =
  (...all: readonly Answering[]): Answering =>
  async (asked) => {
    for (const one of all) {
      const answer = await one(asked);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

const everything = (proof: Uint8Array): Answering =>
  first(
    // A document is asked for by two of them, and one of its bytes is as good as another.
    statements([...everyOutcome(), ...everyOutcome()], 5),
    consumptions(FULL, { ...FULL, months: { ...FULL.months, occupancy_id: 'occ_2' } }),
    proofs({ files: { [portalDelivery().id]: proof }, key }),
  );

/** A page with every element in `state`, and after `act` what was there. */
async function scene(state: string, options: Partial<PageOptions>, act = async (_: Page) => {}): Promise<void> {
  const { page } = await open({ body: BODY, ...options });
  for (const tag of TAGS) await page.waitForSelector(`${tag}[state=${state}]`);
  await act(page);
  for (const each of await seenIn(page)) seen.add(each);
}

const always =
  (one: Answer): Answering =>
  () =>
    one;

const press = (page: Page, tag: string, part: string) => page.locator(`${tag} [part~="${part}"]`).first().click();

describe('each state, with what a reader can do in it', () => {
  test.each<[string, () => Answering]>([
    ['loading', () => always({ json: {}, hold: new Promise(() => {}) })],
    ['empty', () => first(statements([]), consumptions(), proofs({ documents: [] }))],
    ['error', () => always(problem(400, 'invalid'))],
    ['expired', () => always(problem(401, 'session-expired'))],
    ['offline', () => always('cut')],
    ['forbidden', () => always(problem(403, 'origin-not-allowed'))],
  ])('%s', (state, answer) => scene(state, { answer: answer() }));

  test('ready: more, a PDF, a year, tabs, a check, a confirmation', () =>
    scene('ready', { answer: everything(bytes) }, async (page) => {
      // The first card is open: closed, and opened by the reader.
      const card = page.locator('km-statement-list button[aria-expanded]').first();
      await card.click();
      await card.click();
      await press(page, 'km-statement-list', 'pdf-save');
      await press(page, 'km-consumption-chart', 'table-toggle');
      await page.locator('km-consumption-chart [part=time] select').selectOption('2021');
      await press(page, 'km-delivery-proof', 'check');
      await page.waitForSelector('km-delivery-proof [part=steps]');
      await press(page, 'km-delivery-proof', 'load-pdf');
      await page.waitForSelector('km-delivery-proof [part=save-pdf]');
      await press(page, 'km-delivery-proof', 'acknowledge');
      await press(page, 'km-delivery-proof', 'confirm');
      await page.waitForFunction(() =>
        (globalThis as unknown as { contract: Set<string> }).contract.has(
          'km-delivery-proof event km-delivery-acknowledge',
        ),
      );
    }));

  test('ready with a proof that does not hold, and then nothing can be loaded again', () =>
    scene('ready', { answer: everything(flipped(bytes)) }, async (page) => {
      await press(page, 'km-delivery-proof', 'check');
      await page.waitForSelector('km-delivery-proof [part=faults]');
      await page.context().setOffline(true);
      for (const tag of TAGS) {
        await page.locator(tag).evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
        await page.waitForSelector(`${tag} [part=as-of]`);
      }
    }));

  test('the session comes to its end', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({})}.${part({ jti: 'ems_short', iat: 1, exp: 5 })}.x`;
    return scene('ready', { answer: everything(bytes), session: () => sessionAnswer({ token }) }, (page) =>
      page
        .waitForFunction(
          (tags) =>
            tags.every((tag) =>
              (globalThis as unknown as { contract: Set<string> }).contract.has(`${tag} event km-session-expiring`),
            ),
          TAGS,
        )
        .then(() => {}),
    );
  });
});

test('all of it was there, in one of these scenes', () =>
  expect([...DECLARED].filter((each) => !seen.has(each))).toEqual([]));

test('what is not in the manifest is found in a page', async () => {
  const { page } = await open({ body: BODY, answer: everything(bytes) });
  await page.waitForSelector('km-statement-list [part~=card]');
  await page.locator('km-statement-list').evaluate(async (element) => {
    const [part, slot] = [document.createElement('p'), document.createElement('slot')];
    part.part.add('new');
    slot.name = 'new';
    element.shadowRoot?.append(part, slot);
    element.dispatchEvent(new CustomEvent('km-new', { bubbles: true, composed: true }));
    element.dispatchEvent(new CustomEvent('km-ready'));
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect((await undeclaredIn(page)).sort()).toEqual([
    'km-statement-list event km-new',
    'km-statement-list event km-ready (does not rise)',
    'km-statement-list part new',
    'km-statement-list slot new',
  ]);
  await page.evaluate(() => (globalThis as unknown as { contract: Set<string> }).contract.clear());
});
