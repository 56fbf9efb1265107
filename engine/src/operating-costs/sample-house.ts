import type { House } from '../billing/house.ts';
import type { OperatingCostOccupancy, OperatingCostPosition, OperatingCostsHouse, OperatingCostUnit } from './house.ts';
import type { BilledOperatingCosts, OperatingCostOccupant } from './result.ts';
import { billOperatingCosts } from './run.ts';

export const YEAR = { from: '2025-01-01', to: '2025-12-31' } as const;

/** One cost by living area, 60 and 40 m2: 600.00 and 400.00 EUR, easy to see through. */
export const twoFlats: OperatingCostsHouse = {
  schema: 'klarmeter.house/2',
  id: 'two flats',
  period: YEAR,
  positions: [cost('tax', 'property_tax', '1000.00')],
  units: [flat('A', { area_m2: '60' }, { persons: '2' }), flat('B', { area_m2: '40' }, { persons: '1' })],
};

/** The heating bill of the same flats: 600.00 and 400.00 EUR. */
export const heatingOfTwoFlats: House = {
  schema: 'klarmeter.house/1',
  id: 'heating of two flats',
  period: YEAR,
  plant: { energy: 'natural_gas' },
  costs: [
    { id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '900.00' },
    { id: 'check', kind: 'maintenance', scope: 'heating', amount_eur: '100.00' },
  ],
  keys: { heating_consumption_percent: '70' },
  units: [
    { id: 'A', heating_area_m2: '60', occupancies: [{ id: '1', ...YEAR, heating: '600' }] },
    { id: 'B', heating_area_m2: '40', occupancies: [{ id: '1', ...YEAR, heating: '400' }] },
  ],
};

/** Every key, deductions, labour, own work, a change of occupancy and the heating bill at once. */
export const rich: OperatingCostsHouse = {
  ...twoFlats,
  keys: { totals: { co_ownership: '1000', heated_area_m2: '200' } },
  consumptions: [{ id: 'dry/wash', unit: 'kWh' }],
  water: { hot_water_billed_here: true },
  positions: [
    cost('tax', 'property_tax', '1000.00'),
    cost('water', 'water_supply', '800.00'),
    cost('drain', 'waste_water', '900.00'),
    cost('refuse', 'refuse', '300.00', { key: { by: 'persons' } }),
    cost('lift', 'lift', '120.00', { key: { by: 'units' }, from: '2025-07-01' }),
    cost('garden', 'garden', '700.00', { own_work: true, key: { by: 'heated_area' } }),
    cost('care', 'caretaker', '500.00', {
      deduction: { amount_eur: '100.00', reason: 'administration' },
      labour: [
        { kind: 's35a_2', amount_eur: '300.00' },
        { kind: 's35a_3', amount_eur: '50.00' },
      ],
      key: { by: 'co_ownership' },
    }),
    cost('dry', 'laundry', '60.00', { key: { by: 'consumption', of: 'dry/wash' } }),
    cost('fixed', 'lighting', '90.00', { key: { by: 'fixed', amounts_eur: { A: '50.00', 'B/2': '40.00' } } }),
  ],
  heating: { ...heatingOfTwoFlats, units: heatingOfTwoFlats.units.slice(0, 1) },
  heating_labour: [{ cost: 'check', kind: 's35a_3', amount_eur: '50.00' }],
  units: [
    flat(
      'A',
      {
        area_m2: '60',
        heated_area_m2: '50',
        co_ownership: '300',
        undrained_m3: '4',
        undrained_reason: 'garden meter',
        consumptions: { 'dry/wash': '7' },
      },
      {
        persons: '2',
        person_changes: [{ from: '2025-05-03', persons: '3' }],
        cold_water_m3: '20',
        hot_water_m3: '10',
        advance_eur: '100.00',
      },
    ),
    {
      id: 'B/2',
      area_m2: '40',
      heated_area_m2: '50',
      co_ownership: '700',
      unit_count: '2',
      cold_water_m3: '30',
      hot_water_m3: '10',
      consumptions: { 'dry/wash': '9' },
      occupancies: parted('2025-09-30', '2025-10-01', { persons: '1' }, { vacant: true }),
    },
  ],
};
const fromJuly = { from: '2024-07-01', to: '2025-06-30' } as const;

/** Another heating period: somebody left before the billing period, somebody came after the heating period. */
export const heatedFromJuly: OperatingCostsHouse & { readonly heating: House } = {
  ...twoFlats,
  heating: {
    ...heatingOfTwoFlats,
    period: fromJuly,
    units: [
      {
        id: 'A',
        heating_area_m2: '60',
        occupancies: [
          { id: '0', from: '2024-07-01', to: '2024-12-31', heating: '300', advance_eur: '200.00' },
          { id: '1', from: '2025-01-01', to: '2025-06-30', heating: '300' },
        ],
      },
      { id: 'B', heating_area_m2: '40', occupancies: [{ id: '1', ...fromJuly, heating: '400' }] },
    ],
  },
  units: [
    flat('A', { area_m2: '60', heating_only: [{ id: '0', advance_eur: '10.00' }] }),
    { id: 'B', area_m2: '40', occupancies: parted('2025-08-31', '2025-09-01') },
  ],
};

/** A cost of the house. */
export function cost(
  id: string,
  kind: OperatingCostPosition['kind'],
  amount: string,
  more: Partial<OperatingCostPosition> = {},
): OperatingCostPosition {
  return { id, kind, amount_eur: amount, ...more };
}

/** A flat used by one occupancy all year. */
export function flat(
  id: string,
  unit: Partial<OperatingCostUnit>,
  occupancy: Partial<OperatingCostOccupancy> = {},
): OperatingCostUnit {
  return { id, occupancies: [{ id: '1', ...YEAR, ...occupancy }], ...unit };
}

/** Two occupancies that part the year: the last day of the first, and the day after. */
export function parted(
  lastDay: OperatingCostOccupancy['to'],
  nextDay: OperatingCostOccupancy['from'],
  first: Partial<OperatingCostOccupancy> = {},
  second: Partial<OperatingCostOccupancy> = {},
): OperatingCostOccupancy[] {
  return [
    { id: '1', from: YEAR.from, to: lastDay, ...first },
    { id: '2', from: nextDay, to: YEAR.to, ...second },
  ];
}

/** The result of a house that must be billable; throws with its findings otherwise. */
export function billed(house: OperatingCostsHouse): BilledOperatingCosts {
  const result = billOperatingCosts(house);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2));
  return result;
}

/** One occupant of a result. */
export function occupant(result: BilledOperatingCosts, unit: string, occupancy = '1'): OperatingCostOccupant {
  const found = result.occupants.find((each) => each.unit === unit && each.occupancy === occupancy);
  if (found === undefined) throw new Error(`no occupant ${unit}/${occupancy}`);
  return found;
}

/** Amounts of one position by `unit/occupancy`. */
export const amountsOf = (result: BilledOperatingCosts, position: string | null): Record<string, string> =>
  Object.fromEntries(
    result.occupants.flatMap(({ unit, occupancy, lines }) =>
      lines.flatMap((line) => (line.position === position ? [[`${unit}/${occupancy}`, line.amount_eur]] : [])),
    ),
  );

/** Severities, codes, paths and provisions of what was found. */
export const told = (house: unknown): string[] =>
  billOperatingCosts(house).findings.map(({ code, severity, path, legal_basis }) =>
    [severity, code, path, legal_basis ?? '-'].join(' '),
  );
