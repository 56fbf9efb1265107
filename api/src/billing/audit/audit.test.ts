import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { RELEASE_ANYWAY } from '../../../test/overrides.ts';
import type { getBillingRunAudit } from '../get-billing-run-audit.ts';
import { goldenHouse, houseBuilder } from '../house/house.fixture.ts';
import { setReleaseHook } from '../index.ts';

type Audit = Awaited<ReturnType<typeof getBillingRunAudit>>;

let api: TestApi;
let golden: Awaited<ReturnType<typeof goldenHouse>>;
let run: string;
let serial = 0;

beforeAll(async () => {
  api = await startTestApi();
  setReleaseHook(async () => {});
  golden = await goldenHouse(api);
  run = (await golden.build.run(golden.period)).id;
});
afterAll(() => api.close());

const audit = (id = run) => api.request<Audit>('GET', `/v1/billing-runs/${id}/audit`);
const release = (path: string, body: unknown) => {
  serial += 1;
  return api.request('POST', path, { body, headers: { 'Idempotency-Key': `release-${serial}` } });
};

test('every check says what it found, what to do, and what tenants could cut', async () => {
  const { status, body } = await audit();
  expect(status).toBe(200);
  expect(body.releasable).toBe(false);
  expect(body.checks.length).toBeGreaterThan(60);
  const found = new Map(body.findings.map((finding) => [finding.check, finding]));
  expect(found.get('statement_late')).toMatchObject({
    severity: 'error',
    legal_basis: 'BGB § 556(3)',
    path: '/facts/today',
    // Who has still to pay is a shop, and shops have no such deadline; the flat has a credit.
    reduction: null,
  });
  const cut = found.get('taxes_and_levies_missing')?.reduction;
  expect(cut).toMatchObject({ legal_basis: 'HeizkostenV § 12(1)', percent: '3', total_cents: 9_168 });
  // 3 % of 1091.56 and of 1964.23, each tenant by himself.
  expect(cut?.occupants.map(({ amount_cents }) => amount_cents)).toEqual([3_275, 5_893]);
  expect(body.checks.find(({ check }) => check === 'key_change_not_declared')).toMatchObject({
    state: 'not_run',
    lacks: ['previous'],
  });
});

test('what the manager states is asked, too', async () => {
  const { build, period } = await goldenHouse(api);
  const path = `/v1/billing-periods/${period}`;
  const { body, headers } = await api.request<{ settings: object }>('GET', path);
  const settings = { ...body.settings, audit: { building: { heated_area_m2: '300' } } };
  const patched = await api.request('PATCH', path, {
    body: { settings },
    headers: { 'If-Match': headers.get('etag') ?? '' },
  });
  expect(patched.status).toBe(200);
  const checks = (await audit((await build.run(period)).id)).body.findings.map(({ check }) => check);
  expect(checks).toContain('areas_below_building');
});

describe('a release', () => {
  beforeAll(async () => {
    await golden.build.issue(run);
  });
  const ofRun = () => `/v1/billing-runs/${run}/releases`;

  test('is refused while an error stands, and names each', async () => {
    const refused = problemOf(await release(ofRun(), {}), 'audit-errors');
    expect(refused.errors.map(({ code }) => code).sort()).toEqual(
      RELEASE_ANYWAY.overrides.map(({ check }) => check).sort(),
    );
    const [late, ...others] = RELEASE_ANYWAY.overrides;
    const left = problemOf(await release(ofRun(), { overrides: others }), 'audit-errors');
    expect(left.errors.map(({ code }) => code)).toEqual([late?.check]);
    const { body } = await api.request<{ data: unknown[] }>('GET', '/v1/releases');
    expect(body.data).toEqual([]);
  });

  test('needs checks that exist, and reasons', async () => {
    const unknown = problemOf(
      await release(ofRun(), { overrides: [{ check: 'toString', reason: 'x' }] }),
      'validation-failed',
    );
    expect(unknown.errors.map(({ pointer }) => pointer)).toEqual(['/overrides/0/check']);
    const silent = problemOf(
      await release(ofRun(), { overrides: [{ check: 'statement_late', reason: ' ' }] }),
      'validation-failed',
    );
    expect(silent.errors.map(({ pointer }) => pointer)).toEqual(['/overrides/0/reason']);
  });

  test('of one version goes by the same audit; the reasons stand in the trail, those that were needed', async () => {
    const list = await api.request<{ data: { id: string }[] }>(
      'GET',
      `/v1/statements?billing_period_id=${golden.period}`,
    );
    const path = `/v1/statements/${list.body.data[0]?.id}/versions/1/releases`;
    problemOf(await release(path, {}), 'audit-errors');
    const more = { overrides: [...RELEASE_ANYWAY.overrides, { check: 'device_scale_unknown', reason: 'not asked' }] };
    const idle = {
      overrides: [...RELEASE_ANYWAY.overrides, { check: 'periods_not_continuous', reason: 'nothing to excuse' }],
    };
    problemOf(await release(path, more), 'validation-failed');
    expect((await release(path, idle)).status).toBe(201);
    expect((await release(ofRun(), RELEASE_ANYWAY)).status).toBe(201);
    const trail = await api.request<{ data: { action: string; changes: { audit_overrides?: unknown } }[] }>(
      'GET',
      '/v1/audit-events?limit=100',
    );
    const told = trail.body.data.filter(({ action }) => action.endsWith('.released'));
    expect(told.map(({ changes }) => changes.audit_overrides)).toEqual([
      RELEASE_ANYWAY.overrides,
      RELEASE_ANYWAY.overrides,
    ]);
  });
});

