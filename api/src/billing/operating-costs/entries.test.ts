import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { type House, houseBuilder } from '../house/house.fixture.ts';
import type { BillingPeriodWire } from '../periods/convert.ts';
import type { OperatingCostEntryWire } from './convert.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
let house: House;
let period: string;

const keyed = (body: unknown, key: string = randomUUID()) => ({ body, headers: { 'Idempotency-Key': key } });
const ifMatch = (version: number, body?: unknown) => ({ body, headers: { 'If-Match': `"${version}"` } });
const ENTRIES = '/v1/operating-cost-entries';
const lift = (more: object = {}) => ({
  billing_period_id: period,
  kind: 'lift',
  description: 'Aufzug Nord GmbH',
  amount_cents: 115_000,
  ...more,
});
const periodOf = (of: House, more: object = {}) =>
  api.request<BillingPeriodWire>('POST', '/v1/billing-periods', {
    body: { property_id: of.property, kind: 'operating_costs', from: '2025-01-01', to: '2025-12-31', ...more },
  });
const small = () => build.property([{ area: '60', occupancies: [{ from: '2020-01-01' }] }]);

beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
  house = await build.property([
    { area: '80', occupancies: [{ from: '2020-01-01' }] },
    { area: '64', occupancies: [{ from: '2020-01-01' }] },
  ]);
  period = (await periodOf(house)).body.id;
});
afterAll(() => api.close());

test.each(['GET', 'PATCH', 'DELETE'])('%s: what is no id is refused', async (method) => {
  problemOf(await api.request(method, `${ENTRIES}/x`, method === 'GET' ? {} : keyed({})), 'validation-failed');
});

