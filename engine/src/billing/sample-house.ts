import type { Day } from '../time/day.ts';
import type { House, HouseOccupancy, HouseUnit } from './house.ts';
import type { BilledHouse, LineCode } from './result.ts';
import { billHouse } from './run.ts';

/** Two flats, 1000.00 EUR of heating, 60 and 40 m2, 600 and 400 units: 600.00 and 400.00 EUR, easy to see through. */
export const twoFlats: House = {
  schema: 'klarmeter.house/1',
  id: 'two flats',
  period: { from: '2025-01-01', to: '2025-12-31' },
  plant: { energy: 'natural_gas' },
  costs: [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '1000.00' }],
  keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  units: [flat('A', '60', { heating: '600' }), flat('B', '40', { heating: '400' })],
};

/** The same with hot water: 1000.00 EUR in common, a quarter of it for hot water, 30 and 20 m3. */
export const twoFlatsWithHotWater: House = {
  ...twoFlats,
  energy_used: { quantity: '10000', unit: 'kWh' },
  hot_water_share: { method: 'measured', heat_kwh: '2500' },
  costs: [{ id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '1000.00' }],
  units: [
    flat('A', '60', { heating: '600', hot_water_m3: '30' }, { hot_water_area_m2: '60' }),
    flat('B', '40', { heating: '400', hot_water_m3: '20' }, { hot_water_area_m2: '40' }),
  ],
};

/** A flat used by one occupancy all year. */
export function flat(
  id: string,
  areaM2: string,
  occupancy: Partial<HouseOccupancy> = {},
  unit: Partial<HouseUnit> = {},
): HouseUnit {
  const own: HouseOccupancy = { id: '1', from: '2025-01-01', to: '2025-12-31', ...occupancy };
  return { id, heating_area_m2: areaM2, occupancies: [own], ...unit };
}

/** The same house in another billing period, whose occupants stay for all of it. */
export function during(house: House, from: Day, to: Day): House {
  const units = house.units.map((unit) => ({
    ...unit,
    occupancies: unit.occupancies.map((each) => ({ ...each, from, to })),
  }));
  return { ...house, period: { from, to }, units };
}

/** The result of a house that must be billable; throws with its findings otherwise. */
export function billed(house: House): BilledHouse {
  const result = billHouse(house);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2));
  return result;
}

/** Amounts of one occupancy by line code, and its total. */
export function amounts(
  result: BilledHouse,
  unit: string,
  occupancy = '1',
): Partial<Record<LineCode, string>> & { total: string } {
  const found = result.occupants.find((each) => each.unit === unit && each.occupancy === occupancy);
  if (found === undefined) throw new Error(`no occupant ${unit}/${occupancy}`);
  const lines = Object.fromEntries(found.lines.map(({ code, amount_eur }) => [code, amount_eur]));
  return { ...lines, total: found.total_eur };
}

/** Codes, severities, paths and provisions of what was found. */
export const told = (house: unknown): string[] =>
  billHouse(house).findings.map(({ code, severity, path, legal_basis }) =>
    [severity, code, path, legal_basis ?? '-'].join(' '),
  );

/** Everything at once: a change of occupancy, a substitute, CO2, cold water, hot water in common. */
export const rich: House = {
  ...twoFlatsWithHotWater,
  cold_water: { amount_eur: '300.00' },
  co2: { building: 'residential', living_area_m2: '100', emissions_kg: '3454', cost_eur: '200.00' },
  units: [
    {
      id: 'A',
      heating_area_m2: '60',
      hot_water_area_m2: '60',
      heating: '600',
      hot_water_m3: '30',
      cold_water_m3: '40',
      occupancies: [
        { id: '1', from: '2025-01-01', to: '2025-09-30', advance_eur: '100.00', vat_percent: '19' },
        { id: '2', from: '2025-10-01', to: '2025-12-31' },
      ],
    },
    flat('B', '40', { heating: '400', hot_water_m3: '20', cold_water_m3: '20' }, { hot_water_area_m2: '40' }),
    flat(
      'C',
      '20',
      { cold_water_m3: '0', hot_water_m3: '1' },
      { hot_water_area_m2: '10', heating_failed: { method: 'building_average', reason: 'battery' } },
    ),
  ],
};

/** An oil tank whose layers carry CO2, credited to the occupants. */
export const stocked: House = {
  ...twoFlats,
  plant: { energy: 'heating_oil' },
  costs: [],
  fuel_stock: {
    unit: 'l',
    closing_quantity: '100',
    layers: [
      {
        kind: 'opening',
        date: '2025-01-01',
        quantity: '1000',
        amount_eur: '900.00',
        co2_kg: '2676',
        co2_cost_eur: '10.00',
      },
    ],
  },
  co2: { building: 'non_residential', relief: 'credit_line' },
};

/** Two user groups with keys of their own. */
export const grouped: House = {
  ...twoFlats,
  groups: {
    pre_split_consumption_percent: '70',
    list: [
      { id: 'A', recorded: '1', area_m2: '60', heating_consumption_percent: '60' },
      { id: 'B', recorded: '2', area_m2: '40' },
    ],
  },
  units: twoFlats.units.map((unit) => ({ ...unit, group: unit.id })),
};

const { costs: _, ...withoutCosts } = twoFlats;
/** Pots that were calculated elsewhere. */
export const ready: House = { ...withoutCosts, pots: { heating: { base_eur: '1.00', consumption_eur: '2.00' } } };
