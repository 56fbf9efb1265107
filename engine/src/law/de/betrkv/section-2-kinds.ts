import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce, inForceOn } from '../../dated.ts';
import { AERIAL_BUILT_BEFORE, OPERATING_COST_KINDS, type OperatingCostKind } from './section-2-kinds.parameters.ts';

/** BetrKV section 2: the kinds of operating cost on a day (2004-01-01 or later, else RangeError), in their order. */
export const operatingCostKindsOn = (day: Day): readonly OperatingCostKind[] =>
  inForceOn(OPERATING_COST_KINDS, day).value;

/** A kind by its name, and whether it stands in the list for the whole of a time; undefined if it never did. */
export function findOperatingCostKind(
  kind: string,
  { from, to }: Period,
): { readonly kind: OperatingCostKind; readonly holds: boolean; readonly missingOn: Day } | undefined {
  const on = (day: Day) => operatingCostKindsOn(day).find((each) => each.kind === kind);
  const found = OPERATING_COST_KINDS.flatMap(({ value }) => value).find((each) => each.kind === kind);
  if (found === undefined) return undefined;
  const missingOn = on(from) === undefined ? from : to;
  return { kind: found, holds: on(from) !== undefined && on(to) !== undefined, missingOn };
}

/** Section 2 sentence 2: whether a plant of no. 15a or b was built too late to have operating costs on `day`. */
export function isAerialTooNew(builtOn: Day, day: Day): boolean {
  const before = findInForce(AERIAL_BUILT_BEFORE, day);
  return before !== undefined && builtOn >= before.value;
}