test('a run that is not calculated has no audit, a foreign one is not there', async () => {
  const { id } = await golden.build.start(golden.period, 'Noch nicht begonnen.');
  problemOf(await audit(id), 'run-not-ready');
  const { key } = await api.foreignAccount();
  problemOf(await api.request('GET', `/v1/billing-runs/${run}/audit`, { key }), 'not-found');
});

test('what the account says by now is held against what was billed', async () => {
  const { build, period, shop, rest } = await goldenHouse(api);
  const { id } = await build.run(period);
  const change = async (path: string, body: object) => {
    const { headers } = await api.request('GET', path);
    const changed = await api.request('PATCH', path, { body, headers: { 'If-Match': headers.get('etag') ?? '' } });
    expect(changed.status).toBe(200);
  };
  await change(`/v1/occupancies/${rest.occupancies[0]}`, { to: '2022-11-30' });
  await change(`/v1/units/${shop.id}`, { use: 'residential' });
  const checks = (await audit(id)).body.findings.map(({ check }) => check);
  expect(checks).toEqual(expect.arrayContaining(['occupancy_days_differ', 'vat_for_dwelling']));
});

test('an estimate is counted through the periods before', async () => {
  const build = houseBuilder(api);
  const house = await build.property([
    { area: '80', occupancies: [{ from: '2020-01-01' }] },
    { area: '20', occupancies: [{ from: '2020-01-01' }] },
  ]);
  const [read, closed] = house.units;
  const heat = { use: 'heating', kind: 'heat_meter' } as const;
  const ends = ['2020-12-31', '2021-12-31', '2022-12-31'].map((day, year) => [day, String(year * 900)] as const);
  await build.device(house, { ...heat, unit: read?.id ?? '', readings: ends });
  await build.device(house, { ...heat, unit: closed?.id ?? '', readings: [] });
  const substitutes = [{ unit_id: closed?.id, use: 'heating', cause: 'no_access' }];
  const billed = async (year: number) => {
    const { id } = await build.period(house, { settings: { audit: { substitutes } } }, year);
    await build.cost(id, 'heat_supply', 90_000, { scope: 'heating' });
    const { body } = await audit((await build.run(id)).id);
    return body.findings.filter(({ check }) => check === 'estimated_again').map(({ message_en }) => message_en);
  };
  expect(await billed(2021)).toEqual([]);
  expect(await billed(2022)).toEqual([expect.stringContaining('estimated 2 times in a row')]);
});

test('the audit is told of what belongs to the house only, and once', async () => {
  const { build, house, period, shop, maintenance } = await goldenHouse(api);
  const other = await build.property([{ area: '50', occupancies: [{ from: '2020-01-01' }] }]);
  const [unit_id, occupancy_id] = [other.units[0]?.id, other.units[0]?.occupancies[0]];
  const told = async (settings: object) => {
    const { headers } = await api.request('GET', `/v1/billing-periods/${period}`);
    return api.request('PATCH', `/v1/billing-periods/${period}`, {
      body: { settings: { audit: settings } },
      headers: { 'If-Match': headers.get('etag') ?? '' },
    });
  };
  const device_id = `dev_${'0'.repeat(32)}`;
  const cost_entry_id = `cst_${'0'.repeat(32)}`;
  for (const [pointer, settings] of [
    ['units/0/unit_id', { units: [{ unit_id, area_change_reason: 'Aufmaß' }] }],
    ['occupancies/0/occupancy_id', { occupancies: [{ occupancy_id }] }],
    ['interim_readings/0/occupancy_id', { interim_readings: [{ occupancy_id, impossible_reason: 'Niemand da' }] }],
    ['monthly_information/0/occupancy_id', { monthly_information: [{ occupancy_id }] }],
    ['devices/0/device_id', { devices: [{ device_id }] }],
    ['substitutes/0/unit_id', { substitutes: [{ unit_id, use: 'heating' }] }],
    ['fuel/cuts/0/cost_entry_id', { fuel: { cuts: [{ cost_entry_id, cut_by: null }] } }],
  ] as const) {
    const { errors } = problemOf(await told(settings), 'unknown-reference');
    expect(errors.map((each) => each.pointer)).toEqual([`/settings/audit/${pointer}`]);
  }
  const twice = { occupancy_id: house.units[0]?.occupancies[0] };
  problemOf(await told({ occupancies: [twice, twice] }), 'rule-violated');
  const both = (['heating', 'hot_water'] as const).map((use) => ({ unit_id: shop.id, use }));
  const cuts = [{ cost_entry_id: maintenance.id, cut_by: null }];
  expect((await told({ substitutes: both, fuel: { cuts } })).status).toBe(200);
});
