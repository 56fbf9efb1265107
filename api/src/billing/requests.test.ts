import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import type { CostEntryWire, FuelDeliveryWire } from './costs/convert.ts';
import { goldenHouse, houseBuilder } from './house/house.fixture.ts';
import { setReleaseHook } from './index.ts';
import type { BillingPeriodWire } from './periods/convert.ts';
import type { StatementWire } from './statements/convert.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
let billed: Awaited<ReturnType<typeof goldenHouse>> & { run: string; statement: string };

const keyed = (body: unknown, key: string = randomUUID()) => ({ body, headers: { 'Idempotency-Key': key } });
const ifMatch = (version: number, body?: unknown) => ({ body, headers: { 'If-Match': `"${version}"` } });
const statementsOf = async (period: string) =>
  (await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?billing_period_id=${period}`)).body.data.sort(
    (a, b) => (a.number < b.number ? -1 : 1),
  );

beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
  setReleaseHook(async () => {});
  const golden = await goldenHouse(api);
  const { id } = await build.run(golden.period);
  await build.issue(id);
  const [first] = await statementsOf(golden.period);
  billed = { ...golden, run: id, statement: first?.id ?? '' };
});
afterAll(() => api.close());

const house = () => build.property([{ area: '60', occupancies: [{ from: '2020-01-01' }] }]);

test.each([
  ['GET', '/v1/billing-periods/x'],
  ['PATCH', '/v1/billing-periods/x'],
  ['GET', '/v1/cost-entries/x'],
  ['PATCH', '/v1/cost-entries/x'],
  ['DELETE', '/v1/cost-entries/x'],
  ['GET', '/v1/fuel-deliveries/x'],
  ['PATCH', '/v1/fuel-deliveries/x'],
  ['DELETE', '/v1/fuel-deliveries/x'],
  ['GET', '/v1/billing-runs/x'],
  ['GET', '/v1/billing-runs/x/inputs'],
  ['POST', '/v1/billing-runs/x/statements'],
  ['POST', '/v1/billing-runs/x/releases'],
  ['GET', '/v1/statements/x'],
  ['GET', '/v1/statements/x/versions'],
  ['GET', '/v1/statements/x/versions/one'],
  ['POST', '/v1/statements/x/versions/1/releases'],
  ['GET', '/v1/releases?limit=0'],
  ['GET', '/v1/law/parameters?on=2025-02-30'],
])('%s %s: what is no id and no day is refused', async (method, path) => {
  problemOf(await api.request(method, path, method === 'GET' ? {} : keyed({})), 'validation-failed');
});

describe('billing periods', () => {
  test('take the keys of the property, and are read and listed as they were made', async () => {
    const { property } = await house();
    const made = await api.request<BillingPeriodWire>('POST', '/v1/billing-periods', {
      body: { property_id: property, from: '2022-01-01', to: '2022-12-31' },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/v1/billing-periods/${made.body.id}`);
    expect(made.body.keys).toMatchObject({ heating_consumption_percent: '70', heating_base_by: 'degree_days' });
    const path = `/v1/billing-periods/${made.body.id}`;
    expect((await api.request('GET', path)).body).toEqual(made.body);
    const list = await api.request<{ data: unknown[] }>('GET', `/v1/billing-periods?property_id=${property}`);
    expect(list.body.data).toEqual([made.body]);
  });

  test.each([
    ['a day less than nothing', { from: '2022-01-01', to: '2021-12-31' }, '/to', undefined],
    ['thirteen months', { from: '2022-01-01', to: '2023-01-31' }, '/to', 'BGB § 556(3)'],
    ['a time before the ordinance', { from: '2008-01-01', to: '2008-12-31' }, '/from', 'HeizkostenV § 7'],
    [
      '75 percent of the heat by consumption',
      { keys: { heating_consumption_percent: '75', hot_water_consumption_percent: '70' } },
      '/keys/heating_consumption_percent',
      'HeizkostenV § 7(1)',
    ],
    [
      '49.9 percent of the hot water by consumption',
      { keys: { heating_consumption_percent: '50', hot_water_consumption_percent: '49.9' } },
      '/keys/hot_water_consumption_percent',
      'HeizkostenV § 8(1)',
    ],
  ])('%s is refused with its provision', async (_, change, pointer, legal_basis) => {
    const { property } = await house();
    const body = { property_id: property, from: '2022-01-01', to: '2022-12-31', ...change };
    const [finding] = problemOf(await api.request('POST', '/v1/billing-periods', { body }), 'rule-violated').errors;
    expect(finding).toMatchObject({ pointer, ...(legal_basis === undefined ? {} : { legal_basis }) });
  });

  test('two of a property cannot overlap, be it on one day, also not by a change', async () => {
    const made = await house();
    await build.period(made);
    const body = { property_id: made.property, from: '2022-12-31', to: '2023-12-30' };
    problemOf(await api.request('POST', '/v1/billing-periods', { body }), 'billing-period-overlap');
    const next = await build.period(made, {}, 2023);
    problemOf(
      await api.request(
        'PATCH',
        `/v1/billing-periods/${next.id}`,
        ifMatch(1, { from: '2022-12-31', to: '2023-12-30' }),
      ),
      'billing-period-overlap',
    );
  });

  test('name only what belongs to their property: other houses and other accounts answer alike', async () => {
    const [mine, other] = [await house(), await house()];
    const foreign = await api.foreignAccount();
    const theirs = await build.property([{ area: '1', occupancies: [{ from: '2020-01-01' }] }], { key: foreign.key });
    const { id } = await build.period(mine);
    for (const { units } of [other, theirs]) {
      const occupancy = units[0]?.occupancies[0] ?? '';
      const unit = units[0]?.id ?? '';
      const advances = [{ occupancy_id: occupancy, amount_cents: 1 }];
      const refused = await api.request('PATCH', `/v1/billing-periods/${id}`, ifMatch(1, { advances }));
      expect(problemOf(refused, 'unknown-reference').detail).toBe(`There is no occupancy ${occupancy}.`);
      const failure = { unit_id: unit, use: 'heating', reason: 'x' };
      for (const failures of [[failure], [{ ...failure, unit_id: mine.units[0]?.id, comparable_unit_id: unit }]]) {
        const answer = await api.request('PATCH', `/v1/billing-periods/${id}`, ifMatch(1, { settings: { failures } }));
        expect(problemOf(answer, 'unknown-reference').detail).toBe(`There is no unit ${unit}.`);
      }
    }
    const { maintenance } = billed;
    const fuel_invoices = [
      { cost_entry_id: maintenance.id, label: 'x', from: '2022-01-01', to: '2022-12-31', quantity: '1', unit: 'kWh' },
    ];
    const answer = await api.request('PATCH', `/v1/billing-periods/${id}`, ifMatch(1, { settings: { fuel_invoices } }));
    problemOf(answer, 'unknown-reference');
    const own = mine.units[0]?.occupancies[0];
    const twice = [1, 2].map((amount_cents) => ({ occupancy_id: own, amount_cents }));
    problemOf(
      await api.request('PATCH', `/v1/billing-periods/${id}`, ifMatch(1, { advances: twice })),
      'rule-violated',
    );
  });

  test('keep days and keys once statements are issued; the rest may be corrected', async () => {
    const path = `/v1/billing-periods/${billed.period}`;
    const { body } = await api.request<BillingPeriodWire>('GET', path);
    for (const change of [{ to: '2022-11-30' }, { keys: { ...body.keys, heating_consumption_percent: '60' } }]) {
      const problem = problemOf(
        await api.request('PATCH', path, ifMatch(body.version, change)),
        'billing-period-issued',
      );
      expect(problem.errors[0]?.legal_basis).toBe('HeizkostenV § 6(4)');
    }
    const same = await api.request<BillingPeriodWire>('PATCH', path, ifMatch(body.version, { keys: body.keys }));
    expect(same.body.version).toBe(body.version + 1);
  });
});

