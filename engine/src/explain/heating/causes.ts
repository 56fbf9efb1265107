import type { House, HouseOccupancy, HouseUnit } from '../../billing/house.ts';
import { withFields } from '../changes.ts';

/** What an amount of a heating statement can differ by, in the order in which it is accounted for. */
export const HEATING_CAUSES = [
  'period',
  'plant',
  'costs',
  'fuel_stock',
  'hot_water_share',
  'keys',
  'groups',
  'co2',
  'cold_water',
  'pots',
  'areas',
  'consumption',
  'advances',
] as const;
export type HeatingCause = (typeof HEATING_CAUSES)[number];

const AREA_FIELDS = ['group', 'heating_area_m2', 'hot_water_area_m2'] as const;
const PAYMENT_FIELDS = ['advance_eur', 'vat_percent'] as const;

/** The house with what one cause covers taken from another; the rest stays. */
export const TAKE_OF_HEATING: Readonly<Record<HeatingCause, (house: House, from: House) => House>> = {
  period: (house, from) => withFields(house, from, ['period']),
  plant: (house, from) => withFields(house, from, ['plant']),
  costs: (house, from) => withFields(house, from, ['costs']),
  fuel_stock: (house, from) => withFields(house, from, ['fuel_stock']),
  hot_water_share: (house, from) => withFields(house, from, ['energy_used', 'hot_water_share']),
  keys: (house, from) => withFields(house, from, ['keys']),
  groups: (house, from) => withFields(house, from, ['groups']),
  co2: (house, from) => withFields(house, from, ['co2']),
  cold_water: (house, from) => withFields(house, from, ['cold_water']),
  pots: (house, from) => withFields(house, from, ['pots']),
  areas: (house, from) => ({
    ...house,
    units: house.units.map((unit) => withFields(unit, unitOf(from, unit.id) ?? unit, AREA_FIELDS)),
  }),
  // Who lived there and what was recorded belong together: a reading without its occupancy says nothing.
  consumption: (house, from) => ({ ...house, units: from.units.map((unit) => recordedBy(unit, house)) }),
  advances: (house, from) => ({ ...house, units: house.units.map((unit) => paidBy(unit, from)) }),
};

/** A unit as in `unit`, but with areas and payments as the house had them. */
function recordedBy(unit: HouseUnit, before: House): HouseUnit {
  const known = unitOf(before, unit.id);
  if (known === undefined) return unit;
  const occupancies = unit.occupancies.map((occupancy) =>
    withFields(occupancy, known.occupancies.find(({ id }) => id === occupancy.id) ?? occupancy, PAYMENT_FIELDS),
  );
  return { ...withFields(unit, known, AREA_FIELDS), occupancies };
}

function paidBy(unit: HouseUnit, from: House): HouseUnit {
  const paid = (occupancy: HouseOccupancy) =>
    unitOf(from, unit.id)?.occupancies.find(({ id }) => id === occupancy.id) ?? occupancy;
  return { ...unit, occupancies: unit.occupancies.map((each) => withFields(each, paid(each), PAYMENT_FIELDS)) };
}

const unitOf = ({ units }: House, id: string): HouseUnit | undefined => units.find((unit) => unit.id === id);