describe('periods of operating costs', () => {
  test('have settings of their own, and are found by their kind', async () => {
    const path = `/v1/billing-periods?property_id=${house.property}`;
    const found = async (kind: string) =>
      (await api.request<{ data: BillingPeriodWire[] }>('GET', `${path}&kind=${kind}`)).body.data;
    const [made] = await found('operating_costs');
    expect(made).toMatchObject({ id: period, kind: 'operating_costs', keys: null, settings: null });
    expect(made?.operating_costs).toMatchObject({ default_by: 'area', rounding: 'show_difference', consumptions: [] });
    expect(await found('heating')).toEqual([]);
  });

  test('lie beside those of heating, and never over one of their own kind', async () => {
    const one = await small();
    expect((await build.period(one, {}, 2025)).id).toMatch(/^bpr_/);
    expect((await periodOf(one)).status).toBe(201);
    problemOf(await periodOf(one, { from: '2025-12-31', to: '2026-12-30' }), 'billing-period-overlap');
  });

  test.each([
    ['keys of heating', { keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' } }, '/keys'],
    ['settings of heating', { settings: {} }, '/settings'],
    ['operating costs in a period of heating', { kind: 'heating', operating_costs: {} }, '/operating_costs'],
    ['thirteen months', { to: '2026-01-31' }, '/to'],
    ['a time before the BetrKV', { from: '2003-01-01', to: '2003-12-31' }, '/from'],
  ])('%s are refused', async (_, change, pointer) => {
    const [finding] = problemOf(await periodOf(await small(), change), 'rule-violated').errors;
    expect(finding?.pointer).toBe(pointer);
  });

  test('name only what is of their property', async () => {
    const other = await small();
    const heating = await build.period(other, {}, 2025);
    const unit = other.units[0]?.id;
    const own = house.units[0]?.id;
    const foreign = other.units[0]?.occupancies[0];
    const value = { value: '1' };
    for (const [operating_costs, pointer] of [
      [{ heating_period_id: heating.id }, 'heating_period_id'],
      [{ heating_period_id: period }, 'heating_period_id'],
      [{ water: { undrained: [{ unit_id: unit, volume_m3: '1', reason: 'x' }] } }, 'water/undrained/0/unit_id'],
      [
        { consumptions: [{ id: 'a', unit: 'kWh', values: [{ unit_id: unit, ...value }] }] },
        'consumptions/0/values/0/unit_id',
      ],
      [
        { consumptions: [{ id: 'a', unit: 'kWh', values: [{ unit_id: own, occupancy_id: foreign, ...value }] }] },
        'consumptions/0/values/0/occupancy_id',
      ],
      [
        { calibration_overrides: [{ device_id: `dev_${'0'.repeat(32)}`, reason: 'x' }] },
        'calibration_overrides/0/device_id',
      ],
    ] as const) {
      const answer = await api.request('PATCH', `/v1/billing-periods/${period}`, ifMatch(1, { operating_costs }));
      expect(problemOf(answer, 'unknown-reference').errors[0]?.pointer).toBe(`/operating_costs/${pointer}`);
    }
  });

  test('have one value of a consumption for each unit', async () => {
    const values = [1, 2].map((value) => ({ unit_id: house.units[0]?.id, value: String(value) }));
    const operating_costs = { consumptions: [{ id: 'laundry', unit: 'kWh', values }] };
    const answer = await api.request('PATCH', `/v1/billing-periods/${period}`, ifMatch(1, { operating_costs }));
    expect(problemOf(answer, 'rule-violated').errors[0]?.pointer).toBe(
      '/operating_costs/consumptions/0/values/1/unit_id',
    );
  });

  test('take no cost and no fuel of heating, nor a period of heating an operating cost', async () => {
    const [heating, cost] = [await build.period(house, {}, 2024), { scope: 'heating', kind: 'maintenance' }];
    const fuel = { kind: 'purchase', day: '2025-02-01', unit: 'l', quantity: '1', amount_cents: 1 };
    for (const [path, body] of [
      ['/v1/cost-entries', { ...cost, billing_period_id: period, description: 'x', amount_cents: 1 }],
      ['/v1/fuel-deliveries', { ...fuel, billing_period_id: period }],
      [ENTRIES, lift({ billing_period_id: heating.id })],
    ] as const) {
      const [finding] = problemOf(await api.request('POST', path, keyed(body)), 'rule-violated').errors;
      expect(finding).toMatchObject({ pointer: '/billing_period_id', code: 'other_kind_of_period' });
    }
  });
});

describe('operating costs', () => {
  test('are made, read, listed, corrected and removed, once under one key, and leave their trail', async () => {
    const key = randomUUID();
    const made = await api.request<OperatingCostEntryWire>('POST', ENTRIES, keyed(lift({ key: { by: 'units' } }), key));
    expect(made.status).toBe(201);
    const path = made.headers.get('location') ?? '';
    expect(path).toBe(`${ENTRIES}/${made.body.id}`);
    const again = await api.request('POST', ENTRIES, keyed(lift({ key: { by: 'units' } }), key));
    expect(again.body).toEqual(made.body);
    problemOf(await api.request('POST', ENTRIES, keyed(lift(), key)), 'idempotency-key-reused');
    problemOf(await api.request('POST', ENTRIES, { body: lift() }), 'idempotency-key-missing');

    expect((await api.request('GET', path)).body).toEqual(made.body);
    const list = await api.request<{ data: unknown[] }>('GET', `${ENTRIES}?billing_period_id=${period}`);
    expect(list.body.data).toEqual([made.body]);

    const labour = [{ kind: 's35a_3', amount_cents: 41_000 }];
    const changed = await api.request<OperatingCostEntryWire>(
      'PATCH',
      path,
      ifMatch(1, { labour, amount_cents: 120_000 }),
    );
    expect(changed.body).toMatchObject({ version: 2, labour, amount_cents: 120_000, key: { by: 'units' } });
    expect((await api.request('PATCH', path, ifMatch(2, { key: null }))).body).toMatchObject({ key: null, labour });
    problemOf(await api.request('PATCH', path, ifMatch(2, {})), 'precondition-failed');
    problemOf(await api.request('DELETE', path), 'precondition-required');
    expect((await api.request('DELETE', path, ifMatch(3))).status).toBe(204);
    problemOf(await api.request('GET', path), 'not-found');
    const events = await api.request<{ data: { action: string; object_id: string }[] }>(
      'GET',
      '/v1/audit-events?limit=100',
    );
    const actions = events.body.data.filter(({ object_id }) => object_id === made.body.id).map(({ action }) => action);
    expect(actions.sort()).toEqual(
      ['created', 'deleted', 'updated', 'updated'].map((each) => `operating_cost_entry.${each}`),
    );
  });

  test.each([
    ['other costs without name and agreement', { kind: 'other' }, ['/label', '/agreed'], 'BetrKV § 2'],
    ['central heating', { kind: 'combined_plant' }, ['/kind'], 'HeizkostenV'],
    ['fees for broadband after June 2024', { kind: 'cable_fees', built_on: '1998-05-01' }, ['/kind'], 'BetrKV § 2'],
    ['an aerial that is too new', { kind: 'aerial', built_on: '2022-01-01' }, ['/built_on'], 'BetrKV § 2'],
    ['days outside of the period', { from: '2024-12-31' }, ['/from'], undefined],
    ['more labour than cost', { labour: [{ kind: 's35a_2', amount_cents: 115_001 }] }, ['/labour'], 'EStG § 35a'],
    [
      'labour in own work',
      { own_work: true, labour: [{ kind: 's35a_2', amount_cents: 1 }] },
      ['/labour'],
      'EStG § 35a',
    ],
    ['more deduction than cost', { deduction: { amount_cents: 115_001, reason: 'x' } }, ['/deduction'], undefined],
  ])('%s are refused with their provision', async (_, change, pointers, basis) => {
    const refused = await api.request('POST', ENTRIES, keyed(lift(change)));
    const { errors } = problemOf(refused, 'rule-violated');
    expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    if (basis !== undefined) expect(errors[0]?.legal_basis).toContain(basis);
  });

  test('what the owner bears by law is no kind at all', async () => {
    for (const kind of ['administration', 'repair', 'smoke_alarm_rent']) {
      problemOf(await api.request('POST', ENTRIES, keyed(lift({ kind }))), 'validation-failed');
    }
  });

  test('name units of their house only, and periods of their account', async () => {
    const unit_id = (await small()).units[0]?.id ?? '';
    for (const [change, pointer] of [
      [{ unit_ids: [house.units[0]?.id, unit_id] }, '/unit_ids/1'],
      [{ key: { by: 'fixed', amounts: [{ unit_id, amount_cents: 1 }] } }, '/key/amounts/0/unit_id'],
    ] as const) {
      const answer = await api.request('POST', ENTRIES, keyed(lift(change)));
      expect(problemOf(answer, 'unknown-reference').errors[0]?.pointer).toBe(pointer);
    }
    const own = house.units[0]?.id;
    const amounts = [1, 2].map((amount_cents) => ({ unit_id: own, amount_cents }));
    for (const change of [{ unit_ids: [own, own] }, { key: { by: 'fixed', amounts } }]) {
      const twice = await api.request('POST', ENTRIES, keyed(lift(change)));
      expect(problemOf(twice, 'rule-violated').errors[0]?.code).toBe('duplicate_id');
    }
    const foreign = await api.foreignAccount();
    problemOf(await api.request('POST', ENTRIES, { key: foreign.key, ...keyed(lift()) }), 'unknown-reference');
  });
});

describe('what keys need of units and occupancies', () => {
  const made = async () => (await small()).units[0] ?? { id: '', occupancies: [] };

  test('areas, shares and persons are optional, set and cleared', async () => {
    const { id, occupancies } = await made();
    const unit = `/v1/units/${id}`;
    expect((await api.request('GET', unit)).body).toMatchObject({ living_area_m2: null, co_ownership_shares: null });
    const shares = { living_area_m2: '61.50', co_ownership_shares: '125' };
    expect((await api.request('PATCH', unit, ifMatch(1, shares))).body).toMatchObject(shares);
    const cleared = await api.request('PATCH', unit, ifMatch(2, { living_area_m2: null }));
    expect(cleared.body).toMatchObject({ ...shares, living_area_m2: null });
    const occupancy = `/v1/occupancies/${occupancies[0]}`;
    const persons = { persons: 2, person_changes: [{ from: '2025-05-03', persons: 3 }] };
    expect((await api.request('GET', occupancy)).body).toMatchObject({ persons: null, person_changes: [] });
    expect((await api.request('PATCH', occupancy, ifMatch(1, persons))).body).toMatchObject(persons);
    const none = await api.request('PATCH', occupancy, ifMatch(2, { person_changes: [] }));
    expect(none.body).toMatchObject({ persons: 2, person_changes: [] });
  });

  test.each([
    [
      'before the first day',
      { persons: 1, person_changes: [{ from: '2020-01-01', persons: 2 }] },
      '/person_changes/0/from',
    ],
    [
      'not in order',
      {
        persons: 1,
        person_changes: [
          { from: '2021-01-01', persons: 2 },
          { from: '2021-01-01', persons: 3 },
        ],
      },
      '/person_changes/1/from',
    ],
    ['without a beginning', { person_changes: [{ from: '2021-01-01', persons: 2 }] }, '/persons'],
    [
      'after the last day',
      { to: '2021-12-31', persons: 1, person_changes: [{ from: '2022-01-01', persons: 2 }] },
      '/person_changes/0/from',
    ],
  ])('changes of the number of persons %s are refused', async (_, change, pointer) => {
    const { id: unit_id, occupancies } = await made();
    const patched = await api.request('PATCH', `/v1/occupancies/${occupancies[0]}`, ifMatch(1, change));
    expect(problemOf(patched, 'rule-violated').errors[0]?.pointer).toBe(pointer);
    const body = { number: '1-2', from: '2020-01-01', occupant: { name: 'Ada Muster' }, ...change };
    const fresh = await api.request('POST', '/v1/occupancies', { body: { ...body, unit_id } });
    expect(problemOf(fresh, 'rule-violated').errors[0]?.pointer).toBe(pointer);
  });
});
