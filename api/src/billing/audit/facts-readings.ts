import type { Day, House, InterimReadingFacts, SubstituteFacts } from '@klarmeter/engine';
import { defined } from '../house/defined.ts';
import type { StatedSource } from './facts.ts';

const HEAT_USES = ['heating', 'hot_water'] as const;

/** Name of a use of a unit among those that were estimated. */
export const useOfUnit = (unitId: string, use: (typeof HEAT_USES)[number]): string => `${unitId} ${use}`;

/** The uses of a house whose recorded value is replaced. */
export const estimatedIn = ({ units }: House): { readonly unit: string; readonly use: 'heating' | 'hot_water' }[] =>
  units.flatMap((unit) =>
    HEAT_USES.flatMap((use) => (unit[`${use}_failed`] === undefined ? [] : [{ unit: unit.id, use }])),
  );

/** HeizkostenV section 9a: one record for every use that is replaced, its calculation as it is printed. */
export function substituteFacts(source: StatedSource): SubstituteFacts[] {
  const { house, presentation, stated, frozenOn, engineVersion, estimatedBefore } = source;
  return estimatedIn(house).map(({ unit, use }) => {
    const own = stated.substitutes?.find((each) => each.unit_id === unit && each.use === use);
    const printed = presentation.units
      .filter(({ id }) => id === unit)
      .flatMap(({ occupancies }) => occupancies.flatMap(({ devices }) => devices[use]))
      .find(({ substitute }) => substitute !== null)?.substitute;
    const before = own?.estimated_before ?? estimatedBefore.get(useOfUnit(unit, use));
    return defined({
      unit,
      use,
      cause: own?.cause ?? printed?.cause,
      estimated_before: before === undefined ? undefined : String(before),
      approved: own?.approved,
      formula: printed?.formula ?? null,
      author: `KlarMeter ${engineVersion}`,
      recorded_on: frozenOn,
    });
  });
}

/** HeizkostenV section 9b: every change of occupancy within the period, with the day of the values that were taken for it. */
export function interimReadingFacts({ house, presentation, stated }: StatedSource): InterimReadingFacts[] {
  const printed = new Map(
    presentation.units.flatMap(({ occupancies }) => occupancies.map(({ id, devices }) => [id, devices] as const)),
  );
  const reasons = new Map(stated.interim_readings?.map((each) => [each.occupancy_id, each.impossible_reason]));
  return house.units.flatMap(({ id: unit, occupancies }) =>
    occupancies.slice(0, -1).map(({ id: occupancy, heating, hot_water_m3: hotWater }) => {
      const devices = printed.get(occupancy);
      const rows = [
        ...(heating === undefined ? [] : (devices?.heating ?? [])),
        ...(hotWater === undefined ? [] : (devices?.hot_water ?? [])),
      ];
      const days = rows.flatMap(({ end }) => (end === null ? [] : [end.on as Day])).sort();
      return defined({ unit, occupancy, read_on: days.at(-1) ?? null, impossible_reason: reasons.get(occupancy) });
    }),
  );
}
