import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hostPages } from '../test/harness.ts';
import { sessionAnswer, tokenFor } from '../test/session-fixture.ts';
import { answering, statement } from '../test/statements.ts';
import { problem } from '../test/wire.ts';

const TAG = 'km-statement-list';
const READY = `${TAG}[state=ready]`;
const { open } = hostPages();

interface Started {
  start: (options: unknown) => unknown;
  options: Record<string, unknown>;
  embed: { ready: Promise<boolean>; refresh: () => Promise<void>; stop: () => void };
  told: { failures: unknown[] };
}

test('nothing is loaded for a page without elements; a tag that comes later brings its element', async () => {
  const { page, wire, errors } = await open({ body: '<p>leer</p>', answer: answering([statement()]) });
  expect(await page.evaluate(() => (globalThis as unknown as Started).embed.ready)).toBe(true);
  expect(await page.evaluate((tag) => customElements.get(tag), TAG)).toBeUndefined();
  await page.evaluate((tag) => {
    const box = document.createElement('div');
    box.append(document.createElement(tag));
    document.body.append(box);
  }, TAG);
  await page.waitForSelector(READY);
  expect(wire.asked.map(({ path }) => path)).toEqual(['/v1/statement-overviews']);
  expect(errors).toEqual([]);
});

test('elements inside of other shadow trees, when their names are said', async () => {
  const { page } = await open({
    body: '<div id="box"></div>',
    answer: answering([statement()]),
    start: { elements: ['statement-list'] },
  });
  await page.evaluate((tag) => {
    document.querySelector('#box')?.attachShadow({ mode: 'open' }).append(document.createElement(tag));
  }, TAG);
  await page.waitForSelector(READY);
});

test('called again, and loaded again under another address: one session, one element', async () => {
  const opened = await open({ body: `<${TAG}></${TAG}>`, answer: answering([statement()]) });
  const { page, wire, errors, sessions } = opened;
  await page.waitForSelector(READY);
  // As text, because a test's own `import` is rewritten.
  const same = await page.evaluate(
    `import('${wire.url}/v1/embed.js?copy').then((copy) => [start(options) === embed, copy.start(options) === embed])`,
  );
  expect(same).toEqual([true, true]);
  expect(sessions()).toBe(1);
  expect(errors).toEqual([]);
});

test('called again with another fetchSession, that one is asked from then on', async () => {
  const { page } = await open({ body: `<${TAG} logo></${TAG}>`, answer: answering([statement()]) });
  await page.waitForSelector(READY);
  await page.evaluate(
    async (answer) => {
      const { start, options, embed } = globalThis as unknown as Started;
      start({ ...options, fetchSession: async () => answer });
      await embed.refresh();
    },
    sessionAnswer({ locale: 'en' }),
  );
  await page.getByText('Your statements').waitFor();
});

test('a prefix of the host’s own', async () => {
  const { page } = await open({
    body: '<acme-statement-list></acme-statement-list>',
    answer: answering([statement()]),
    start: { prefix: 'acme' },
  });
  await page.waitForSelector('acme-statement-list[state=ready]');
});

test('a tag name that is taken is reported and left alone', async () => {
  const opened = await open({ body: '<p>leer</p>' });
  await opened.page.evaluate((tag) => {
    customElements.define(tag, class extends HTMLElement {});
    document.body.append(document.createElement(tag));
  }, TAG);
  await opened.page.waitForFunction(() => (globalThis as unknown as Started).told.failures.length === 1);
  expect(await opened.failures()).toEqual([{ kind: 'error', code: 'tag-taken' }]);
  expect(opened.errors).toEqual([]);
});

test.each([{}, undefined, null, { fetchSession: 3 }])('start(%j) throws nothing', async (options) => {
  const { page, errors } = await open({ body: '<p>leer</p>' });
  const ready = await page.evaluate((given) => {
    const { start, embed } = globalThis as unknown as Started;
    embed.stop();
    return (start(given) as Started['embed']).ready;
  }, options);
  expect(ready).toBe(false);
  expect(errors).toEqual([]);
});

