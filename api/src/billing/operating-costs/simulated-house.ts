import type { z } from '@hono/zod-openapi';
import type { OperatingCostPosition, OperatingCostsHouse, OperatingCostUnit } from '@klarmeter/engine';
import { namedTwice, unknownReference } from '../../problem.ts';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import { refuseUnitsOutside } from './entry-rules.ts';
import { keyOf } from './position.ts';
import type { SimulateOperatingCosts } from './simulation-schemas.ts';

type Change = z.infer<typeof SimulateOperatingCosts>;
type Cost = NonNullable<Change['costs']>[number];
type Unread = NonNullable<Change['unread']>[number];

/**
 * A house of operating costs as it would be if something were otherwise.
 * @throws Problem `unknown-reference` for what the house does not have, `rule-violated` for what is named twice.
 */
export function changedOperatingCosts(house: OperatingCostsHouse, change: Change): OperatingCostsHouse {
  refuseUnknown(house, change);
  const { rounding, default_by, costs = [], persons = [], unread = [] } = change;
  const costOf = new Map(costs.map((cost) => [cost.operating_cost_entry_id, cost]));
  const personsOf = new Map(persons.map((each) => [each.occupancy_id, String(each.persons)]));
  return {
    ...house,
    keys: { ...house.keys, ...defined({ rounding, default_by }) },
    ...(house.positions === undefined
      ? {}
      : { positions: house.positions.map((position) => withCost(position, costOf.get(position.id))) }),
    units: house.units
      .map((unit) => withPersons(unit, personsOf))
      .map((unit) => unread.filter(({ unit_id }) => unit_id === unit.id).reduce(withoutReading, unit)),
  };
}

function withCost(position: OperatingCostPosition, cost: Cost | undefined): OperatingCostPosition {
  if (cost === undefined) return position;
  const { amount_cents, key, unit_ids } = cost;
  const { key: own, units, ...rest } = position;
  return {
    ...rest,
    ...defined({
      amount_eur: amount_cents === undefined ? rest.amount_eur : eur(amount_cents),
      key: key === undefined ? own : key === null ? undefined : keyOf(key),
      units: unit_ids === undefined ? units : (unit_ids ?? undefined),
    }),
  };
}

/** The number holds for all days of the occupancy. */
const withPersons = (unit: OperatingCostUnit, personsOf: ReadonlyMap<string, string>): OperatingCostUnit => ({
  ...unit,
  occupancies: unit.occupancies.map((occupancy) => {
    const persons = personsOf.get(occupancy.id);
    if (persons === undefined) return occupancy;
    const { person_changes: _, ...rest } = occupancy;
    return { ...rest, persons };
  }),
});

type Readings = Pick<OperatingCostUnit, 'cold_water_m3' | 'hot_water_m3' | 'consumptions'>;

const WATER = { cold_water: 'cold_water_m3', hot_water: 'hot_water_m3' } as const;
const isWater = (of: string): of is keyof typeof WATER => of in WATER;

/** A unit whose meter is taken for failed: nothing was recorded of it, or one value for all of its occupancies. */
function withoutReading(unit: OperatingCostUnit, { of, substitute }: Unread): OperatingCostUnit {
  const empty = { ...without(unit, of), occupancies: unit.occupancies.map((each) => without(each, of)) };
  if (substitute === undefined) return empty;
  if (isWater(of)) return { ...empty, [WATER[of]]: substitute };
  return { ...empty, consumptions: { ...empty.consumptions, [of]: substitute } };
}

function without<T extends Readings>(readings: T, of: string): T {
  if (isWater(of)) {
    const left = { ...readings };
    delete left[WATER[of]];
    return left;
  }
  const { [of]: _, ...consumptions } = readings.consumptions ?? {};
  return readings.consumptions === undefined ? readings : { ...readings, consumptions };
}

function refuseUnknown(house: OperatingCostsHouse, { costs = [], persons = [], unread = [] }: Change): void {
  const units = new Set(house.units.map(({ id }) => id));
  const positions = new Set(house.positions?.map(({ id }) => id));
  const occupancies = new Set(house.units.flatMap((unit) => unit.occupancies.map(({ id }) => id)));
  const consumptions = new Set([...Object.keys(WATER), ...(house.consumptions ?? []).map(({ id }) => id)]);
  refuseEach('costs', 'operating_cost_entry_id', 'operating-cost entry', positions, costs);
  costs.forEach((cost, index) => {
    refuseUnitsOutside(units, defined({ key: cost.key, unit_ids: cost.unit_ids }), `/operating_costs/costs/${index}`);
  });
  refuseEach('persons', 'occupancy_id', 'occupancy', occupancies, persons);
  unread.forEach(({ unit_id, of }, index) => {
    const at = `/operating_costs/unread/${index}`;
    if (!units.has(unit_id)) throw unknownReference(`${at}/unit_id`, 'unit', unit_id);
    if (!consumptions.has(of)) throw unknownReference(`${at}/of`, 'consumption', of);
  });
}

function refuseEach<Field extends string>(
  list: string,
  field: Field,
  noun: string,
  known: ReadonlySet<string>,
  changes: readonly Readonly<Record<Field, string>>[],
): void {
  const seen = new Set<string>();
  changes.forEach(({ [field]: id }, index) => {
    const pointer = `/operating_costs/${list}/${index}/${field}`;
    if (!known.has(id)) throw unknownReference(pointer, noun, id);
    if (seen.has(id)) throw namedTwice(pointer, id, 'Each is named once.');
    seen.add(id);
  });
}