describe('costs and fuel', () => {
  test('are added, read, corrected and removed', async () => {
    const period = await build.period(await house());
    const cost = await build.cost(period.id, 'maintenance', 24_633);
    const path = `/v1/cost-entries/${cost.id}`;
    const changed = await api.request<CostEntryWire>(
      'PATCH',
      path,
      ifMatch(1, { amount_cents: 24_600, labor_cents: 5 }),
    );
    expect(changed.body).toMatchObject({ version: 2, amount_cents: 24_600, labor_cents: 5, kind: 'maintenance' });
    expect((await api.request('GET', path)).body).toEqual(changed.body);
    const list = await api.request<{ data: unknown[] }>('GET', `/v1/cost-entries?billing_period_id=${period.id}`);
    expect(list.body.data).toEqual([changed.body]);
    problemOf(await api.request('DELETE', path, ifMatch(1)), 'precondition-failed');
    expect((await api.request('DELETE', path, ifMatch(2))).status).toBe(204);
    problemOf(await api.request('GET', path), 'not-found');

    const fuel = await api.request<FuelDeliveryWire>(
      'POST',
      '/v1/fuel-deliveries',
      keyed({
        billing_period_id: period.id,
        kind: 'opening',
        day: '2022-01-01',
        unit: 'l',
        quantity: '500',
        amount_cents: 48_000,
      }),
    );
    expect(fuel.status).toBe(201);
    const at = `/v1/fuel-deliveries/${fuel.body.id}`;
    const corrected = await api.request<FuelDeliveryWire>(
      'PATCH',
      at,
      ifMatch(1, { quantity: '510', co2_kg: '1300.5' }),
    );
    expect(corrected.body).toMatchObject({ quantity: '510', co2_kg: '1300.5', amount_cents: 48_000 });
    const layers = await api.request<{ data: unknown[] }>('GET', `/v1/fuel-deliveries?billing_period_id=${period.id}`);
    expect(layers.body.data).toEqual([corrected.body]);
    expect((await api.request('DELETE', at, ifMatch(2))).status).toBe(204);
  });

  test('the kinds are a closed list, and the water is a cost of hot water', async () => {
    const period = await build.period(await house());
    const entry = { billing_period_id: period.id, scope: 'heating', description: 'x', amount_cents: 1 };
    problemOf(
      await api.request('POST', '/v1/cost-entries', keyed({ ...entry, kind: 'caretaker' })),
      'validation-failed',
    );
    const wrong = { ...entry, kind: 'water_supply', labor_cents: 2 };
    const { errors } = problemOf(await api.request('POST', '/v1/cost-entries', keyed(wrong)), 'rule-violated');
    expect(errors.map((each) => each.legal_basis)).toEqual(['HeizkostenV § 8(2)', 'EStG § 35a(5)']);
    const cost = await build.cost(period.id, 'water_supply', 1, { scope: 'hot_water' });
    problemOf(
      await api.request('PATCH', `/v1/cost-entries/${cost.id}`, ifMatch(1, { scope: 'combined' })),
      'rule-violated',
    );
  });

  test.each([
    ['a cent more than the cost', 100, 101],
    ['of a credit note', -5_000, 4_000],
  ])('labour is within its cost, not %s', async (_, amount_cents, labor_cents) => {
    const period = await build.period(await house());
    const { id } = await build.cost(period.id, 'reading', amount_cents);
    const body = { billing_period_id: period.id, kind: 'reading', scope: 'heating', description: 'x', amount_cents };
    for (const answer of [
      await api.request('POST', '/v1/cost-entries', keyed({ ...body, labor_cents })),
      await api.request('PATCH', `/v1/cost-entries/${id}`, ifMatch(1, { labor_cents })),
    ]) {
      const finding = { pointer: '/labor_cents', code: 'labour_exceeds_cost', legal_basis: 'EStG § 35a(5)' };
      expect(problemOf(answer, 'rule-violated').errors).toMatchObject([finding]);
    }
  });

  test('are asked for an Idempotency-Key, and one key makes one cost', async () => {
    const period = await build.period(await house());
    const body = {
      billing_period_id: period.id,
      kind: 'reading',
      scope: 'combined',
      description: 'x',
      amount_cents: 1,
    };
    problemOf(await api.request('POST', '/v1/cost-entries', { body }), 'idempotency-key-missing');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.request<{ id: string }>('POST', '/v1/cost-entries', keyed(body, 'one'))),
    );
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body: { id } }) => id)).size).toBe(1);
    problemOf(
      await api.request('POST', '/v1/cost-entries', keyed({ ...body, amount_cents: 2 }, 'one')),
      'idempotency-key-reused',
    );
  });

  test('stay where statements rest on them', async () => {
    const { body } = await api.request<CostEntryWire>('GET', `/v1/cost-entries/${billed.maintenance.id}`);
    problemOf(
      await api.request('DELETE', `/v1/cost-entries/${body.id}`, ifMatch(body.version)),
      'billing-period-issued',
    );
    const fuel = await build.post('/v1/fuel-deliveries', {
      billing_period_id: billed.period,
      kind: 'purchase',
      day: '2022-05-01',
      unit: 'l',
      quantity: '1',
      amount_cents: 1,
    });
    problemOf(await api.request('DELETE', `/v1/fuel-deliveries/${fuel.id}`, ifMatch(1)), 'billing-period-issued');
  });
});