test('a host that hands out just the token: the session is asked what it is', async () => {
  const token = tokenFor();
  const pages = answering([statement()]);
  const { page, wire } = await open({
    body: `<${TAG}></${TAG}>`,
    session: token,
    answer: (asked) =>
      asked.path.startsWith('/v1/embed-sessions/') ? { json: sessionAnswer({ token: '' }) } : pages(asked),
  });
  await page.waitForSelector(READY);
  const [first] = wire.asked;
  expect(first).toMatchObject({ method: 'GET', authorization: `Bearer ${token}` });
  expect(first?.path).toMatch(/^\/v1\/embed-sessions\/ems_\d+$/);
});

test('a host whose own server fails: said in the element, told to the host, thrown to nobody', async () => {
  const opened = await open({
    body: `<${TAG}></${TAG}>`,
    session: () => {
      throw new Error('500');
    },
  });
  await opened.page.waitForSelector(`${TAG}[state=error]`);
  expect(await opened.failures()).toContainEqual({ kind: 'error', code: 'session-unavailable' });
  expect(await opened.events()).toMatchObject([{ type: 'km-error', detail: { code: 'session-unavailable' } }]);
  expect(opened.errors).toEqual([]);
  opened.answerSession(sessionAnswer());
  opened.wire.answer = answering([statement()]);
  await opened.page.getByRole('button', { name: 'Erneut versuchen' }).click();
  await opened.page.waitForSelector(READY);
});

test('listeners that throw, and answers at random, reach no other part of the page', async () => {
  let count = 0;
  const pages = answering([statement()]);
  const opened = await open({
    body: `<${TAG}></${TAG}><${TAG}></${TAG}>`,
    answer: (asked) =>
      [problem(500, 'broken'), 'cut', { json: 'nonsense' }, problem(429, 'slow'), pages(asked)][count++ % 5] as never,
  });
  for (let at = 0; at < 10; at += 1)
    await opened.page.evaluate(() => (globalThis as unknown as Started).embed.refresh());
  expect(opened.errors).toEqual([]);
});

test('stopped, it asks no more; started again, elements follow', async () => {
  const opened = await open({ body: `<${TAG}></${TAG}>`, answer: answering([]) });
  const { page, wire } = opened;
  await page.waitForSelector(`${TAG}[state=empty]`);
  wire.answer = answering([statement()]);
  await page.evaluate(() => {
    const { start, options, embed } = globalThis as unknown as Started;
    embed.stop();
    start(options);
  });
  await page.waitForSelector(READY);
});

test('no cookie, no storage, and nobody but the API is asked', async () => {
  const { page, wire } = await open({ body: `<${TAG}></${TAG}>`, answer: answering([statement()]) });
  await page.waitForSelector(READY);
  const [kept, hosts] = await page.evaluate(() => [
    [document.cookie, localStorage.length, sessionStorage.length],
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
  ]);
  expect(kept).toEqual(['', 0, 0]);
  expect(new Set(hosts)).toEqual(new Set([wire.url, new URL(page.url()).origin]));
});

describe('a script that is lost on the way', () => {
  /** Breaks the line for an element's own file, so many times. */
  async function lose(page: Page, times: number): Promise<string[]> {
    const asked: string[] = [];
    await page.route('**/embed/define-*', (route) => {
      asked.push(new URL(route.request().url()).search);
      return asked.length <= times ? route.abort() : route.continue();
    });
    return asked;
  }
  const add = (page: Page) => page.evaluate((tag) => void document.body.append(document.createElement(tag)), TAG);

  test('is fetched once more', async () => {
    const { page, errors, failures } = await open({ body: '<p>leer</p>', answer: answering([statement()]) });
    const asked = await lose(page, 1);
    await add(page);
    await page.waitForSelector(READY);
    expect(asked).toEqual(['', expect.stringMatching(/^\?again=\d+$/)]);
    expect(await failures()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each(['online', 'tag'] as const)('twice: said, and fetched again with the next %s', async (what) => {
    const { page, failures } = await open({ body: '<p>leer</p>', answer: answering([statement()]) });
    await lose(page, 2);
    await add(page);
    await page.waitForFunction(() => (globalThis as unknown as Started).told.failures.length === 1);
    expect(await failures()).toEqual([{ kind: 'error', code: 'element-not-loaded' }]);
    if (what === 'tag') await add(page);
    else await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await page.waitForSelector(READY);
  });
});
