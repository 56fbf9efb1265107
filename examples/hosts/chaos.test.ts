import { join } from 'node:path';
import { createClient } from '@klarmeter/sdk';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { chanceOf } from '../../scripts/prove/chance.ts';
import { type People, serveHost } from './serve-host.ts';
import { browser, TAGS } from './test/browser.ts';
import type { Reseller } from './test/global-setup.ts';
import { type Reader, restlessReader } from './test/restless-reader.ts';
import { putWeather, type Weather } from './test/weather.ts';

/*
 * The network fails at random while somebody clicks around: nothing of it may reach the host's page, and once the network
 * is well again the elements are, too. In full by `npm run prove -- --only widgets`.
 */

const SECONDS = Number(process.env.KLARMETER_CHAOS_SECONDS ?? 15);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_901);
/** How long an element without a connection waits before it tries by itself, and a little more. */
const BY_ITSELF_MS = 25_000;
const SETTLED_MS = 20_000;
const LOADED_MS = 3_000;

const COMPONENTS = { statement_list: {}, consumption_chart: {}, delivery_proof: {} };

/** Two readers at once, as far as they differ. */
const READERS = {
  tenant: {
    session: ({ occupancies }: Reseller) => ({
      subject: { role: 'tenant' as const, occupancy_ids: [occupancies['1-1'] ?? ''] },
      components: { ...COMPONENTS, delivery_proof: { features: { acknowledgement: true } } },
      locale: 'de' as const,
    }),
    shows: ['1.091,56', '291,56', '800'],
    seed: SEED,
  },
  manager: {
    session: ({ customer_id }: Reseller) => ({
      subject: { role: 'manager' as const, customer_id },
      components: COMPONENTS,
      locale: 'en' as const,
    }),
    shows: ['Statement 01/01/2022 – 31/12/2022', 'Casameta-Allee 24'],
    seed: SEED + 1_000,
  },
};

test.concurrent.each(Object.entries(READERS))(
  `${SECONDS} s of a network that fails at random (seed ${SEED}): the page of a %s hears nothing of it and recovers`,
  { timeout: (SECONDS + 180) * 1_000 },
  async (name, { session, shows, seed }) => {
    const { page, weather, reader, wrong, close } = await open(session(inject('sued')), seed);
    try {
      const done = await storm(page, weather, reader, wrong);
      const recovery = await recover(page, weather);
      console.log(
        [
          `${name}, seed ${SEED}: ${weather.requests()} requests`,
          counted(weather.faults),
          counted(done),
          recovery,
        ].join('; '),
      );
      expect(wrong).toEqual([]);
      const text = await page.evaluate(
        (tags) => tags.map((tag) => document.querySelector(tag)?.shadowRoot?.textContent ?? '').join(' '),
        TAGS,
      );
      for (const figure of shows) expect(text).toContain(figure);
    } finally {
      await close();
    }
  },
);

async function open(session: People[string], seed: number) {
  const { key } = inject('sued');
  const apiUrl = inject('api');
  const client = createClient({ baseUrl: apiUrl, apiKey: key });
  const host = await serveHost({
    folder: join(import.meta.dirname, 'plain'),
    apiUrl,
    apiKey: key,
    people: { reader: session },
  });
  const context = await (await browser()).newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const wrong: string[] = [];
  context.on('weberror', (error) => wrong.push(`uncaught: ${error.error()}`));
  await context.exposeFunction('tellReport', (report: string) => wrong.push(`policy: ${report}`));
  const weather = await putWeather(context, apiUrl, chanceOf(seed));
  const page = await context.newPage();
  // A PDF in a tab of its own has been looked at soon.
  context.on('page', (other) => void setTimeout(() => void other.close().catch(() => {}), 400));
  await page.addInitScript(() => {
    const { tellReport } = globalThis as unknown as { tellReport(report: string): void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tellReport([violatedDirective, blockedURI, sample].join(' ')),
    );
  });
  await page.clock.install();
  await page.goto(host.url);
  for (const tag of TAGS) await page.waitForSelector(`${tag}[state=ready]`);
  const revoke = async () => {
    const { data } = await client.listEmbedSessions({ query: { limit: 1 } });
    for (const { id } of data) await client.revokeEmbedSession({ path: { embed_session_id: id } });
  };
  const reader = restlessReader(page, chanceOf(seed + 1), revoke);
  return { page, weather, reader, wrong, close: () => Promise.all([context.close(), host.stop()]) };
}

/** Everything at once, for as long as was asked. @returns how often the reader did what */
async function storm(page: Page, weather: Weather, reader: Reader, wrong: string[]): Promise<Map<string, number>> {
  const done = new Map<string, number>();
  const ends = performance.now() + SECONDS * 1_000;
  weather.stormy = true;
  while (performance.now() < ends) {
    const name = (await isThere(page)) ? await reader.act() : await loadAnew(page);
    done.set(name, (done.get(name) ?? 0) + 1);
    wrong.push(...(await blankElements(page)));
    await page.waitForTimeout(80);
  }
  weather.stormy = false;
  await page.context().setOffline(false);
  return done;
}

/** Whether the page has its elements; their scripts may have been lost on the way. */
const isThere = (page: Page): Promise<boolean> =>
  page
    .waitForFunction((tags) => tags.every((tag) => customElements.get(tag)), TAGS, { timeout: LOADED_MS })
    .then(
      () => true,
      () => false,
    );

async function loadAnew(page: Page): Promise<string> {
  await page.reload({ waitUntil: 'commit' }).catch(() => {});
  return 'reload for lack of a script';
}

/** Whatever happens, an element that is there shows something. */
async function blankElements(page: Page): Promise<string[]> {
  const blank = await page
    .evaluate(
      (tags) =>
        tags.filter((tag) => {
          const root = document.querySelector(`${tag}[state]`)?.shadowRoot;
          return root !== null && root !== undefined && (root.textContent ?? '').trim() === '';
        }),
      TAGS,
    )
    // Just loading anew.
    .catch(() => []);
  return blank.map((tag) => `${tag} shows nothing`);
}

/**
 * The network is well: elements go on by themselves, else by their button. Only a page that lost a script is loaded anew
 * before, as a reader would.
 */
async function recover(page: Page, weather: Weather): Promise<string> {
  const isAnew = weather.hasLostScript();
  if (isAnew) await page.reload();
  for (const tag of TAGS) await page.waitForSelector(`${tag}[state]`, { timeout: SETTLED_MS });
  await quiet(page);
  await page.clock.fastForward(BY_ITSELF_MS);
  await quiet(page);
  const left = await notReady(page);
  const ends = performance.now() + SETTLED_MS;
  for (let still = left; still.length > 0 && performance.now() < ends; still = await notReady(page)) {
    // Nothing to click where it is on its way already.
    for (const tag of still)
      await page
        .locator(`${tag} [part~=retry][aria-disabled=false]`)
        .click({ timeout: 1_000 })
        .catch(() => {});
    await page.waitForTimeout(500);
  }
  expect(await notReady(page)).toEqual([]);
  const loaded = isAnew ? ', after the page was loaded anew' : '';
  return `recovered: ${TAGS.length - left.length} by themselves, ${left.length} by their button${loaded}`;
}

const notReady = (page: Page): Promise<string[]> =>
  page.evaluate((tags) => tags.filter((tag) => document.querySelector(tag)?.getAttribute('state') !== 'ready'), TAGS);

/** Nothing is under way any more. */
const quiet = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (tags) => tags.every((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[aria-busy=false]')),
    TAGS,
    { timeout: SETTLED_MS },
  );

const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
