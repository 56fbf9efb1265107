import type { HouseFailure } from '../billing/house.ts';
import type { FailureModel } from '../billing/model.ts';
import type { SubstituteFacts } from './facts.ts';
import { areaOf, POT_KINDS, recordedOf } from './look.ts';
import { lacks, lacksInPart, type Outcome } from './outcome.ts';
import type { PotKind } from './reduction.ts';
import type { AuditedUnit, Subject } from './subject.ts';

/** A unit whose use was not recorded, and what stands in for it. */
export interface FailureAt {
  readonly unit: AuditedUnit;
  readonly pot: PotKind;
  readonly path: string;
  readonly model: FailureModel;
  readonly file: HouseFailure;
}

export const failuresIn = ({ units }: Subject): FailureAt[] =>
  units.flatMap((unit) =>
    POT_KINDS.flatMap((pot): FailureAt[] => {
      const model = pot === 'heating' ? unit.model.heatingFailed : unit.model.hotWaterFailed;
      const file = unit.file[`${pot}_failed`];
      return model === undefined || file === undefined
        ? []
        : [{ unit, pot, path: `${unit.path}/${pot}_failed`, model, file }];
    }),
  );

/** Asks what is on record about each substitute of the house. */
export function withRecords(
  subject: Subject,
  ask: (record: SubstituteFacts, failure: FailureAt, path: string) => readonly Outcome[],
): readonly Outcome[] {
  const failures = failuresIn(subject);
  const records = subject.facts.substitutes;
  if (failures.length === 0) return [];
  if (records === undefined) return [lacks('substitutes')];
  return failures.flatMap((failure): readonly Outcome[] => {
    const at = records.findIndex(({ unit, use }) => unit === failure.unit.id && use === failure.pot);
    const record = records[at];
    return record === undefined ? [lacksInPart('substitutes')] : ask(record, failure, `/facts/substitutes/${at}`);
  });
}

/** The units a substitute is formed from, where the engine forms it; those of an average are found once for all. */
export function referencesIn(subject: Subject): (failure: FailureAt) => readonly AuditedUnit[] {
  const recorded = { heating: recordedByGroup(subject, 'heating'), hot_water: recordedByGroup(subject, 'hot_water') };
  return ({ unit, pot, model }) => {
    if (model.method === 'comparable_rooms') return subject.units.filter(({ id }) => id === model.referenceUnit);
    if (model.method !== 'building_average' || model.value !== undefined) return [];
    return recorded[pot].get(unit.model.group) ?? [];
  };
}

const recordedByGroup = ({ units }: Subject, pot: PotKind) =>
  Map.groupBy(
    units.filter((unit) => recordedOf(unit, pot) !== undefined && areaOf(unit, pot).n !== 0n),
    ({ model }) => model.group,
  );