describe('runs and corrections', () => {
  test('a correction names its reason, makes version 2 and leaves version 1 as it was', async () => {
    const { period, maintenance } = await goldenHouse(api);
    const first = await build.run(period);
    await build.issue(first.id);
    const [before] = await statementsOf(period);
    const versionOne = `/v1/statements/${before?.id}/versions/1`;
    const original = (await api.request('GET', versionOne)).body;

    const missing = await api.request('POST', '/v1/billing-runs', keyed({ billing_period_id: period }));
    expect(problemOf(missing, 'rule-violated').errors[0]?.pointer).toBe('/reason');
    await api.request('PATCH', `/v1/cost-entries/${maintenance.id}`, ifMatch(1, { amount_cents: 10_765 }));
    const second = await build.run(period, 'Die Wartung war mit 207,65 statt 107,65 Euro angesetzt.');
    await build.issue(second.id);
    const [after] = await statementsOf(period);
    expect(after).toMatchObject({ id: before?.id, number: before?.number, latest_version: 2 });
    expect(after?.total_cents).toBeLessThan(before?.total_cents ?? 0);
    expect((await api.request('GET', versionOne)).body).toEqual(original);
    const versions = await api.request<{ data: { version: number; reason: string | null }[]; next_cursor: string }>(
      'GET',
      `/v1/statements/${before?.id}/versions?limit=1`,
    );
    expect(versions.body.data).toMatchObject([{ version: 1, reason: null }]);
    const rest = await api.request<{ data: object[] }>(
      'GET',
      `/v1/statements/${before?.id}/versions?limit=1&cursor=${versions.body.next_cursor}`,
    );
    expect(rest.body.data).toMatchObject([
      { version: 2, reason: 'Die Wartung war mit 207,65 statt 107,65 Euro angesetzt.' },
    ]);
  });

  test('a run that was ready before another one was issued needs a reason, too', async () => {
    const { period } = await goldenHouse(api);
    const [one, two] = [await build.run(period), await build.run(period)];
    await build.issue(one.id);
    problemOf(await api.request('POST', `/v1/billing-runs/${two.id}/statements`, keyed({})), 'rule-violated');
  });

  test('a second year knows the first: figures of the same occupant, numbers of their own', async () => {
    const { period, house: made, build: own } = await goldenHouse(api);
    await own.issue((await own.run(period)).id);
    const settings = {
      energy_used: { quantity: '3450', unit: 'kWh' },
      hot_water_share: { method: 'given', share: '1/6' },
    };
    const next = await own.period(made, { settings }, 2023);
    await own.cost(next.id, 'heat_supply', 200_000);
    const run = await own.run(next.id);
    const inputs = await api.request<{
      presentation: { units: { occupancies: { previous_period: object | null; comparison: object }[] }[] };
    }>('GET', `/v1/billing-runs/${run.id}/inputs`);
    expect(inputs.body.presentation.units[0]?.occupancies[0]).toMatchObject({
      previous_period: { from: '2022-01-01', to: '2022-12-31', total_eur: '1091.56', units_comparable: true },
      comparison: { before_missing: 'consumption_missing', average_missing: 'consumption_missing' },
    });
  });

  test('inputs are there once they are frozen; statements are issued once', async () => {
    const { period } = await goldenHouse(api);
    const started = await api.request<{ id: string; status: string }>(
      'POST',
      '/v1/billing-runs',
      keyed({ billing_period_id: period }),
    );
    expect(started.status).toBe(202);
    expect(started.headers.get('location')).toBe(`/v1/billing-runs/${started.body.id}`);
    expect(started.body.status).toBe('queued');
    const path = `/v1/billing-runs/${started.body.id}`;
    problemOf(await api.request('GET', `${path}/inputs`), 'run-not-ready');
    problemOf(await api.request('POST', `${path}/statements`, keyed({})), 'run-not-ready');
    problemOf(await api.request('POST', `${path}/releases`, keyed({})), 'run-not-ready');
    await build.work(started.body.id);
    const key = randomUUID();
    const issued = await api.request('POST', `${path}/statements`, keyed({}, key));
    expect(issued.status).toBe(201);
    expect((await api.request('POST', `${path}/statements`, keyed({}, key))).body).toEqual(issued.body);
    problemOf(await api.request('POST', `${path}/statements`, keyed({})), 'run-already-issued');
    const jobs = await api.db.inspect<{ payload: { statement_version_id: string } }>(
      "select payload from outbox where job = 'render-document' and payload ->> 'statement_version_id' = any($1)",
      [issued.body.statement_version_ids],
    );
    expect(jobs).toHaveLength(2);
  });

  test('no statement is issued that no brand could print', async () => {
    const { period, build: own } = await goldenHouse(api);
    const { id } = await own.run(period);
    const brands = await api.db.inspect<{ id: string }>('select id from brands');
    const mark = (is_default: boolean) =>
      api.db.inspect('update brands set is_default = $1 where id = any($2)', [
        is_default,
        brands.map((each) => each.id),
      ]);
    await mark(false);
    const refused = await api.request('POST', `/v1/billing-runs/${id}/statements`, keyed({}));
    expect(problemOf(refused, 'rule-violated').errors[0]?.code).toBe('brand_missing');
    await mark(true);
    expect((await own.issue(id)).statements).toBe(2);
  });

  test('lists are narrowed by property, period and occupancy', async () => {
    const { house: made, period, shop } = billed;
    for (const filter of [`property_id=${made.property}`, `billing_period_id=${period}`]) {
      const runs = await api.request<{ data: { id: string }[] }>('GET', `/v1/billing-runs?${filter}`);
      expect(runs.body.data.map(({ id }) => id)).toEqual([billed.run]);
    }
    const list = await api.request<{ data: StatementWire[] }>(
      'GET',
      `/v1/statements?occupancy_id=${shop.occupancies[0]}`,
    );
    expect(list.body.data.map(({ id }) => id)).toEqual([billed.statement]);
    expect((await api.request('GET', `/v1/statements/${billed.statement}`)).body).toEqual(list.body.data[0]);
  });

  test('an issued version and a frozen input never change, whoever asks', async () => {
    for (const change of [
      'update statement_versions set total_cents = 0',
      'delete from statement_versions',
      'update billing_run_inputs set house = $$$$',
      'delete from billing_run_results',
    ]) {
      await expect(api.db.inspect(change)).rejects.toThrow('is refused');
    }
  });
});
