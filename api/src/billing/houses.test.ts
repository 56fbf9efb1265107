import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { ends, type HouseRuns, heat, houseRuns, settings, YEAR } from '../../test/house-runs.ts';
import { goldenHouse, houseBuilder } from './house/house.fixture.ts';
import { setReleaseHook } from './index.ts';
import type { StatementWire } from './statements/convert.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
let inputsOf: HouseRuns['inputsOf'];
let composeAll: HouseRuns['composeAll'];
let flats: HouseRuns['flats'];
beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
  ({ inputsOf, composeAll, flats } = houseRuns(api, build));
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

describe('change of occupancy', () => {
  const moves = [{ from: '2020-01-01', to: '2022-07-15' }, { from: '2022-07-16' }];

  test('with an interim reading each pays what his meter counted, base costs go by degree days', async () => {
    const house = await build.property([
      { area: '60', occupancies: moves },
      { area: '40', occupancies: YEAR },
    ]);
    const [changed, other] = house.units;
    const readings = [['2021-12-31', '100'] as const, ['2022-07-15', '700'] as const, ['2022-12-31', '1000'] as const];
    await build.device(house, { ...heat, unit: changed?.id ?? '', readings });
    await build.device(house, { ...heat, unit: other?.id ?? '', readings: ends('0', '500') });
    const period = await build.period(house);
    await build.cost(period.id, 'heat_supply', 100_000, { scope: 'heating' });
    const run = await build.run(period.id);
    expect(run).toMatchObject({ status: 'ready', findings: [] });
    const inputs = await inputsOf(run.id);
    expect(inputs.house.units[0]?.occupancies).toMatchObject([
      { to: '2022-07-15', heating: '600' },
      { from: '2022-07-16', heating: '300' },
    ]);
    expect(inputs.provenance['/units/0/occupancies/1/heating']?.reading_ids).toHaveLength(2);
    const [first, second] = inputs.presentation.units[0]?.occupancies ?? [];
    expect(first?.time_share).toMatchObject({ degree_days: '590.290323', period_degree_days: '1000' });
    expect(first?.time_share?.months.at(-1)).toMatchObject({ label: 'Juli', degree_days: '6.290323' });
    expect(first?.devices.heating[0]).toMatchObject({ consumption: '600', mark: 'interim' });
    expect(second?.devices.heating[0]).toMatchObject({ consumption: '300', mark: 'read_on_site' });
    // 30 % of 1,000 EUR by area: 60 of 100 m2, 590.29 of 1,000 degree days.
    expect((await composeAll(run)).includes('590,29 von 1.000 Gradtagen')).toBe(true);
    const list = await api.request<{ data: StatementWire[] }>('GET', `/v1/statements?billing_period_id=${period.id}`);
    expect(list.body.data.find(({ number }) => number.endsWith('-01'))?.total_cents).toBe(10_625 + 30_000);
  });

  test('without one all cost of the unit goes by time (HeizkostenV § 9b(3))', async () => {
    const house = await build.property([
      { area: '60', occupancies: moves },
      { area: '40', occupancies: YEAR },
    ]);
    await build.device(house, { ...heat, unit: house.units[0]?.id ?? '', readings: ends('100', '1000') });
    await build.device(house, { ...heat, unit: house.units[1]?.id ?? '', readings: ends('0', '500') });
    const period = await build.period(house);
    await build.cost(period.id, 'heat_supply', 100_000, { scope: 'heating' });
    const run = await build.run(period.id);
    expect(run.status).toBe('ready');
    expect(run.findings).toMatchObject([{ code: 'interim_reading_missing', legal_basis: 'HeizkostenV § 9b(3)' }]);
    expect((await inputsOf(run.id)).house.units[0]).toMatchObject({ heating: '900' });
    expect((await composeAll(run)).includes('ohne Zwischenablesung')).toBe(true);
  });

  test('a gap between two occupancies fails the run and names the days', async () => {
    const house = await build.property([
      { area: '60', occupancies: [{ from: '2020-01-01', to: '2022-05-31' }, { from: '2022-07-01' }] },
    ]);
    const period = await build.period(house);
    await build.cost(period.id, 'heat_supply', 100_000, { scope: 'heating' });
    const run = await build.run(period.id);
    expect(run.status).toBe('failed');
    expect(run.findings.find(({ code }) => code === 'occupancy_gap')).toMatchObject({
      object_id: house.units[0]?.id,
      legal_basis: 'HeizkostenV § 9b',
      message_en: expect.stringContaining('From 2022-06-01 to 2022-06-30'),
    });
    problemOf(
      await api.request('POST', `/v1/billing-runs/${run.id}/statements`, {
        body: {},
        headers: { 'Idempotency-Key': 'f' },
      }),
      'run-not-ready',
    );
  });
});

