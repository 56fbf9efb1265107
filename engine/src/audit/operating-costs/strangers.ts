import type { OperatingCostsHouse } from '../../operating-costs/house.ts';
import type { Fault } from '../read-facts.ts';
import type { OperatingCostFacts } from './facts.ts';

/** Facts about units, occupants and positions that the house does not have: they would say nothing, silently. */
export function strangersIn(facts: OperatingCostFacts, house: OperatingCostsHouse): Fault[] {
  const units = new Map(
    house.units.map(({ id, occupancies, heating_only = [] }) => [
      id,
      new Set([...occupancies, ...heating_only].map((each) => each.id)),
    ]),
  );
  const positions = new Set(house.positions?.map(({ id }) => id));
  const unit = (path: string): Fault => ({ path, de: 'eine Einheit des Hauses', en: 'a unit of the house' });
  return [
    ...(facts.units ?? []).flatMap(({ id }, index) => (units.has(id) ? [] : [unit(`/units/${index}/id`)])),
    ...(facts.occupancies ?? []).flatMap(({ unit: id, occupancy }, index): Fault[] => {
      if (!units.has(id)) return [unit(`/occupancies/${index}/unit`)];
      if (units.get(id)?.has(occupancy)) return [];
      const [de, en] = ['ein Nutzungszeitraum der Einheit', 'an occupancy of the unit'];
      return [{ path: `/occupancies/${index}/occupancy`, de, en }];
    }),
    ...(facts.devices ?? []).flatMap(({ unit: id }, index) =>
      id === undefined || units.has(id) ? [] : [unit(`/devices/${index}/unit`)],
    ),
    ...(facts.costs ?? []).flatMap(({ id }, index): Fault[] =>
      positions.has(id)
        ? []
        : [{ path: `/costs/${index}/id`, de: 'eine Kostenposition des Hauses', en: 'a cost of the house' }],
    ),
  ];
}
