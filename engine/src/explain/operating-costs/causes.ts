import type {
  OperatingCostOccupancy,
  OperatingCostPosition,
  OperatingCostsHouse,
  OperatingCostUnit,
} from '../../operating-costs/house.ts';
import { withFields } from '../changes.ts';

/** What an amount of a statement of operating costs can differ by, in the order in which it is accounted for. */
export const OPERATING_COST_CAUSES = [
  'period',
  'costs',
  'keys',
  'water',
  'areas',
  'consumption',
  'persons',
  'heating',
  'advances',
] as const;
export type OperatingCostCause = (typeof OPERATING_COST_CAUSES)[number];

type HeatingOnly = NonNullable<OperatingCostUnit['heating_only']>[number];

const KEY_FIELDS = ['key', 'units'] as const;
const VALUE_FIELDS = ['area_m2', 'heated_area_m2', 'co_ownership', 'unit_count'] as const;
const PERSON_FIELDS = ['persons', 'person_changes'] as const;
const PAYMENT_FIELDS = ['advance_eur'] as const;

/** The house with what one cause covers taken from another; the rest stays. */
export const TAKE_OF_OPERATING_COSTS: Readonly<
  Record<OperatingCostCause, (house: OperatingCostsHouse, from: OperatingCostsHouse) => OperatingCostsHouse>
> = {
  period: (house, from) => withFields(house, from, ['period']),
  costs: (house, from) =>
    withPositions(house, from, (each) => withFields(each, byId(house.positions, each), KEY_FIELDS)),
  keys: (house, from) =>
    withPositions(withFields(house, from, ['keys']), house, (each) =>
      withFields(each, byId(from.positions, each), KEY_FIELDS),
    ),
  water: (house, from) => withFields(house, from, ['water']),
  areas: (house, from) => ({
    ...house,
    units: house.units.map((unit) => withFields(unit, byId(from.units, unit), VALUE_FIELDS)),
  }),
  // Who lived there and what was recorded belong together: a reading without its occupancy says nothing.
  consumption: (house, from) => ({
    ...withFields(house, from, ['consumptions']),
    units: from.units.map((unit) => recordedBy(unit, byId(house.units, unit))),
  }),
  persons: (house, from) => withOccupancies(house, from, PERSON_FIELDS),
  heating: (house, from) => withFields(house, from, ['heating', 'heating_labour']),
  advances: (house, from) => {
    const { units, ...rest } = withOccupancies(house, from, PAYMENT_FIELDS);
    return { ...rest, units: units.map((unit) => paidInHeatingOnly(unit, byId(from.units, unit))) };
  },
};

/** The one of a list with the same id, or itself where there is none: then nothing of it is taken. */
const byId = <T extends { readonly id: string }>(list: readonly T[] | undefined, own: T): T =>
  list?.find(({ id }) => id === own.id) ?? own;

function withPositions(
  house: OperatingCostsHouse,
  { positions }: OperatingCostsHouse,
  change: (position: OperatingCostPosition) => OperatingCostPosition,
): OperatingCostsHouse {
  const { positions: _, ...rest } = house;
  return positions === undefined ? rest : { ...rest, positions: positions.map(change) };
}

const withOccupancies = (
  house: OperatingCostsHouse,
  from: OperatingCostsHouse,
  fields: readonly (keyof OperatingCostOccupancy)[],
): OperatingCostsHouse => ({
  ...house,
  units: house.units.map((unit) => ({
    ...unit,
    occupancies: unit.occupancies.map((each) =>
      withFields(each, byId(byId(from.units, unit).occupancies, each), fields),
    ),
  })),
});

/** A unit as in `unit`, but with its values, persons and payments as they were known. */
function recordedBy(unit: OperatingCostUnit, known: OperatingCostUnit): OperatingCostUnit {
  const fields = [...PERSON_FIELDS, ...PAYMENT_FIELDS];
  const occupancies = unit.occupancies.map((each) => withFields(each, byId(known.occupancies, each), fields));
  return paidInHeatingOnly({ ...withFields(unit, known, VALUE_FIELDS), occupancies }, known);
}

function paidInHeatingOnly(unit: OperatingCostUnit, from: OperatingCostUnit): OperatingCostUnit {
  if (unit.heating_only === undefined) return unit;
  const paid = (each: HeatingOnly) => withFields(each, byId(from.heating_only, each), PAYMENT_FIELDS);
  return { ...unit, heating_only: unit.heating_only.map(paid) };
}