describe('CO2 cost that nobody divided (CO2KostAufG § 7(4))', () => {
  test.each([
    { energy: 'natural_gas', year: '2023', warns: true },
    { energy: 'natural_gas', year: '2022', warns: false },
    { energy: 'pellets', year: '2023', warns: false },
  ])('$energy in $year: warned of $warns', async ({ energy, year, warns }) => {
    const house = await build.property([{ area: '60', occupancies: YEAR }], { energy });
    const before = String(Number(year) - 1);
    const readings = [[`${before}-12-31`, '100'] as const, [`${year}-12-31`, '1000'] as const];
    await build.device(house, { ...heat, unit: house.units[0]?.id ?? '', readings });
    const period = await build.period(house, { from: `${year}-01-01`, to: `${year}-12-31`, settings });
    await build.cost(period.id, 'heat_supply', 100_000);
    const run = await build.run(period.id);
    expect(run.findings.some(({ code }) => code === 'co2_not_divided')).toBe(warns);
    const found = run.findings.find(({ code }) => code === 'co2_not_divided');
    if (warns) expect(found).toMatchObject({ severity: 'warning', object_id: period.id, pointer: '/co2' });
  });
});

describe('heating oil', () => {
  const layer = (
    period: string,
    kind: string,
    day: string,
    quantity: string,
    amount_cents: number,
    co2: { co2_kg?: string; co2_cost_cents?: number } = {},
  ) =>
    build.post('/v1/fuel-deliveries', {
      billing_period_id: period,
      kind,
      day,
      unit: 'l',
      quantity,
      amount_cents,
      ...co2,
    });

  async function oil(closing: string) {
    const house = await build.property([{ area: '60', occupancies: YEAR }], { energy: 'heating_oil' });
    await build.device(house, { ...heat, unit: house.units[0]?.id ?? '', readings: ends('100', '1000') });
    const period = await build.period(house, {
      settings: {
        fuel_stock: { unit: 'l', closing_quantity: closing },
        hot_water_share: { method: 'given', share: '0.2' },
      },
    });
    await layer(period.id, 'purchase', '2022-12-01', '2000', 154_812, { co2_kg: '5352.568', co2_cost_cents: 0 });
    await layer(period.id, 'opening', '2022-01-01', '500', 48_000);
    return { house, period: period.id };
  }

  test('the closing stock is valued from the newest layer, and opens the next period', async () => {
    const { house, period } = await oil('800');
    const run = await build.run(period);
    expect(run.totals?.total_costs_eur).toBe('1408.87');
    await composeAll(run);
    expect((await inputsOf(run.id)).house.fuel_stock?.layers.map(({ kind }) => kind)).toEqual(['opening', 'purchase']);
    const next = await build.period(house, { settings: { fuel_stock: { unit: 'l', closing_quantity: '100' } } }, 2023);
    await layer(next.id, 'opening', '2023-01-01', '700', 61_900, { co2_kg: '2141', co2_cost_cents: 6_425 });
    const wrong = await build.run(next.id);
    expect(wrong.status).toBe('failed');
    const messages = wrong.findings.filter(({ code }) => code === 'opening_stock_differs');
    expect(messages.map(({ message_en }) => message_en)).toEqual([
      'The opening stock 700 l is not the closing stock 800 l of the period before.',
      'The opening stock 619.00 EUR is not the closing stock 619.25 EUR of the period before.',
      'The opening stock 2141 kg CO2 is not the closing stock 2141.027 kg CO2 of the period before.',
      'The opening stock 64.25 EUR CO2 is not the closing stock 0.00 EUR CO2 of the period before.',
    ]);
  });

  test('more left than there was is refused with both numbers', async () => {
    const { period } = await oil('2600');
    const run = await build.run(period);
    expect(run.status).toBe('failed');
    expect(run.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'closing_stock_too_large',
        legal_basis: 'HeizkostenV § 7(2)',
        message_en: 'The closing stock 2600 is larger than opening stock and purchases together (2500).',
      },
    ]);
  });
});

