import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { goldenHouse } from '../billing/house/house.fixture.ts';
import type { getReductionRisks } from './get-reduction-risks.ts';

type Risks = Awaited<ReturnType<typeof getReductionRisks>>;

let api: TestApi;
let golden: Awaited<ReturnType<typeof goldenHouse>>;
let run: string;

beforeAll(async () => {
  api = await startTestApi();
  golden = await goldenHouse(api);
  const { build, house, rest } = golden;
  // A device that came when all had to be remotely readable, and no radio reaches it.
  await build.device(house, {
    use: 'hot_water',
    kind: 'hot_water_meter',
    unit: rest.id,
    from: '2021-12-15',
    readings: [
      ['2021-12-31', '0'],
      ['2022-12-31', '0'],
    ],
  });
  run = (await build.run(golden.period)).id;
});
afterAll(() => api.close());

const risks = async (id = run) => (await api.request<Risks>('GET', `/v1/billing-runs/${id}/reduction-risks`)).body;

test('each right of each tenant with paragraph, percent, first day, source, euro and what gives it', async () => {
  const { adds_up, occupants } = await risks();
  expect(adds_up).toMatchObject({ regulated: false, source: { statute: 'HeizkostenV', provision: '§ 12(1)' } });
  const [shop, rest] = occupants;
  const [information] = shop?.rights ?? [];
  expect(shop?.rights).toHaveLength(1);
  // 3 % of 1,091.56 EUR, which the levies that were not stated give.
  expect(information).toMatchObject({
    right: 'information_missing',
    legal_basis: 'HeizkostenV § 12(1)',
    percent: '3',
    in_force_from: '2021-12-01',
    source: { url: 'https://www.gesetze-im-internet.de/heizkostenv/__12.html' },
    base_cents: 109_156,
    amount_cents: 3_275,
    extent: 'full',
  });
  expect(information?.causes.map(({ check }) => check)).toContain('taxes_and_levies_missing');
  const equipment = rest?.rights.find(({ right }) => right === 'not_remotely_readable');
  expect(equipment).toMatchObject({ percent: '3', extent: 'full', since: '2022-01-01', amount_cents: 5_893 });
  expect(equipment?.causes).toMatchObject([
    { kind: 'check', check: 'new_device_not_remotely_readable' },
    { kind: 'device', device_id: expect.stringMatching(/^dev_/) },
  ]);
  // Beside each other, never as a sum.
  expect(Object.keys(rest ?? {})).toEqual(['unit_id', 'occupancy_id', 'share_cents', 'excluded', 'rights']);
});

test('a month that was owed an information and has none is named', async () => {
  const { build } = golden;
  const other = await goldenHouse(api);
  const points = await api.request<{ data: { id: string; unit_id: string | null; use: string }[] }>(
    'GET',
    `/v1/measuring-points?property_id=${other.house.property}&limit=100`,
  );
  // Keys to every radio: from January 2022 on all users are owed twelve informations.
  for (const { id, unit_id } of points.body.data) {
    if (unit_id === null) continue;
    const installed = await api.request<{ data: { device_id: string }[] }>(
      'GET',
      `/v1/device-installations?measuring_point_id=${id}`,
    );
    const device = `/v1/devices/${installed.body.data[0]?.device_id}`;
    const { headers } = await api.request('GET', device);
    const patched = await api.request('PATCH', device, {
      body: { key_hex: '00'.repeat(16) },
      headers: { 'If-Match': headers.get('etag') ?? '' },
    });
    expect(patched.status).toBe(200);
  }
  const { occupants } = await risks((await build.run(other.period)).id);
  const months = occupants.map(({ rights }) =>
    rights
      .filter(({ right }) => right === 'information_missing')
      .flatMap(({ causes }) => causes.flatMap(({ month }) => month ?? [])),
  );
  expect(months.map((each) => each.length)).toEqual([12, 12]);
  expect(months[0]?.slice(0, 2)).toEqual(['2022-01', '2022-02']);
});

test('an owners’ association has nobody who may cut', async () => {
  const { house } = golden;
  const property = await api.request<{ customer_id: string }>('GET', `/v1/properties/${house.property}`);
  const path = `/v1/customers/${property.body.customer_id}`;
  const { headers } = await api.request('GET', path);
  await api.request('PATCH', path, {
    body: { kind: 'association' },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
  const { occupants } = await risks();
  expect(occupants.map(({ rights, excluded }) => [rights.length, excluded?.message_en])).toEqual(
    Array(2).fill([0, 'Between a flat owner and the owners’ association there is no right to cut.']),
  );
});

test('refused: unknown, not calculated, of operating costs', async () => {
  const { build, period, house } = golden;
  const asked = (id: string) => api.request('GET', `/v1/billing-runs/${id}/reduction-risks`);
  problemOf(await asked(`run_${'0'.repeat(32)}`), 'not-found');
  problemOf(await asked((await build.start(period)).id), 'run-not-ready');
  const costs = await build.period(house, { kind: 'operating_costs' });
  await build.post('/v1/operating-cost-entries', {
    billing_period_id: costs.id,
    kind: 'property_tax',
    description: 'Grundsteuerbescheid 2022',
    amount_cents: 41_000,
    key: { by: 'units' },
  });
  problemOf(await asked((await build.run(costs.id)).id), 'rule-violated');
});
