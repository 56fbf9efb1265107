import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/harness.ts';
import { BRAND, doJobs } from '../../test/world.ts';
import { monthBuilder, registers } from './house.fixture.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const MONTH = '2025-12';

describe('how recorded units become kWh', () => {
  const allocators = { kind: 'heat_cost_allocator', factor: '2' };

  test('before the first closed period by the plan value of the energy certificate, marked provisional', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { plan_heating_kwh_per_m2_year: '100' } });
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    const run = await build.run(property, MONTH);
    expect(run.findings.map(({ code }) => code)).toEqual(['provisional_basis', 'item_missing']);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    // 100 kWh a m2 and year, 50 m2, 160 of 1,000 degree days in December.
    expect(information.heating).toMatchObject({
      basis: 'energy_certificate',
      provisional: true,
      recorded: '100',
      kwh: '800.0',
    });
    expect(information.notes).toMatchObject([{ code: 'provisional' }]);
  });

  test('without a basis the run fails and says what to decide', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    const run = await build.run(property, MONTH);
    expect(run.status).toBe('failed');
    expect(run.findings).toMatchObject([
      { code: 'conversion_basis_missing', severity: 'error', pointer: '/groups/0/heating', object_id: property },
    ]);
    expect(await build.list(`property_id=${property}`)).toEqual([]);
  });

  test('hot water by the formula of section 9(2), at the temperature that was decided', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { hot_water_temperature_c: '50' } });
    const flat = await build.flat(property, 1);
    const values = { '2025-11-30': '10', '2025-12-31': '12.5' };
    await build.device(property, flat.unit, values, { use: 'hot_water', kind: 'hot_water_meter' });
    await build.run(property, MONTH);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    // 2.5 · 2.5 m3 · (50 − 10)
    expect(information.hot_water).toMatchObject({ basis: 'formula', recorded: '2.5', kwh: '250.0' });
  });

  test('after it by the heat of the pot over what was recorded in it', async () => {
    const { build, property, flat, point } = await closedHouse(api);
    await build.read(point, '2025-11-30', '5500');
    await build.read(point, '2025-12-31', '5540');
    const run = await build.run(property, MONTH);
    expect(run.status).toBe('ready');
    const { information, reasons } = await build.told(flat.occupancies[0] ?? '');
    // 20,000 kWh less 5,000 for hot water over 3,000 units: 5 kWh a unit; 5,000 kWh over 50 m3: 100 kWh a m3.
    expect(information.heating).toMatchObject({
      basis: 'last_period',
      provisional: false,
      recorded: '40',
      kwh: '200.0',
    });
    expect(information.hot_water).toMatchObject({ basis: 'last_period', recorded: '2', kwh: '200.0' });
    expect(reasons.find(({ rule }) => rule === 'monthly_heating_factor')).toMatchObject({
      value: '5',
      inputs: [
        { pointer: '/groups/0/heating/heat_kwh', value: '15000' },
        { pointer: '/groups/0/heating/units', value: '3000' },
      ],
    });
  });

  test('and what it costs about, by the prices of the last statements, where the house wants that', async () => {
    const { build, property, flat, point } = await closedHouse(api);
    await build.read(point, '2025-11-30', '5500');
    await build.read(point, '2025-12-31', '5540');
    await build.run(property, MONTH);
    const { information, reasons } = await build.told(flat.occupancies[0] ?? '');
    // 70 % of 2,250 EUR over 3,000 units and of 750 EUR over 50 m3: 40 units and 2 m3 at 0.525 and 10.50 EUR.
    expect(information).toMatchObject({ approximate_eur: '42', notes: [{ code: 'approximate' }] });
    expect(reasons.find(({ rule }) => rule === 'monthly_cost')).toMatchObject({
      value: '42',
      inputs: [
        { reason_id: 'users/units/0/occupancies/0/heating' },
        { pointer: '/groups/0/prices/heating_eur_per_kwh', value: '0.105' },
        { reason_id: 'users/units/0/occupancies/0/hot_water' },
        { pointer: '/groups/0/prices/hot_water_eur_per_kwh', value: '0.105' },
      ],
    });

    const path = `/v1/properties/${property}`;
    const headers = { 'If-Match': (await api.request('GET', path)).headers.get('etag') ?? '' };
    const unwanted = await api.request('PATCH', path, { headers, body: { monthly_information: null } });
    expect(unwanted.status).toBe(200);
    await build.run(property, MONTH);
    const later = await build.told(flat.occupancies[0] ?? '');
    expect(later).toMatchObject({ version: 2, information: { notes: [] } });
    expect(later.information).not.toHaveProperty('approximate_eur');
  });

  test('a period that was billed by heat meters says nothing about the allocators that replaced them', async () => {
    const { build, property, point } = await closedHouse(api, 'heat_meter');
    const next = await build.newDevice(allocators);
    await build.post(`/v1/measuring-points/${point}/exchanges`, {
      on: '2025-10-15',
      old_final_value: '5500',
      new_device_id: next.id,
      new_initial_value: '0',
      reason: 'Umbau',
    });
    await build.read(point, '2025-11-30', '10');
    await build.read(point, '2025-12-31', '40');
    expect(await build.run(property, MONTH)).toMatchObject({
      status: 'failed',
      findings: [{ code: 'conversion_basis_missing', pointer: '/groups/0/heating' }],
    });
  });

  test('allocators that were exchanged do not compare', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { plan_heating_kwh_per_m2_year: '100' } });
    const flat = await build.flat(property, 1);
    const { point } = await build.device(property, flat.unit, { '2024-11-30': '0', '2024-12-31': '60' }, allocators);
    const next = await build.newDevice(allocators);
    await build.post(`/v1/measuring-points/${point}/exchanges`, {
      on: '2025-10-15',
      old_final_value: '100',
      new_device_id: next.id,
      new_initial_value: '0',
      reason: 'Batterie',
    });
    for (const [day, value] of [
      ['2025-10-31', '10'],
      ['2025-11-30', '30'],
      ['2025-12-31', '70'],
    ] as const)
      await build.read(point, day, value);
    await build.run(property, MONTH);
    const { information } = await build.told(flat.occupancies[0] ?? '');
    expect(information.heating).toMatchObject({
      recorded: '80',
      previous_month: { available: true, month: '2025-11' },
      same_month_last_year: { available: false, reason: 'not_comparable' },
    });
  });

  test('whoever finds devices of another kind than his predecessor is told no kWh by those', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property({ monthly_information: { plan_heating_kwh_per_m2_year: '100' } });
    const flat = await build.flat(property, 1, {
      occupancies: [
        { from: '2020-01-01', to: '2025-12-05' },
        { from: '2025-12-06', to: '2025-12-15', vacant: true },
        { from: '2025-12-16' },
      ],
    });
    const { point } = await build.device(property, flat.unit, { '2025-11-30': '100', '2025-12-05': '104' }, allocators);
    const next = await build.newDevice();
    await build.post(`/v1/measuring-points/${point}/exchanges`, {
      on: '2025-12-10',
      old_final_value: '110',
      new_device_id: next.id,
      new_initial_value: '0',
      reason: 'Umbau',
    });
    await build.read(point, '2025-12-15', '50');
    await build.read(point, '2025-12-31', '300');
    const run = await build.run(property, MONTH);
    expect(run.findings).toContainEqual(
      expect.objectContaining({ code: 'counted_in_two_units', pointer: '/units/0/occupancies/2/heating' }),
    );
    const [gone = '', , come = ''] = flat.occupancies;
    expect((await build.told(gone)).information.heating).toMatchObject({ origin: 'measured', recorded: '8' });
    const { information } = await build.told(come);
    expect(information.heating).toMatchObject({ origin: 'missing' });
    expect(information.past_months).toEqual([]);
  });

  test('devices that count in two units are not added up', async () => {
    const build = monthBuilder(api);
    const { property } = await build.property();
    const flat = await build.flat(property, 1);
    await build.device(property, flat.unit, registers(50, 50, 50), allocators);
    await build.device(property, flat.unit, registers(50, 50, 50));
    const run = await build.run(property, MONTH);
    expect(run.findings[0]).toMatchObject({ code: 'counted_in_two_units', object_id: flat.unit });
    const { information } = await build.told(flat.occupancies[0] ?? '');
    expect(information.heating).toMatchObject({ origin: 'missing' });
    expect(information.missing).toContain('heating');
  });
});

