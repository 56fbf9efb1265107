import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { houseBuilder } from '../billing/house/house.fixture.ts';
import { setReleaseHook } from '../billing/index.ts';

/* Overviews of a house with three flats over two years: order, pages, what is settled how. */

interface Overview {
  readonly statement_id: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly state: string;
  readonly balance_cents: number;
  readonly payment: object | null;
  readonly versions: readonly { readonly version: number; readonly document: object | null }[];
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
  const build = houseBuilder(api);
  const house = await build.property(
    Array.from({ length: 3 }, () => ({ area: '50', occupancies: [{ from: '2020-01-01' }] })),
  );
  const ends = (step: number) =>
    ['2021', '2022', '2023'].map((year, index) => [`${year}-12-31`, String(100 + step * index)] as const);
  for (const { id: unit } of house.units) {
    await build.device(house, { use: 'heating', kind: 'heat_meter', unit, readings: ends(1_000) });
    await build.device(house, { use: 'hot_water', kind: 'hot_water_meter', unit, readings: ends(20) });
  }
  const settings = {
    energy_used: { quantity: '10000', unit: 'kWh' },
    hot_water_share: { method: 'given', share: '0.2' },
  };
  for (const year of ['2022', '2023']) {
    const period = await build.period(house, { from: `${year}-01-01`, to: `${year}-12-31`, settings });
    await build.cost(period.id, 'heat_supply', 90_000);
    const run = await build.run(period.id);
    await build.issue(run.id);
  }
});
afterAll(() => api.close());

const page = (query: string) =>
  api.request<{ data: Overview[]; has_more: boolean; next_cursor: string | null }>(
    'GET',
    `/v1/statement-overviews?${query}`,
  );

test('the newest period comes first, and pages of two are the whole list', async () => {
  const whole = (await page('limit=100')).body.data;
  expect(whole.map(({ period }) => period.to)).toEqual([
    ...Array.from({ length: 3 }, () => '2023-12-31'),
    ...Array.from({ length: 3 }, () => '2022-12-31'),
  ]);
  const paged: Overview[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body, headers }: Awaited<ReturnType<typeof page>> = await page(`limit=2${cursor && `&cursor=${cursor}`}`);
    paged.push(...body.data);
    expect(headers.get('link') === null).toBe(!body.has_more);
    cursor = body.next_cursor;
  }
  expect(paged).toEqual(whole);
});

test('without a known advance nothing is to be paid now', async () => {
  const [newest] = (await page('limit=1')).body.data;
  expect(newest).toMatchObject({ state: 'carried_over', payment: null, versions: [{ version: 1, document: null }] });
});

test('a cursor opens no other list, and one that was made up none at all', async () => {
  const { next_cursor } = (await page('limit=2')).body;
  expect((await page(`limit=2&cursor=${next_cursor}&property_id=prp_${'0'.repeat(32)}`)).status).toBe(400);
  expect((await page('limit=2&cursor=bm90LWEtY3Vyc29y')).status).toBe(400);
});