describe('costs that are stored already', () => {
  test('labour above its cost ends the run, and the cost is named', async () => {
    const { period } = await flats(1);
    const { id } = await build.cost(period, 'maintenance', 100, { labor_cents: 100 });
    expect((await build.run(period)).status).toBe('ready');
    await api.db.inspect('update cost_entries set labor_cents = 1000000 where id = $1', [id]);
    const run = await build.run(period);
    expect(run.status).toBe('failed');
    expect(run.findings).toMatchObject([
      {
        code: 'labour_exceeds_cost',
        object_id: id,
        legal_basis: 'EStG § 35a(5)',
        message_de: 'Die Arbeitskosten (10.000,00 €) sind höher als die Kosten (1,00 €).',
      },
    ]);
  });

  test('each may be as high as can be, but a statement shows no more than half of that, and credits nothing below zero', async () => {
    const { house, period } = await flats(1);
    const pointer = '/units/0/occupancies/0';
    const finding = { code: 'amount_out_of_reach', object_id: house.units[0]?.occupancies[0], pointer };
    const beyond = expect.arrayContaining([expect.objectContaining(finding)]);
    await build.cost(period, 'operation', 49_999_900_000);
    expect((await build.run(period)).status).toBe('ready');
    await build.cost(period, 'cleaning', 1);
    expect(await build.run(period)).toMatchObject({ status: 'failed', findings: beyond });
    for (let credits = 0; credits < 3; credits += 1) await build.cost(period, 'cleaning', -50_000_000_000);
    const below = expect.arrayContaining([expect.objectContaining({ code: 'negative_pot' })]);
    expect(await build.run(period)).toMatchObject({ status: 'failed', findings: below });
  });
});

describe('repeating and stopping the job', () => {
  const POINTS = [
    'begin',
    'inputs-before-commit',
    'inputs-committed',
    'calculation-before-commit',
    'calculation-committed',
  ];

  test('stopped at every point and done again, the run has the same inputs and the same result', async () => {
    const { period } = await goldenHouse(api);
    const stored = (id: string) =>
      api.db.inspect(
        `select i.house, i.provenance, i.presentation, r.result from billing_run_inputs i
           join billing_run_results r on r.account_id = i.account_id and r.run_id = i.run_id where i.run_id = $1`,
        [id],
      );
    const whole = await build.run(period);
    const nameless = (rows: unknown, id: string) => JSON.stringify(rows).replaceAll(id, 'run');
    const expected = nameless(await stored(whole.id), whole.id);
    for (const point of POINTS) {
      const { id } = await build.start(period);
      const passed: string[] = [];
      const faultPort = (name: string) => {
        passed.push(name);
        if (name === `run-billing:${point}`) throw new Error('stopped');
      };
      await expect(build.work(id, { ...api.services, faultPort })).rejects.toThrow('stopped');
      expect(passed.at(-1)).toBe(`run-billing:${point}`);
      await build.work(id);
      await build.work(id);
      expect((await build.read1(id)).status).toBe('ready');
      expect(nameless(await stored(id), id)).toBe(expected);
    }
  });

  test('two processes on one run leave one result', async () => {
    const { period } = await goldenHouse(api);
    const { id } = await build.start(period);
    await Promise.all([build.work(id), build.work(id), build.work(id)]);
    expect(await build.read1(id)).toMatchObject({ status: 'ready', findings: [] });
  });
});
