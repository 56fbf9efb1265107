import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { composeStatementDocument } from '../delivery/statement-document/compose.ts';
import { SAMPLE_A } from '../delivery/statement-document/samples/sample-a.ts';
import type { BillingRunWire, StatementWire } from './convert-runs.ts';
import { goldenHouse, houseBuilder } from './house.fixture.ts';
import { setReleaseHook, versionDocumentData } from './index.ts';
import { Presentation } from './presentation.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

interface Inputs {
  house: {
    units: Record<string, unknown>[];
    fuel_stock?: { layers: { kind: string; quantity: string }[] };
  };
  provenance: Record<string, { reading_ids?: string[] }>;
  presentation: Presentation;
  digest: string;
}

const inputsOf = async (runId: string) => (await api.request<Inputs>('GET', `/v1/billing-runs/${runId}/inputs`)).body;
/** Issues a run and composes every document of it: figures that do not add up are refused there. */
async function composeAll({ id }: BillingRunWire): Promise<string> {
  const { statement_version_ids } = await build.issue(id);
  const documents = await Promise.all(
    statement_version_ids.map(async (versionId) => {
      const { statement, version, unitId, occupancyId, house, result, presentation } = await build.inside((context) =>
        versionDocumentData(context, versionId),
      );
      return composeStatementDocument({
        ...SAMPLE_A,
        statement: { number: statement.number, version: version.version, createdOn: '2023-08-28' },
        house,
        result,
        presentation,
        unit: unitId,
        occupancy: occupancyId,
      });
    }),
  );
  return JSON.stringify(documents);
}

const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code).sort();
const settings = {
  energy_used: { quantity: '10000', unit: 'kWh' },
  hot_water_share: { method: 'given', share: '0.2' },
};
const YEAR = [{ from: '2020-01-01' }];
const ends = (start: string, end: string) => [['2021-12-31', start] as const, ['2022-12-31', end] as const];
const heat = { use: 'heating', kind: 'heat_meter' } as const;
const water = { use: 'hot_water', kind: 'hot_water_meter' } as const;

/** A house of `count` equal flats with a heat meter and a water meter each; `skip` leaves out the last value of a flat. */
async function flats(count: number, { skip = -1, before = false } = {}) {
  const house = await build.property(Array.from({ length: count }, () => ({ area: '50', occupancies: YEAR })));
  for (const [index, { id }] of house.units.entries()) {
    const earlier = before ? [['2020-12-31', '100'] as const] : [];
    const all = [...earlier, ...ends(before ? '1100' : '100', String((before ? 1100 : 100) + 1000 * (index + 1)))];
    await build.device(house, { ...heat, unit: id, readings: index === skip ? all.slice(0, -1) : all });
    await build.device(house, { ...water, unit: id, readings: ends('0', '20') });
  }
  const period = await build.period(house, { settings });
  await build.cost(period.id, 'heat_supply', 100_000);
  return { house, period: period.id };
}

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

describe('what belongs to the plant', () => {
  test('user groups recorded of heat and hot water alike share each by what their meters counted (§ 6(2))', async () => {
    const house = await build.property([
      { area: '60', group: 'W', occupancies: YEAR },
      { area: '40', group: 'G', use: 'commercial', occupancies: YEAR },
    ]);
    for (const { id } of house.units) {
      await build.device(house, { ...heat, unit: id, readings: ends('0', '1000') });
      await build.device(house, { ...water, unit: id, readings: ends('0', '20') });
    }
    const list = [
      { id: 'W', recorded: '3000', hot_water: { recorded_m3: '30' } },
      { id: 'G', recorded: '1000', hot_water: { recorded_m3: '10', consumption_percent: '60' } },
    ];
    const groups = { pre_split_consumption_percent: '70', list };
    const period = await build.period(house, { settings: { ...settings, groups } });
    await build.cost(period.id, 'heat_supply', 100_000);
    const run = await build.run(period.id);
    expect(run.status).toBe('ready');
    expect((await inputsOf(run.id)).house).toMatchObject({ groups });
    expect(await composeAll(run)).toMatch(/Warmwasser.*Gruppe|Gruppe.*Warmwasser/);
  });

  test('CO2 goes by the litres of an invoice, and by the kind of coal', async () => {
    const co2 = async (energy: string, unit: 'l' | 'kg', more: object = {}) => {
      const house = await build.property([{ area: '100', occupancies: YEAR }], { energy });
      const readings = [['2022-12-31', '0'] as const, ['2023-12-31', '1000'] as const];
      await build.device(house, { ...heat, unit: house.units[0]?.id ?? '', readings });
      const invoice = { quantity: { value: '2000', unit }, ...more };
      const invoices = [{ calorific: 'net', delivered_in: '2023', vat_percent: '19', ...invoice }];
      const stock = { fuel_stock: { unit, closing_quantity: '0' }, co2: { living_area_m2: '100', invoices } };
      const period = await build.period(house, { settings: stock }, 2023);
      await build.post('/v1/fuel-deliveries', {
        billing_period_id: period.id,
        kind: 'opening',
        day: '2023-01-01',
        unit,
        quantity: '2000',
        amount_cents: 200_000,
      });
      const run = await build.run(period.id);
      expect((await inputsOf(run.id)).house).toMatchObject({ co2: { invoices: [invoice] } });
      return [run.status, ...codes(run)];
    };
    expect(await co2('heating_oil', 'l')).toEqual(['ready']);
    expect(await co2('hard_coal', 'kg', { coal: 'lump' })).toEqual(['ready']);
  });
});

