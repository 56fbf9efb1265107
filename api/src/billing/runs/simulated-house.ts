import type { z } from '@hono/zod-openapi';
import type { House, HouseUnit } from '@klarmeter/engine';
import { unknownReference } from '../../problem.ts';
import { type FrozenHouse, isOfOperatingCosts } from '../house/bill-frozen.ts';
import { defined } from '../house/defined.ts';
import { eur } from '../house/euro.ts';
import { changedOperatingCosts } from '../operating-costs/simulated-house.ts';
import { refuseOtherKind } from '../periods/kind.ts';
import type { SimulateBillingRun } from './simulation-schemas.ts';

type Change = z.infer<typeof SimulateBillingRun>;
type OfHeating = Omit<Change, 'operating_costs'>;

/**
 * A frozen house as it would be if something were otherwise. What is of heating changes the heating bill inside a house of
 * operating costs. @throws Problem `unknown-reference` for a unit, an occupancy, an entry or a consumption the house does
 * not have; `rule-violated` for what is of the other kind of house, or named twice.
 */
export function changedHouse(house: FrozenHouse, { operating_costs, ...ofHeating }: Change): FrozenHouse {
  if (!isOfOperatingCosts(house)) {
    if (operating_costs !== undefined) refuseOtherKind({ kind: 'heating' }, 'operating_costs', '/operating_costs');
    return changedHeating(house, ofHeating);
  }
  const given = Object.keys(defined(ofHeating)).map((field) => `/${field}`);
  if (house.heating === undefined) refuseOtherKind({ kind: 'operating_costs' }, 'heating', ...given);
  const changed = operating_costs === undefined ? house : changedOperatingCosts(house, operating_costs);
  return house.heating === undefined ? changed : { ...changed, heating: changedHeating(house.heating, ofHeating) };
}

function changedHeating(house: House, { keys, unread = [], co2 }: OfHeating): House {
  unread.forEach(({ unit_id: id }, index) => {
    if (!house.units.some((unit) => unit.id === id)) throw unknownReference(`/unread/${index}/unit_id`, 'unit', id);
  });
  const units = house.units.map((unit) =>
    unread.filter(({ unit_id }) => unit_id === unit.id).reduce(withoutReading, unit),
  );
  const { cost_cents, ...rest } = co2 ?? {};
  const cost = cost_cents === undefined ? {} : { cost_eur: eur(cost_cents) };
  return {
    ...house,
    units,
    ...(keys === undefined ? {} : { keys: { ...house.keys, ...defined(keys) } }),
    ...(co2 === undefined ? {} : { co2: { ...house.co2, ...defined(rest), ...cost } }),
  };
}

function withoutReading(unit: HouseUnit, { use, substitute }: NonNullable<OfHeating['unread']>[number]): HouseUnit {
  const failure =
    substitute === undefined
      ? { method: 'building_average' as const }
      : { method: 'previous_periods' as const, value: substitute };
  return { ...unit, [`${use}_failed`]: failure };
}
