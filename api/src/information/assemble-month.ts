import type { Day, MonthFile, MonthGroup, MonthOccupancy, MonthUnit } from '@klarmeter/engine';
import { assembleBasis } from './assemble-basis.ts';
import { placeUses, type UsesOfOccupancy } from './assemble-uses.ts';
import { informationFinding } from './findings.ts';
import type { MonthSource } from './load-month-source.ts';
import type { InformationFinding } from './schemas.ts';

export interface AssembledMonth {
  readonly file: MonthFile;
  readonly findings: readonly InformationFinding[];
}

/**
 * The month file of a run: what is stored, in the words of the engine, with our ids as names. Nothing is decided here
 * that the engine decides; what is missing is said in findings, all of it.
 * Interpretation: users of one category (HeizkostenV § 6a(2) no. 3) have the same use, the same user group, and devices
 * that count alike, because what an allocator counts is no energy before somebody converts it.
 */
export function assembleMonth(source: MonthSource): AssembledMonth {
  const findings: InformationFinding[] = [];
  const groups = new Map<string, MonthGroup>();
  const occupants = Map.groupBy(source.occupancies, ({ unitId }) => unitId);
  const placed = new Set<string>();
  const units = source.units.map((unit, index): MonthUnit => {
    const own = (occupants.get(unit.id) ?? []).map((row, place) => {
      placed.add(row.id);
      return { row, uses: placeUses(source, row, `/units/${index}/occupancies/${place}`, findings) };
    });
    const counted = countedIn(own.map(({ uses }) => uses));
    const id = [unit.use, unit.userGroup, counted.heating, counted.hot_water].filter((each) => each != null).join(' ');
    if (!groups.has(id)) groups.set(id, { id, ...assembleBasis(source, unit.userGroup, counted) });
    return {
      id: unit.id,
      group: id,
      heating_area_m2: unit.heatingAreaM2,
      hot_water_area_m2: unit.hotWaterAreaM2,
      occupancies: own.map(({ row, uses }, place): MonthOccupancy => {
        const at = `/units/${index}/occupancies/${place}`;
        const { now, past } = countedAlike(uses, counted, (use, words) =>
          findings.push(informationFinding('counted_in_two_units', `${at}/${use}`, unit.id, [words])),
        );
        return {
          id: row.id,
          from: row.fromDay as Day,
          ...(row.toDay === null ? {} : { to: row.toDay as Day }),
          ...(row.vacant ? { vacant: true } : {}),
          ...now,
          ...(past.length === 0 ? {} : { past_months: past }),
        };
      }),
    };
  });
  if (placed.size === 0) findings.push(informationFinding('nobody_to_inform', '/units', source.property.id));
  const list = [...groups.values()];
  const planned = list.findIndex(({ heating }) => heating?.basis === 'energy_certificate');
  if (planned >= 0) {
    findings.push(informationFinding('provisional_basis', `/groups/${planned}/heating`, source.property.id));
  }
  return {
    file: {
      schema: 'klarmeter.month/1',
      id: source.run.id,
      month: source.month,
      summer_degree_days: source.property.keys.summer_degree_days,
      groups: list,
      units,
    },
    findings,
  };
}

/** What the devices of a unit count in, by use: as the first of its users finds them. */
function countedIn(uses: readonly UsesOfOccupancy[]): UsesOfOccupancy['countedIn'] {
  const [heating] = uses.flatMap(({ countedIn: { heating: unit } }) => unit ?? []);
  const [hotWater] = uses.flatMap(({ countedIn: { hot_water: unit } }) => unit ?? []);
  return { ...(heating && { heating }), ...(hotWater && { hot_water: hotWater }) };
}

/** A unit has one way to kWh. Whoever moved in with other devices would be told another's kWh by it, and so is told none. */
function countedAlike(
  uses: UsesOfOccupancy,
  counted: UsesOfOccupancy['countedIn'],
  find: (use: 'heating' | 'hot_water', units: string) => void,
): Pick<UsesOfOccupancy, 'now' | 'past'> {
  let { now, past } = uses;
  for (const use of ['heating', 'hot_water'] as const) {
    const own = uses.countedIn[use];
    if (own === undefined || own === counted[use]) continue;
    if (now[use]?.origin !== 'missing') find(use, `${counted[use]}, ${own}`);
    now = { ...now, [use]: { origin: 'missing', reason: 'not_recorded' } };
    past = [];
  }
  return { now, past };
}
