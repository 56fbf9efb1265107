import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { RELEASE_ANYWAY } from '../../../test/overrides.ts';
import { goldenHouse } from '../house/house.fixture.ts';
import { setReleaseHook } from '../index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

const keyed = (body: unknown = {}) => ({ body, headers: { 'Idempotency-Key': randomUUID() } });
const issue = (run: string) => api.request('POST', `/v1/billing-runs/${run}/statements`, keyed());
const patch = async (path: string, body: unknown) => {
  const headers = { 'If-Match': (await api.request('GET', path)).headers.get('etag') ?? '' };
  const answer = await api.request('PATCH', path, { body, headers });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};
const later = () => {
  api.clock.now = new Date(api.clock.now.getTime() + 60_000);
};

describe('a run is issued for what stands now', () => {
  test.each([
    ['the days of its period', '/period', 'period_changed', { to: '2022-06-30' }],
    [
      'its keys',
      '/keys',
      'keys_changed',
      { keys: { heating_consumption_percent: '50', hot_water_consumption_percent: '50' } },
    ],
  ])('not after a change of %s', async (_, pointer, code, change) => {
    const { build, period } = await goldenHouse(api);
    const { id } = await build.run(period);
    await patch(`/v1/billing-periods/${period}`, change);
    expect(problemOf(await issue(id), 'run-outdated').errors).toMatchObject([{ pointer, code }]);
    expect((await build.read1(id)).status).toBe('ready');
  });

  test('not after somebody left, or came to a unit', async () => {
    const { build, period, shop } = await goldenHouse(api);
    const { id } = await build.run(period);
    await patch(`/v1/occupancies/${shop.occupancies[0]}`, { to: '2022-06-30' });
    expect(problemOf(await issue(id), 'run-outdated').errors).toMatchObject([
      { pointer: '/units/0/occupancies', code: 'occupancies_changed' },
    ]);
    await build.post('/v1/occupancies', {
      unit_id: shop.id,
      number: '1-2',
      from: '2022-07-01',
      occupant: { name: 'Dora Neu' },
    });
    problemOf(await issue(id), 'run-outdated');
    later();
    const again = await build.run(period);
    expect((await build.issue(again.id)).statements).toBe(3);
  });

  test('whatever else was corrected meanwhile, costs and names, leaves it as it was frozen', async () => {
    const { build, period, maintenance, shop } = await goldenHouse(api);
    const { id } = await build.run(period);
    await patch(`/v1/cost-entries/${maintenance.id}`, { amount_cents: 30_000 });
    await patch(`/v1/occupancies/${shop.occupancies[0]}`, { occupant: { name: 'Carla Muster' } });
    expect((await issue(id)).status).toBe(201);
  });
});

test('a period that is not over is calculated and not issued', async () => {
  const { build, house } = await goldenHouse(api);
  const period = await build.post('/v1/billing-periods', {
    property_id: house.property,
    from: '2026-01-01',
    to: '2026-12-31',
    settings: { energy_used: { quantity: '3450', unit: 'kWh' }, hot_water_share: { method: 'given', share: '1/6' } },
  });
  await build.cost(period.id, 'heat_supply', 200_000);
  const run = await build.run(period.id);
  expect(run.status).toBe('ready');
  expect(problemOf(await issue(run.id), 'rule-violated').errors).toMatchObject([{ code: 'period_not_over' }]);
});

test('an older run does not come after a newer one, and what is superseded is not released', async () => {
  const { build, period } = await goldenHouse(api);
  const first = await build.run(period);
  await build.issue(first.id);
  later();
  const stale = await build.run(period, 'Beleg fehlte');
  later();
  const newest = await build.run(period, 'Beleg war falsch');
  await build.issue(newest.id);
  expect(problemOf(await issue(stale.id), 'run-outdated').detail).toContain(newest.id);

  const list = await api.request<{ data: { id: string }[] }>('GET', `/v1/statements?billing_period_id=${period}`);
  const version = (number: number) => `/v1/statements/${list.body.data[0]?.id}/versions/${number}/releases`;
  problemOf(await api.request('POST', version(1), keyed(RELEASE_ANYWAY)), 'version-superseded');
  problemOf(
    await api.request('POST', `/v1/billing-runs/${first.id}/releases`, keyed(RELEASE_ANYWAY)),
    'version-superseded',
  );
  expect((await api.request('POST', version(2), keyed(RELEASE_ANYWAY))).status).toBe(201);
});
