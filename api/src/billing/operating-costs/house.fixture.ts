import type { TestApi } from '../../../test/harness.ts';
import { houseBuilder } from '../house/house.fixture.ts';
import type { BillingPeriodWire } from '../periods/convert.ts';
import type { OperatingCostEntryWire } from './convert.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };

/**
 * Two flats of 60 and 40 m2 in 2025, one left on 30 June and empty since, with heat and water meters, seven costs by seven
 * keys, and a period of heating beside that is not billed yet.
 */
export async function twoFlats(api: TestApi, number?: string) {
  const build = houseBuilder(api);
  const patch = async (path: string, version: number, body: object) => {
    const answer = await api.request('PATCH', path, { body, headers: { 'If-Match': `"${version}"` } });
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const house = await build.property(
    [
      { area: '55', occupancies: [{ from: '2020-01-01' }] },
      {
        area: '38',
        occupancies: [
          { from: '2020-01-01', to: '2025-06-30' },
          { from: '2025-07-01', vacant: true },
        ],
      },
    ],
    number === undefined ? {} : { number },
  );
  const [a, b] = house.units;
  const [tenant] = a?.occupancies ?? [];
  const [left, empty] = b?.occupancies ?? [];
  if (!a || !b || !tenant || !left || !empty) throw new Error('two units were made');
  await patch(`/v1/units/${a.id}`, 1, { living_area_m2: '60', co_ownership_shares: '600' });
  await patch(`/v1/units/${b.id}`, 1, { living_area_m2: '40', co_ownership_shares: '400' });
  for (const [id, persons] of [
    [tenant, 2],
    [left, 1],
    [empty, 1],
  ] as const)
    await patch(`/v1/occupancies/${id}`, 1, { persons });

  const from = '2024-12-31';
  const heat = { use: 'heating', kind: 'heat_meter' } as const;
  const cold = { use: 'cold_water', kind: 'cold_water_meter' } as const;
  await build.device(house, {
    ...heat,
    unit: a.id,
    readings: [
      [from, '0'],
      [YEAR.to, '600'],
    ],
  });
  await build.device(house, {
    ...heat,
    unit: b.id,
    readings: [
      [from, '0'],
      ['2025-06-30', '300'],
      [YEAR.to, '400'],
    ],
  });
  const water = await build.device(house, {
    ...cold,
    unit: a.id,
    readings: [
      [from, '10'],
      [YEAR.to, '70'],
    ],
  });
  await build.device(house, {
    ...cold,
    unit: b.id,
    readings: [
      [from, '5'],
      ['2025-06-30', '30'],
      [YEAR.to, '45'],
    ],
  });

  const heating = await build.period(house, { settings: { settlement: 'carried_over' } }, 2025);
  await build.cost(heating.id, 'heat_supply', 90_000, { scope: 'heating' });
  const check = await build.cost(heating.id, 'maintenance', 10_000, { scope: 'heating', labor_cents: 5_000 });

  const settings = {
    totals: { co_ownership: '1000' },
    consumptions: [
      {
        id: 'laundry',
        unit: 'kWh',
        values: [
          { unit_id: a.id, value: '20' },
          { unit_id: b.id, occupancy_id: left, value: '10' },
          { unit_id: b.id, occupancy_id: empty, value: '0' },
        ],
      },
    ],
    payment: { iban: 'DE02120300000000202051', account_holder: 'Hausgemeinschaft', due_on: '2026-09-30' },
  };
  const period = await build.post<BillingPeriodWire>('/v1/billing-periods', {
    property_id: house.property,
    kind: 'operating_costs',
    ...YEAR,
    operating_costs: settings,
    advances: [
      { occupancy_id: tenant, amount_cents: 100_000 },
      { occupancy_id: left, amount_cents: 50_000 },
    ],
  });
  const entry = (kind: string, amount_cents: number, more: object = {}) =>
    build.post<OperatingCostEntryWire>('/v1/operating-cost-entries', {
      billing_period_id: period.id,
      kind,
      description: `Beleg ${kind}`,
      amount_cents,
      ...more,
    });
  const entries = {
    tax: await entry('property_tax', 100_000),
    water: await entry('water_supply', 20_000),
    lift: await entry('lift', 10_000, {
      key: { by: 'units' },
      unit_ids: [a.id],
      labour: [{ kind: 's35a_3', amount_cents: 4_000 }],
    }),
    refuse: await entry('refuse', 30_000, { key: { by: 'persons' } }),
    insurance: await entry('property_insurance', 50_000, { key: { by: 'co_ownership' } }),
    laundry: await entry('laundry', 3_000, { key: { by: 'consumption', of: 'laundry' } }),
    alarms: await entry('other', 4_800, {
      label: 'Wartung der Rauchwarnmelder',
      agreed: true,
      key: { by: 'fixed', amounts: [a, b].map(({ id }) => ({ unit_id: id, amount_cents: 2_400 })) },
    }),
  };
  /** Names the period of heating, so that its bill becomes lines of the statements. */
  const embed = () =>
    patch(`/v1/billing-periods/${period.id}`, 1, { operating_costs: { ...settings, heating_period_id: heating.id } });
  return {
    build,
    patch,
    house,
    a,
    b,
    tenant,
    left,
    empty,
    water,
    heating: heating.id,
    check,
    period,
    settings,
    entries,
    entry,
    embed,
  };
}
