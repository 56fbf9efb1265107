import type { House } from '../billing/house.ts';
import type { AuditFacts } from './facts.ts';
import type { Fault } from './read-facts.ts';

/** Facts about units, occupancies, groups and costs that the house does not have: they would say nothing, silently. */
export function strangersIn(facts: AuditFacts, house: House): Fault[] {
  const units = new Map(house.units.map(({ id, occupancies }) => [id, new Set(occupancies.map((each) => each.id))]));
  const groups = new Set(house.groups?.list.map(({ id }) => id));
  const costs = new Set(house.costs?.map(({ id }) => id));
  const faults: Fault[] = [];
  const unit = (path: string) => faults.push({ path, de: 'eine Einheit des Hauses', en: 'a unit of the house' });
  const lists = ['occupancies', 'interim_readings', 'monthly_information'] as const;
  for (const list of lists) {
    for (const [index, each] of (facts[list] ?? []).entries()) {
      const known = units.get(each.unit);
      if (known === undefined) unit(`/${list}/${index}/unit`);
      else if (!known.has(each.occupancy)) {
        const [de, en] = ['ein Nutzungszeitraum der Einheit', 'an occupancy of the unit'];
        faults.push({ path: `/${list}/${index}/occupancy`, de, en });
      }
    }
  }
  for (const [index, { id }] of (facts.units ?? []).entries()) if (!units.has(id)) unit(`/units/${index}/id`);
  for (const [index, each] of (facts.substitutes ?? []).entries()) {
    if (!units.has(each.unit)) unit(`/substitutes/${index}/unit`);
  }
  for (const [index, device] of (facts.devices ?? []).entries()) {
    if (device.unit !== undefined && !units.has(device.unit)) unit(`/devices/${index}/unit`);
    if (device.group !== undefined && !groups.has(device.group)) {
      faults.push({
        path: `/devices/${index}/group`,
        de: 'eine Nutzergruppe des Hauses',
        en: 'a user group of the house',
      });
    }
  }
  for (const [index, { id }] of (facts.costs ?? []).entries()) {
    if (!costs.has(id))
      faults.push({ path: `/costs/${index}/id`, de: 'eine Kostenposition des Hauses', en: 'a cost of the house' });
  }
  return faults;
}