/** A flat with one device for heating, and hot water, whose 2024 is billed and issued: 3,000 units, 50 m3, 20,000 kWh. */
async function closedHouse(server: TestApi, kind = 'heat_cost_allocator') {
  const build = monthBuilder(server);
  const { property } = await build.property({ monthly_information: { approximate_amounts: true } });
  await build.post('/v1/brands', BRAND);
  const flat = await build.flat(property, 1);
  const heat = { '2023-12-31': '0', '2024-12-31': '3000' };
  const { point } = await build.device(property, flat.unit, heat, { kind });
  const water = { '2023-12-31': '0', '2024-12-31': '50', '2025-11-30': '90', '2025-12-31': '92' };
  await build.device(property, flat.unit, water, { use: 'hot_water', kind: 'hot_water_meter' });
  const tank = { '2023-12-31': '0', '2024-12-31': '5000' };
  await build.device(property, null, tank, { use: 'hot_water_heat' });
  const period = await build.post('/v1/billing-periods', {
    property_id: property,
    from: '2024-01-01',
    to: '2024-12-31',
    settings: {
      energy_used: { quantity: '20000', unit: 'kWh' },
      hot_water_share: { method: 'measured' },
      district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
    },
  });
  await build.post('/v1/cost-entries', {
    billing_period_id: period.id,
    kind: 'heat_supply',
    scope: 'combined',
    description: 'Fernwärme',
    amount_cents: 300_000,
  });
  const run = await build.post('/v1/billing-runs', { billing_period_id: period.id });
  await doJobs(server);
  await build.post(`/v1/billing-runs/${run.id}/statements`, {});
  return { build, property, flat, point };
}
