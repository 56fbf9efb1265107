import type { Fraction } from '../money/fraction.ts';
import type { FindingSink } from './findings.ts';
import { UNREADABLE } from './reader.ts';

/** A unit or one of its occupancies, as far as it carries recorded values. */
interface Recording {
  readonly path: string;
}

/**
 * What was recorded in a unit: by each of its occupancies, in their order, or once for all of them. Undefined where
 * nothing was; what that means is for the caller to say. Some occupancies with a value and some without is an error.
 */
export function recordedIn<O extends Recording>(
  unit: Recording & { readonly occupancies: readonly O[] },
  field: string,
  unitValue: Fraction | undefined,
  ownValue: (occupancy: O) => Fraction | undefined,
  findings: FindingSink,
): readonly Fraction[] | Fraction | undefined {
  const own = unit.occupancies.map(ownValue);
  if (own.every((value) => value === undefined)) return unitValue;
  for (const [index, { path }] of unit.occupancies.entries()) {
    if (own[index] === undefined) findings.add('reading_incomplete', `${path}/${field}`, [], 'BGB § 556a(1)');
  }
  if (unitValue !== undefined && !own.includes(undefined)) {
    findings.add('unit_value_unused', `${unit.path}/${field}`, [], 'BGB § 556a(1)');
  }
  return own.map((value) => value ?? UNREADABLE);
}

/** Whether each occupancy recorded its own. */
export const isOwn = (recorded: readonly Fraction[] | Fraction | undefined): recorded is readonly Fraction[] =>
  Array.isArray(recorded);
