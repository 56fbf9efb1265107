import type { z } from '@hono/zod-openapi';
import {
  add,
  billHouse,
  changeBillingCycle,
  type Day,
  format,
  type House,
  parse,
  shiftedDay,
  toCents,
} from '@klarmeter/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { goldenHouse, houseBuilder } from '../house/house.fixture.ts';
import type { Provenance } from '../house/provenance.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { BillingRunWire } from '../runs/convert.ts';
import { goldenChange } from './golden-change.fixture.ts';
import { oilHouse } from './oil-house.fixture.ts';
import type { CycleChangeSimulation, CycleChange as Schema } from './schemas.ts';

type Wire = z.infer<typeof Schema>;
type Simulation = z.infer<typeof CycleChangeSimulation>;

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
});
afterAll(() => api.close());

const change = (period: string, body: object, key: string = crypto.randomUUID()) =>
  api.request<Wire>('POST', `/v1/billing-periods/${period}/cycle-changes`, {
    body,
    headers: { 'Idempotency-Key': key },
  });
const changed = async (period: string, body: object): Promise<Wire> => {
  const answer = await change(period, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const simulate = async (period: string, body: object) =>
  (await api.request<Simulation>('POST', `/v1/billing-periods/${period}/cycle-change-simulations`, { body })).body;
const get = async <T>(path: string) => (await api.request<T>('GET', path)).body;
interface Inputs {
  readonly house: House;
  readonly provenance: Provenance;
  readonly presentation: Presentation;
}
const inputsOf = (run: string) => get<Inputs>(`/v1/billing-runs/${run}/inputs`);
const added = (a: string, b: string) => format(add(parse(a), parse(b)));
const cents = (euro: string) => Number(toCents(parse(euro)));
const WHOLE_YEAR = { change_on: '2022-05-01', next_to: '2022-12-31' };

/** Both runs must be ready; what the house was billed with, and what came of it. */
async function bill(period: string): Promise<{ run: BillingRunWire; inputs: Inputs }> {
  const run = await build.run(period);
  if (run.status !== 'ready') throw new Error(JSON.stringify(run.findings));
  return { run, inputs: await inputsOf(run.id) };
}

describe('the printed house of 2022, cut on the first of May', () => {
  test('both periods bill exactly what the engine divides, and nothing is lost', async () => {
    const golden = await goldenHouse(api);
    await build.read(golden.shopHeat.point, '2022-04-30', '5500');
    const expected = changeBillingCycle(await goldenChange(get, golden));
    if (!expected.ok || expected.remainderHouse === undefined) throw new Error('the house can be divided');
    const foreseen = await simulate(golden.period, WHOLE_YEAR);
    const made = await changed(golden.period, WHOLE_YEAR);
    // What was foreseen is what was made.
    const { possible, ...judged } = foreseen;
    expect(possible).toBe(true);
    expect(made).toMatchObject(judged);
    expect(await get(`/v1/cycle-changes/${made.id}`)).toEqual(made);
    expect(made).toMatchObject({
      short_period: { from: '2022-01-01', to: '2022-04-30' },
      next_period: { from: '2022-05-01', to: '2022-12-31' },
      before: { to: '2022-12-31', settings: { energy_used: { quantity: '3450' } } },
    });
    const shopHeat = made.points.find(({ measuring_point_id }) => measuring_point_id === golden.shopHeat.point);
    expect(shopHeat).toMatchObject({
      old: { value: '325' },
      next: { value: '475' },
      interim_values: [{ value: '5500', origin: 'measured', rule: null }],
    });
    const other = made.points.find(({ unit_id, use }) => unit_id === golden.rest.id && use === 'heating');
    // 530 of 1000 degree days of 2,100 kWh.
    expect(other?.interim_values).toMatchObject([
      {
        value: '2113',
        origin: 'interpolated',
        rule_de: 'nach Gradtagen',
        before: { day: '2021-12-31', value: '1000' },
        after: { day: '2022-12-31', value: '3100' },
      },
    ]);

    const short = await bill(golden.period);
    const next = await bill(made.next_billing_period_id);
    const entries = new Map(made.cost_entries.map((each) => [each.cost_entry_id, each]));
    for (const [side, house, { inputs, run }] of [
      ['old', expected.shortHouse, short],
      ['next', expected.remainderHouse, next],
    ] as const) {
      const costs = house.costs?.map((cost) => ({ ...cost, id: entries.get(cost.id)?.[`${side}_cost_entry_id`] }));
      expect({ ...inputs.house, keys: {} }).toEqual({ ...house, id: run.id, costs, keys: {} });
      const billed = billHouse(house);
      if (!billed.ok) throw new Error(JSON.stringify(billed.findings));
      expect(run.totals).toMatchObject({
        total_costs_eur: billed.total_costs_eur,
        total_statements_eur: billed.total_statements_eur,
      });
    }
    // 3,055.80 EUR and 3,100.00 EUR of advance payments, as printed.
    const both = [short, next];
    expect(both.reduce((all, { run }) => all + cents(run.totals?.total_costs_eur ?? '0'), 0)).toBe(305_580);
    const advances = both.flatMap(({ inputs }) =>
      inputs.house.units.flatMap(({ occupancies }) => occupancies.map(({ advance_eur = '0' }) => cents(advance_eur))),
    );
    expect(advances.reduce((all, each) => all + each)).toBe(310_000);

    // The labour of the maintenance, and what is printed of a value that nobody read.
    const labour = made.divisions.filter(({ field }) => field === 'labor_cents');
    expect(labour.map(({ whole, old, next: rest }) => [whole, old, rest])).toEqual([['100.00', '32.88', '67.12']]);
    const marks = (of: Inputs) =>
      of.presentation.units.flatMap(({ occupancies }) =>
        occupancies.flatMap(({ devices }) => devices.heating.map(({ mark }) => mark)),
      );
    expect([marks(short.inputs), marks(next.inputs)]).toEqual([
      ['read_on_site', 'interpolated'],
      ['read_on_site', 'interpolated'],
    ]);
    expect(short.inputs.provenance['/units/1/occupancies/0/heating']).toMatchObject({
      reading_ids: [expect.stringMatching(/^rdg_/)],
      interim_values: [{ value: '2113', day: '2022-04-30' }],
    });
    expect(await get(`/v1/billing-periods/${golden.period}`)).toMatchObject({
      to: '2022-04-30',
      version: 2,
      settings: {
        audit: { short_period_reason: 'Turnuswechsel zum 01.05.2022' },
        hot_water_share: { method: 'measured' },
      },
    });
  });

  test('what was divided stays as it was, counts no more and is corrected by its parts', async () => {
    const golden = await goldenHouse(api);
    const ready = await build.run(golden.period);
    const waiting = await build.start(golden.period);
    const made = await changed(golden.period, {
      ...WHOLE_YEAR,
      costs: [{ cost_entry_id: golden.maintenance.id, from: '2022-06-01', to: '2022-06-30' }],
    });
    const id = golden.maintenance.id;
    const parts = made.cost_entries.find(({ cost_entry_id }) => cost_entry_id === id);
    expect(parts).toMatchObject({ old_cost_entry_id: null });
    expect(await get(`/v1/cost-entries/${id}`)).toMatchObject({
      amount_cents: 20_765,
      billing_period_id: golden.period,
      superseded_by: made.id,
      divided_from: null,
    });
    expect(await get(`/v1/cost-entries/${parts?.next_cost_entry_id}`)).toMatchObject({
      amount_cents: 20_765,
      labor_cents: 10_000,
      billing_period_id: made.next_billing_period_id,
      superseded_by: null,
      divided_from: { id, cycle_change_id: made.id },
    });
    const headers = { 'If-Match': '"2"' };
    const moved = api.request('PATCH', `/v1/billing-periods/${golden.period}`, { body: { to: '2022-04-29' }, headers });
    expect(problemOf(await moved, 'rule-violated').errors).toMatchObject([
      { pointer: '/to', code: 'cycle_change_bounds_period' },
    ]);
    problemOf(await api.request('PATCH', `/v1/cost-entries/${id}`, { body: { amount_cents: 1 }, headers }), 'conflict');
    problemOf(await api.request('DELETE', `/v1/cost-entries/${id}`, { headers }), 'conflict');
    const listed = await get<{ data: { id: string }[] }>(`/v1/cost-entries?billing_period_id=${golden.period}`);
    expect(listed.data.map((each) => each.id)).not.toContain(id);
    expect(listed.data).toHaveLength(4);

    // A run that was ready is of a period that is no more; one that had not begun bills the short one.
    const refused = await build.read1(ready.id);
    expect(refused.status).toBe('failed');
    expect(refused.findings.at(-1)).toMatchObject({ code: 'billing_cycle_changed', severity: 'error' });
    await build.work(waiting.id);
    expect((await inputsOf(waiting.id)).house.period).toEqual({ from: '2022-01-01', to: '2022-04-30' });
    const list = await get<{ data: object[] }>(`/v1/cycle-changes?property_id=${golden.house.property}`);
    expect(list.data).toEqual([expect.objectContaining({ id: made.id, change_on: '2022-05-01' })]);
    const trail = await get<{ data: { action: string; changes: object }[] }>(
      `/v1/audit-events?object_id=${golden.period}&limit=100`,
    );
    expect(trail.data.filter(({ action }) => action === 'billing_period.cycle_changed')).toMatchObject([
      { changes: { cycle_change_id: made.id, to: { before: '2022-12-31', after: '2022-04-30' } } },
    ]);
  });

  test('on any day both parts of everything are the whole', async () => {
    const golden = await goldenHouse(api);
    const wholes = ['800', '3.569', '5.492', '2100', '2.4', '550'].map((value) => format(parse(value))).sort();
    const day = fc.integer({ min: 1, max: 364 }).map((days) => shiftedDay('2022-01-01', days));
    const property = fc.asyncProperty(day, async (change_on) => {
      const { possible, divisions, points } = await simulate(golden.period, { change_on });
      expect(possible).toBe(true);
      // Five costs and the labour of one, two advance payments, the energy and the heat for hot water.
      expect(divisions).toHaveLength(10);
      for (const { whole, old, next } of divisions) expect(added(old, next)).toBe(format(parse(whole)));
      expect(points.map(({ old, next }) => added(old.value ?? '', next.value ?? '')).sort()).toEqual(wholes);
    });
    const ends: [Day][] = [['2022-01-02'], ['2022-03-27'], ['2022-12-31']];
    await fc.assert(property, { seed: 20_220_501, numRuns: 8, examples: ends });
  });
});

describe('the seam', () => {
  test('what the short statement was issued with opens the next period, whatever is read later', async () => {
    const golden = await goldenHouse(api);
    const made = await changed(golden.period, WHOLE_YEAR);
    const short = await bill(golden.period);
    await build.issue(short.run.id);
    const [statement] = (
      await get<{ data: { id: string }[] }>(`/v1/statements?billing_period_id=${golden.period}&limit=1`)
    ).data;
    const why = await get<{
      steps: { inputs: { pointer?: string; readings?: object[]; interim_values?: object[] }[] }[];
    }>(`/v1/statements/${statement?.id}/versions/1/explain?line=heating_consumption`);
    const recorded = why.steps.flatMap(({ inputs }) => inputs).find(({ pointer }) => pointer?.endsWith('/heating'));
    expect([recorded?.readings?.length, recorded?.interim_values]).toMatchObject([1, [{ origin: 'interpolated' }]]);
    // The meter of the shop stood at 5,599 by degree days; somebody brings a photograph.
    await build.read(golden.shopHeat.point, '2022-04-30', '5550');
    const heating = ({ inputs }: { inputs: Inputs }) => inputs.house.units[0]?.occupancies[0]?.heating;
    const next = await bill(made.next_billing_period_id);
    expect([heating(short), heating(next)]).toEqual(['424', '376']);
    // A correction of the short period goes by the photograph, and the next one follows what is issued.
    api.clock.now = new Date(api.clock.now.getTime() + 1_000);
    const corrected = await build.run(golden.period, 'Zwischenstand nachgereicht');
    await build.issue(corrected.id);
    expect(heating({ inputs: await inputsOf(corrected.id) })).toBe('375');
    expect(heating(await bill(made.next_billing_period_id))).toBe('425');
  });

  test('a meter that nobody can read stands in nobody’s way: it is told, and substituted when it is billed', async () => {
    const golden = await goldenHouse(api);
    const broken = await build.device(golden.house, {
      use: 'heating',
      kind: 'heat_meter',
      unit: golden.rest.id,
      readings: [['2021-12-31', '7']],
    });
    const made = await changed(golden.period, WHOLE_YEAR);
    expect(made.findings.filter(({ severity }) => severity === 'warning')).toMatchObject([
      { code: 'interim_value_open', object_id: broken.point, legal_basis: 'HeizkostenV § 9a(1)' },
    ]);
    const run = await build.run(golden.period);
    expect(run.findings.map(({ code }) => code)).toContain('reading_substituted');
  });
});

describe('heating oil', () => {
  const usedEur = ({ run }: { run: BillingRunWire }) => cents(run.totals?.total_costs_eur ?? '0');

  test('what is left of the layers opens the next period at its closing value', async () => {
    const { period, late } = await oilHouse(build, '600');
    const made = await changed(period, { ...WHOLE_YEAR, stock_at_change: '333.3' });
    expect(made.stock).toMatchObject({ quantity: '333.3', rule: 'measured', value_cents: 38_093 });
    expect(made.fuel_deliveries.map(({ whole }) => whole)).toEqual([false, true]);
    expect(await get(`/v1/fuel-deliveries/${late}`)).toMatchObject({ superseded_by: made.id });
    const [short, next] = [await bill(period), await bill(made.next_billing_period_id)];
    expect(short.inputs.house.fuel_stock?.closing_quantity).toBe('333.3');
    expect(next.inputs.house.fuel_stock).toMatchObject({
      closing_quantity: '600',
      layers: [
        { kind: 'opening', quantity: '333.3', amount_eur: '380.93', co2_kg: '476.190471428571' },
        { kind: 'purchase', quantity: '1000', amount_eur: '1200.00' },
      ],
    });
    // 900 + 700 + 1,000 litres cost 2,900.03 EUR; 600 of the newest are left.
    expect(usedEur(short) + usedEur(next)).toBe(90_000 + 80_003 + 120_000 - 72_000);
  });

  test('in the middle of a period the stock is measured, and its end is not known yet', async () => {
    const { period } = await oilHouse(build, null);
    const refused = problemOf(await change(period, WHOLE_YEAR), 'rule-violated');
    expect(refused.errors.map(({ code }) => code)).toEqual(['closing_stock_missing']);
    const made = await changed(period, { ...WHOLE_YEAR, stock_at_change: '800' });
    expect((await bill(period)).inputs.house.fuel_stock?.closing_quantity).toBe('800');
    expect(await get(`/v1/billing-periods/${made.next_billing_period_id}`)).toMatchObject({
      settings: { fuel_stock: null },
    });
  });
});

describe('refused', () => {
  test('with every finding: days, the next period, costs, payments', async () => {
    const { period, maintenance, house, shop } = await goldenHouse(api);
    await build.period(house, {}, 2023);
    const codes = async (body: object) => {
      const { errors } = problemOf(await change(period, body), 'rule-violated');
      const { findings, possible } = await simulate(period, body);
      expect(possible).toBe(false);
      expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
        errors.map(({ code }) => code),
      );
      return errors.map(({ code, pointer }) => `${code} ${pointer}`);
    };
    expect(await codes({ change_on: '2022-01-01', next_to: '2022-12-31' })).toEqual([
      'cycle_change_outside_period /change_on',
    ]);
    expect(await codes({ change_on: '2022-05-01' })).toEqual(['next_period_overlaps /next_to']);
    expect(await codes({ change_on: '2022-05-01', next_to: '2022-12-30' })).toEqual(['next_period_too_short /next_to']);
    expect(await codes({ change_on: '2022-05-01', next_to: '2023-05-01' })).toEqual([
      'period_too_long /next_to',
      'next_period_overlaps /next_to',
    ]);
    const cost = { cost_entry_id: maintenance.id, from: '2022-03-01' };
    expect(await codes({ ...WHOLE_YEAR, costs: [{ ...cost, to: '2023-01-15' }] })).toEqual([
      'cost_days_outside /costs/0',
    ]);
    expect(await codes({ ...WHOLE_YEAR, costs: [{ ...cost, to: '2022-02-01' }] })).toEqual([
      'period_reversed /costs/0',
    ]);
    const payments = [{ occupancy_id: shop.occupancies[0], day: '2022-03-03', amount_cents: 1 }];
    expect(await codes({ ...WHOLE_YEAR, payments })).toEqual([
      'advances_differ /house/units/0/occupancies/0/advance_eur',
    ]);
    for (const [body, pointer] of [
      [
        { costs: [{ cost_entry_id: `cst_${'0'.repeat(32)}`, from: '2022-01-01', to: '2022-01-02' }] },
        '/costs/0/cost_entry_id',
      ],
      [{ payments: [{ ...payments[0], occupancy_id: `occ_${'0'.repeat(32)}` }] }, '/payments/0/occupancy_id'],
    ] as const) {
      const { errors } = problemOf(await change(period, { ...WHOLE_YEAR, ...body }), 'unknown-reference');
      expect(errors.map((each) => each.pointer)).toEqual([pointer]);
    }
  });

  test('once statements are issued, without a key, and in a period of operating costs', async () => {
    const { period, house } = await goldenHouse(api);
    await build.issue((await build.run(period)).id);
    const { errors } = problemOf(await change(period, WHOLE_YEAR), 'billing-period-issued');
    expect(errors).toMatchObject([{ code: 'billing_period_issued', legal_basis: 'HeizkostenV § 6(4)' }]);
    expect((await simulate(period, WHOLE_YEAR)).possible).toBe(false);
    const path = `/v1/billing-periods/${period}/cycle-changes`;
    problemOf(await api.request('POST', path, { body: WHOLE_YEAR }), 'idempotency-key-missing');
    const other = await build.period(house, { kind: 'operating_costs' });
    problemOf(await change(other.id, WHOLE_YEAR), 'rule-violated');
    problemOf(await api.request('GET', `/v1/cycle-changes/bcc_${'0'.repeat(32)}`), 'not-found');
  });

  test('a doubled request is one change, be it repeated or at the same time', async () => {
    const { period, house } = await goldenHouse(api);
    const key = crypto.randomUUID();
    const [first, twin] = await Promise.all([change(period, WHOLE_YEAR, key), change(period, WHOLE_YEAR, key)]);
    const again = await change(period, WHOLE_YEAR, key);
    expect([first.status, twin.status, again.status]).toEqual([201, 201, 201]);
    expect(new Set([first, twin, again].map(({ body }) => body.id)).size).toBe(1);
    problemOf(await change(period, { change_on: '2022-06-01' }, key), 'idempotency-key-reused');
    // With a key of its own it asks for a day that is not in the period any more.
    problemOf(await change(period, WHOLE_YEAR), 'rule-violated');
    const list = await get<{ data: object[] }>(`/v1/cycle-changes?property_id=${house.property}`);
    expect(list.data).toHaveLength(1);
    const periods = await get<{ data: object[] }>(`/v1/billing-periods?property_id=${house.property}`);
    expect(periods.data).toHaveLength(2);
  });
});
