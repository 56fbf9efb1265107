import { add, type Fraction, fraction, multiply, ZERO } from '../money/fraction.ts';
import { daysInBoth, type Period } from '../time/period.ts';
import type { OccupancyModel } from './model.ts';

/**
 * Persons times days of an occupancy within a time: its number of persons holds until the next change. Vacancy without
 * a number has none.
 */
export function daysOfPersons(
  { path, period, persons, personChanges }: OccupancyModel,
  time: Period,
): { readonly value: Fraction; readonly inputs: readonly string[] } {
  if (persons === undefined) return { value: ZERO, inputs: [`${path}/vacant`] };
  const steps = [{ from: period.from, persons }, ...personChanges];
  let value = ZERO;
  for (const [at, step] of steps.entries()) {
    const until = steps[at + 1]?.from;
    const days = daysInBoth({ from: step.from, to: period.to }, time);
    const later = until === undefined ? 0 : daysInBoth({ from: until, to: period.to }, time);
    value = add(value, multiply(step.persons, fraction(BigInt(days - later))));
  }
  const changes = personChanges.flatMap((change) => [`${change.path}/from`, `${change.path}/persons`]);
  return { value, inputs: [`${path}/persons`, ...changes, `${path}/from`, `${path}/to`] };
}
