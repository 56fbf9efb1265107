import type { Page } from 'playwright-core';
import type { Chance } from '../../../scripts/prove/chance.ts';
import { TAGS } from './browser.ts';

/** Somebody who never waits: clicks whatever there is, goes offline, comes back, leaves for minutes, loads anew. */
export interface Reader {
  /** Does one thing, and says what. */
  readonly act: () => Promise<string>;
}

interface Action {
  readonly name: string;
  /** Of a hundred. */
  readonly weight: number;
  readonly run: () => Promise<unknown>;
}

/** Long enough for a session to be renewed, and for one to end. */
const RENEWED_MS = 560_000;
const ENDED_MS = 620_000;
const OFFLINE_MS = { min: 300, max: 2_500 };

export function restlessReader(page: Page, chance: Chance, revoke: () => Promise<unknown>): Reader {
  const actions: readonly Action[] = [
    { name: 'click', weight: 65, run: () => click(page, chance.between(0, 2 ** 30)) },
    {
      name: 'key',
      weight: 6,
      run: () => page.keyboard.press(['Tab', 'ArrowRight', 'ArrowLeft', 'Home', 'End'][chance.between(0, 4)] ?? 'Tab'),
    },
    { name: 'renewal', weight: 5, run: () => page.clock.fastForward(RENEWED_MS) },
    { name: 'end of a session', weight: 2, run: () => page.clock.fastForward(ENDED_MS) },
    {
      name: 'offline',
      weight: 4,
      run: async () => {
        await page.context().setOffline(true);
        setTimeout(
          () => void page.context().setOffline(false).catch(gone),
          chance.between(OFFLINE_MS.min, OFFLINE_MS.max),
        );
      },
    },
    {
      name: 'return',
      weight: 4,
      run: () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    },
    {
      name: 'another element',
      weight: 4,
      run: () => replace(page, TAGS[chance.between(0, TAGS.length - 1)] ?? TAGS[0]),
    },
    { name: 'revoked', weight: 2, run: revoke },
    { name: 'reload', weight: 1, run: () => page.reload({ waitUntil: 'commit' }) },
  ];
  const total = actions.reduce((sum, { weight }) => sum + weight, 0);
  return {
    async act() {
      let drawn = chance.between(1, total);
      const action = actions.find(({ weight }) => {
        drawn -= weight;
        return drawn <= 0;
      });
      // What is clicked may have gone meanwhile.
      await action?.run().catch(gone);
      return action?.name ?? '';
    },
  };
}

function gone(): void {}

/** One of everything that can be pressed or chosen in the elements. */
async function click(page: Page, drawn: number): Promise<void> {
  const control = await page.evaluateHandle(
    ([tags, at]) => {
      const shown = tags.flatMap((tag) =>
        [...document.querySelectorAll(tag)].flatMap((element) => [
          ...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, select, input, [role=slider], .target') ?? []),
        ]),
      );
      const visible = shown.filter((each) => each.checkVisibility());
      return visible[at % Math.max(1, visible.length)] ?? null;
    },
    [TAGS, drawn] as const,
  );
  const element = control.asElement();
  if (element === null) return;
  const kind = await element.evaluate(({ localName }) => localName);
  if (kind === 'input') {
    const buffer = Buffer.from('{"format":"no proof"}');
    await element.setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer }, { timeout: 1_000 });
  } else if (kind === 'select') {
    const options = await element.evaluate((select) => (select as unknown as HTMLSelectElement).options.length);
    await element.selectOption({ index: drawn % Math.max(1, options) }, { timeout: 1_000, force: true });
  } else await element.click({ timeout: 1_000, force: true });
  await control.dispose();
}

/** As frameworks do: the tag goes, and the same comes back. */
function replace(page: Page, tag: string): Promise<void> {
  return page.evaluate((name) => {
    const element = document.querySelector(name);
    element?.replaceWith(element.cloneNode());
  }, tag);
}
