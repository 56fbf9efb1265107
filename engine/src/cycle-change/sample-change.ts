import type { House, HouseUnit } from '../billing/house.ts';
import { format } from '../money/decimal.ts';
import { at, point, span } from '../series/fixtures.ts';
import type { PointSeries } from '../series/point-series.ts';
import { changeBillingCycle } from './change-cycle.ts';
import type { ChangedCycle, CycleChange, CyclePoint } from './cycle-change.ts';

/** A register read at the end of 2024, on 30 April where given, and at the end of 2025. */
export function read(id: string, ends: readonly [string, string], change?: string): PointSeries {
  const readings = [at('2024-12-31', ends[0], id), at('2025-12-31', ends[1], id)];
  if (change !== undefined) readings.push(at('2025-04-30', change, id));
  return { ...point([span({ deviceId: id })], readings), id };
}

const flat = (id: string, areaM2: string): HouseUnit => ({
  id,
  heating_area_m2: areaM2,
  hot_water_area_m2: areaM2,
  occupancies: [{ id: '1', from: '2025-01-01', to: '2025-12-31', advance_eur: '1200.00' }],
});

/** Two flats of 60 and 40 m2, gas and hot water; 2025 with everything it cost. */
export const house: House = {
  schema: 'klarmeter.house/1',
  id: 'two flats',
  period: { from: '2025-01-01', to: '2025-12-31' },
  plant: { energy: 'natural_gas' },
  energy_used: { quantity: '20000', unit: 'kWh' },
  hot_water_share: { method: 'measured', heat_kwh: '5000' },
  costs: [
    { id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '2000.00' },
    { id: 'rent', kind: 'metering_rent', scope: 'heating', amount_eur: '365.00' },
    { id: 'power', kind: 'operating_electricity', scope: 'combined', amount_eur: '100.00' },
    { id: 'sweep', kind: 'emission_measurement', scope: 'combined', amount_eur: '60.00' },
  ],
  keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  co2: { building: 'residential', living_area_m2: '100', emissions_kg: '4000', cost_eur: '240.00' },
  units: [flat('A', '60'), flat('B', '40')],
};

export const costDays: CycleChange['costs'] = [
  { id: 'gas', from: '2025-01-01', to: '2025-12-31' },
  { id: 'rent', from: '2025-01-01', to: '2025-12-31' },
  { id: 'power', from: '2025-01-01', to: '2025-12-31' },
  { id: 'sweep', from: '2025-03-10', to: '2025-03-10' },
];

export const unitPoints: readonly CyclePoint[] = [
  { of: { unit: 'A', use: 'heating' }, series: read('HA', ['1000', '1800'], '1424') },
  { of: { unit: 'B', use: 'heating' }, series: read('HB', ['0', '500'], '265') },
  { of: { unit: 'A', use: 'hot_water' }, series: read('WA', ['10', '46.5'], '22') },
  { of: { unit: 'B', use: 'hot_water' }, series: read('WB', ['0', '36.5'], '12') },
];

/** A calendar year that ends on 30 April: 530 of 1000 degree days, 120 of 365 days, 4 of 12 months. */
export const change: CycleChange = { house, changeOn: '2025-05-01', points: unitPoints, costs: costDays };

/** The result of a change that must be possible; throws with its findings otherwise. */
export function changed(input: CycleChange): ChangedCycle {
  const result = changeBillingCycle(input);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 2));
  return result;
}

/** What was divided at a place of the house file. */
export function splitAt(input: CycleChange, path: string): ChangedCycle['splits'][number] {
  const split = changed(input).splits.find((each) => each.path === path);
  if (split === undefined) throw new Error(`nothing was divided at ${path}`);
  return split;
}

/** A point of the house that counted so much on each side. */
export const housePoint = (
  name: Extract<CyclePoint['of'], { house: string }>['house'],
  old: string,
  whole: string,
): CyclePoint => ({ of: { house: name }, series: read(name, ['0', whole], old) });

/** Severities, codes, paths and provisions of what was found. */
export const told = (input: CycleChange): string[] =>
  changeBillingCycle(input).findings.map(({ code, severity, path, legal_basis }) =>
    [severity, code, path, legal_basis ?? '-'].join(' '),
  );
/** Both parts, as texts. */
export const both = ({ old, next }: ReturnType<typeof splitAt>): string[] => [format(old), format(next)];
/** The change of another house. */
export const withHouse = (over: Partial<House>, more: Partial<CycleChange> = {}): CycleChange => ({
  ...change,
  house: { ...house, ...over },
  ...more,
});