describe('failed devices', () => {
  test('a missing value is substituted by the same rooms a year before, with the winter of the others', async () => {
    const { period, house } = await flats(5, { skip: 0, before: true });
    const run = await build.run(period);
    expect(run.status).toBe('ready');
    expect(codes(run)).toEqual(['reading_substituted', 'substitute_used']);
    const inputs = await inputsOf(run.id);
    // 1,000 a year before; the others used 14,000 now and 4,000 then.
    expect(inputs.house.units[0]).toMatchObject({ heating_failed: { method: 'previous_periods', value: '3500.000' } });
    const row = inputs.presentation.units[0]?.occupancies[0]?.devices.heating[0];
    expect(row).toMatchObject({
      mark: 'substitute',
      consumption: '3500.000',
      end: null,
      substitute: { missing: 'der Wert am 31.12.2022.', method: 'previous_periods' },
    });
    expect(row?.substitute?.formula).toContain('1000,000 × 14000,000 : 4000,000');
    expect(Presentation.parse(inputs.presentation)).toEqual(inputs.presentation);
    const point = run.findings.find(({ code }) => code === 'reading_substituted')?.object_id ?? '';
    expect((await api.request('GET', `/v1/measuring-points/${point}`)).body).toMatchObject({
      unit_id: house.units[0]?.id,
    });
    expect((await composeAll(run)).includes('1000,000 × 14000,000 : 4000,000')).toBe(true);
  });

  test('without an earlier period the average of the building stands in', async () => {
    const { period } = await flats(5, { skip: 0 });
    const run = await build.run(period);
    expect((await inputsOf(run.id)).house.units[0]).toMatchObject({
      heating_failed: { method: 'building_average', value: '3500.000' },
    });
  });

  test('who was read before the device failed keeps his value, and the substitute is for who came (§ 9b(1), § 9a(1))', async () => {
    const house = await build.property([
      { area: '60', occupancies: [{ from: '2020-01-01', to: '2022-03-31' }, { from: '2022-04-01' }] },
      ...Array.from({ length: 4 }, () => ({ area: '60', occupancies: YEAR })),
    ]);
    for (const [index, { id }] of house.units.entries()) {
      const readings =
        index === 0 ? [...ends('1000', '').slice(0, 1), ['2022-03-31', '1100'] as const] : ends('1000', '2000');
      await build.device(house, { ...heat, unit: id, readings });
    }
    const period = await build.period(house);
    await build.cost(period.id, 'heat_supply', 600_000, { scope: 'heating' });
    const run = await build.run(period.id);
    expect(codes(run)).toEqual(['reading_substituted', 'substitute_used']);
    const { house: frozen, provenance, presentation } = await inputsOf(run.id);
    const [first] = frozen.units as { heating_failed: object; occupancies: { heating?: string }[] }[];
    expect(first?.heating_failed).toMatchObject({ method: 'building_average', value: '1000.000' });
    expect(first?.occupancies.map(({ heating }) => heating)).toEqual(['100', undefined]);
    expect(provenance['/units/0/occupancies/0/heating']?.reading_ids).toHaveLength(2);
    const marks = presentation.units[0]?.occupancies.map(({ devices }) => devices.heating.map(({ mark }) => mark));
    expect(marks).toEqual([['interim'], ['substitute']]);
    expect((await composeAll(run)).includes('Ersatzwert')).toBe(true);
  });

  test('above a quarter of the area everything goes by area (HeizkostenV § 9a(2))', async () => {
    const { period } = await flats(3, { skip: 0 });
    const run = await build.run(period);
    expect(run.status).toBe('ready');
    expect(codes(run)).toContain('substitutes_exceed_limit');
    await composeAll(run);
  });

  test('a failure that somebody declares takes the place of what the device shows', async () => {
    const { period, house } = await flats(5);
    const found = await api.request<{ version: number; settings: object }>('GET', `/v1/billing-periods/${period}`);
    const [first, second] = house.units;
    const failures = [{ unit_id: first?.id, use: 'heating', reason: 'Gerät verdeckt', comparable_unit_id: second?.id }];
    const changed = await api.request('PATCH', `/v1/billing-periods/${period}`, {
      body: { settings: { ...found.body.settings, failures } },
      headers: { 'If-Match': `"${found.body.version}"` },
    });
    expect(changed.status).toBe(200);
    const run = await build.run(period);
    expect((await inputsOf(run.id)).house.units[0]).toMatchObject({
      heating_failed: { method: 'comparable_rooms', value: '2000.000', reason: 'Gerät verdeckt' },
    });
  });

  test('an exchanged device is two rows that add up', async () => {
    const { house, period } = await flats(2);
    const unit = house.units[0]?.id ?? '';
    const { point } = await build.device(house, { ...heat, unit, initial: '0', readings: [['2021-12-31', '10']] });
    const next = await build.post('/v1/devices', build.deviceBody({ kind: 'heat_meter' }));
    await build.post(`/v1/measuring-points/${point}/exchanges`, {
      on: '2022-06-12',
      old_final_value: '40',
      new_device_id: next.id,
      new_initial_value: '5',
      reason: 'Eichfrist abgelaufen',
    });
    await build.read(point, '2022-12-31', '25');
    const run = await build.run(period);
    expect(run.status).toBe('ready');
    const inputs = await inputsOf(run.id);
    const rows = inputs.presentation.units[0]?.occupancies[0]?.devices.heating.slice(1);
    expect(rows).toMatchObject([
      { mark: 'exchange', consumption: '30', end: { value: '40', on: '2022-06-12' } },
      { mark: 'exchange', consumption: '20', start: { value: '5', on: '2022-06-12' } },
    ]);
    expect(inputs.house.units[0]?.occupancies).toMatchObject([{ heating: '1050' }]);
    await composeAll(run);
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
