import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { codes, ends, type HouseRuns, heat, houseRuns, settings, water, YEAR } from '../../../test/house-runs.ts';
import { setReleaseHook } from '../index.ts';
import { Presentation } from '../presentation/presentation.ts';
import { houseBuilder } from './house.fixture.ts';

let api: TestApi;
let build: ReturnType<typeof houseBuilder>;
let runs: HouseRuns;
beforeAll(async () => {
  api = await startTestApi();
  build = houseBuilder(api);
  runs = houseRuns(api, build);
  setReleaseHook(async () => {});
});
afterAll(() => api.close());

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
    expect((await runs.inputsOf(run.id)).house).toMatchObject({ groups });
    expect(await runs.composeAll(run)).toMatch(/Warmwasser.*Gruppe|Gruppe.*Warmwasser/);
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
      expect((await runs.inputsOf(run.id)).house).toMatchObject({ co2: { invoices: [invoice] } });
      return [run.status, ...codes(run)];
    };
    expect(await co2('heating_oil', 'l')).toEqual(['ready']);
    expect(await co2('hard_coal', 'kg', { coal: 'lump' })).toEqual(['ready']);
  });
});

describe('failed devices', () => {
  test('a missing value is substituted by the same rooms a year before, with the winter of the others', async () => {
    const { period, house } = await runs.flats(5, { skip: 0, before: true });
    const run = await build.run(period);
    expect(run.status).toBe('ready');
    expect(codes(run)).toEqual(['reading_substituted', 'substitute_used']);
    const inputs = await runs.inputsOf(run.id);
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
    expect((await runs.composeAll(run)).includes('1000,000 × 14000,000 : 4000,000')).toBe(true);
  });

  test('a difference is no device: the run says by which paragraph it does not count (§ 5(1))', async () => {
    const house = await build.property([
      { area: '50', occupancies: YEAR },
      { area: '50', occupancies: YEAR },
    ]);
    const [flat, shop] = house.units;
    const main = await build.device(house, { use: 'total_heat', kind: 'heat_meter', readings: ends('0', '9000') });
    const own = await build.device(house, {
      use: 'heating',
      kind: 'heat_meter',
      readings: ends('0', '4000'),
      ...(flat && { unit: flat.id }),
    });
    const define = (use: string, unit_id: string | undefined, terms: object[]) =>
      api.request<{ id: string }>('POST', '/v1/virtual-points', {
        body: {
          property_id: house.property,
          unit_id,
          use,
          name: 'Laden',
          counted_in: 'kWh',
          definition: { from: '2020-01-01', terms, reason: 'ohne eigenen Zähler' },
        },
      });
    const plus = { point_id: main.point, sign: 'plus' };
    const rest = await define('heating', shop?.id, [plus, { point_id: own.point, sign: 'minus' }]);
    // Where something is measured a virtual point is a figure of its own, and nothing is said.
    await define('heating', flat?.id, [plus]);
    const period = await build.period(house, { settings });
    await build.cost(period.id, 'heat_supply', 200_000);
    const run = await build.run(period.id);
    expect(run.findings.filter(({ code }) => code === 'virtual_point_not_billed')).toMatchObject([
      {
        severity: 'warning',
        legal_basis: 'HeizkostenV § 5(1)',
        pointer: '/units/1/heating',
        object_id: rest.body.id,
        message_de: expect.stringContaining('„Laden“ zählt in der Abrechnung nicht'),
      },
    ]);
    expect((await runs.inputsOf(run.id)).house.units[1]).not.toHaveProperty('heating');
  });

  test('without an earlier period the average of the building stands in', async () => {
    const { period } = await runs.flats(5, { skip: 0 });
    const run = await build.run(period);
    expect((await runs.inputsOf(run.id)).house.units[0]).toMatchObject({
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
    const { house: frozen, provenance, presentation } = await runs.inputsOf(run.id);
    const [first] = frozen.units as { heating_failed: object; occupancies: { heating?: string }[] }[];
    expect(first?.heating_failed).toMatchObject({ method: 'building_average', value: '1000.000' });
    expect(first?.occupancies.map(({ heating }) => heating)).toEqual(['100', undefined]);
    expect(provenance['/units/0/occupancies/0/heating']?.reading_ids).toHaveLength(2);
    const marks = presentation.units[0]?.occupancies.map(({ devices }) => devices.heating.map(({ mark }) => mark));
    expect(marks).toEqual([['interim'], ['substitute']]);
    expect((await runs.composeAll(run)).includes('Ersatzwert')).toBe(true);
  });

  test('above a quarter of the area everything goes by area (HeizkostenV § 9a(2))', async () => {
    const { period } = await runs.flats(3, { skip: 0 });
    const run = await build.run(period);
    expect(run.status).toBe('ready');
    expect(codes(run)).toContain('substitutes_exceed_limit');
    await runs.composeAll(run);
  });

  test('a failure that somebody declares takes the place of what the device shows', async () => {
    const { period, house } = await runs.flats(5);
    const found = await api.request<{ version: number; settings: object }>('GET', `/v1/billing-periods/${period}`);
    const [first, second] = house.units;
    const failures = [{ unit_id: first?.id, use: 'heating', reason: 'Gerät verdeckt', comparable_unit_id: second?.id }];
    const changed = await api.request('PATCH', `/v1/billing-periods/${period}`, {
      body: { settings: { ...found.body.settings, failures } },
      headers: { 'If-Match': `"${found.body.version}"` },
    });
    expect(changed.status).toBe(200);
    const run = await build.run(period);
    expect((await runs.inputsOf(run.id)).house.units[0]).toMatchObject({
      heating_failed: { method: 'comparable_rooms', value: '2000.000', reason: 'Gerät verdeckt' },
    });
  });

  test('an exchanged device is two rows that add up', async () => {
    const { house, period } = await runs.flats(2);
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
    const inputs = await runs.inputsOf(run.id);
    const rows = inputs.presentation.units[0]?.occupancies[0]?.devices.heating.slice(1);
    expect(rows).toMatchObject([
      { mark: 'exchange', consumption: '30', end: { value: '40', on: '2022-06-12' } },
      { mark: 'exchange', consumption: '20', start: { value: '5', on: '2022-06-12' } },
    ]);
    expect(inputs.house.units[0]?.occupancies).toMatchObject([{ heating: '1050' }]);
    await runs.composeAll(run);
  });
});
