import { add, type Fraction, isLess, negate, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { overlapOf, type Period } from '../time/period.ts';
import type { MissingReason } from './consumption.ts';
import { type SeriesOrigin, worstOrigin } from './origin.ts';
import { shiftedDay } from './point-series.ts';

/** One point of a sum. It may be virtual itself. */
export interface VirtualTerm {
  readonly pointId: string;
  readonly sign: 'plus' | 'minus';
}

/** Of what a virtual point is the sum, from a day on until the next definition. No terms: there is no such point. */
export interface VirtualDefinition {
  readonly from: Day;
  readonly terms: readonly VirtualTerm[];
}

export interface VirtualPoint {
  readonly id: string;
  /** Oldest first; of two for one day the later one counts. */
  readonly definitions: readonly VirtualDefinition[];
}

/** Why a part has no value. */
export type VirtualReason = MissingReason | 'not_defined' | 'counts_differently' | 'negative_difference';

/** What is known of a point in a period. */
export type PointValue =
  | { readonly status: 'known'; readonly value: Fraction; readonly origin: SeriesOrigin }
  | { readonly status: 'missing'; readonly reason: VirtualReason };

/** A point on the days of one definition, and what it gave. */
export interface VirtualPart extends Period {
  readonly pointId: string;
  readonly sign: 'plus' | 'minus';
  /** Without the sign; null where it is missing. */
  readonly value: Fraction | null;
  /** Null where it is missing. */
  readonly origin: SeriesOrigin | null;
  readonly reason: VirtualReason | null;
  /** Of what it is the sum, where it is virtual itself. */
  readonly parts: readonly VirtualPart[];
}

/**
 * `negative`: the parts took away more than there was. The sum is told and is no consumption: nothing is billed by it.
 */
export type VirtualConsumption =
  | {
      readonly status: 'known';
      readonly value: Fraction;
      /** The worst of its parts. */
      readonly origin: SeriesOrigin;
      readonly parts: readonly VirtualPart[];
    }
  | { readonly status: 'negative'; readonly sum: Fraction; readonly parts: readonly VirtualPart[] }
  | { readonly status: 'missing'; readonly reason: VirtualReason; readonly parts: readonly VirtualPart[] };

/**
 * What a virtual point counted in a period: definition by definition, point by point. As soon as one part is missing the
 * sum is, and all its parts say which. `known` answers of points that are not virtual. Definitions were checked by
 * `virtualFindings`, so they end.
 */
export function virtualConsumption(
  id: string,
  period: Period,
  points: ReadonlyMap<string, VirtualPoint>,
  known: (pointId: string, period: Period) => PointValue,
): VirtualConsumption {
  const parts: VirtualPart[] = [];
  let missing: VirtualReason | null = null;
  let total = ZERO;
  for (const { from, to, terms } of definedWithin(points.get(id), period)) {
    if (terms.length === 0) missing ??= 'not_defined';
    for (const { pointId, sign } of terms) {
      const part = partOf(pointId, sign, { from, to }, points, known);
      parts.push(part);
      if (part.value === null) missing ??= part.reason;
      else total = add(total, sign === 'plus' ? part.value : negate(part.value));
    }
  }
  if (missing !== null) return { status: 'missing', reason: missing, parts };
  if (isLess(total, ZERO)) return { status: 'negative', sum: total, parts };
  const origin = worstOrigin(parts.flatMap((part) => part.origin ?? []));
  return { status: 'known', value: total, origin, parts };
}

function partOf(
  pointId: string,
  sign: VirtualTerm['sign'],
  days: Period,
  points: ReadonlyMap<string, VirtualPoint>,
  known: (pointId: string, period: Period) => PointValue,
): VirtualPart {
  const shared = { pointId, sign, ...days };
  if (!points.has(pointId)) {
    const found = known(pointId, days);
    return found.status === 'known'
      ? { ...shared, value: found.value, origin: found.origin, reason: null, parts: [] }
      : { ...shared, value: null, origin: null, reason: found.reason, parts: [] };
  }
  const inner = virtualConsumption(pointId, days, points, known);
  const { parts } = inner;
  if (inner.status === 'known') return { ...shared, value: inner.value, origin: inner.origin, reason: null, parts };
  const reason = inner.status === 'negative' ? 'negative_difference' : inner.reason;
  return { ...shared, value: null, origin: null, reason, parts };
}

/** The definitions of a period with the days of each, without gap: where none holds there are no terms. */
export function definedWithin(
  point: VirtualPoint | undefined,
  period: Period,
): readonly (Period & Pick<VirtualDefinition, 'terms'>)[] {
  const counting = (point?.definitions ?? []).filter(
    ({ from }, index, all) => all.findLastIndex((other) => other.from === from) === index,
  );
  const inOrder = counting.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = inOrder;
  const found: (Period & Pick<VirtualDefinition, 'terms'>)[] = [];
  if (first === undefined) return [{ ...period, terms: [] }];
  const undefinedDays = overlapOf(period, { from: period.from, to: shiftedDay(first.from, -1) });
  if (undefinedDays !== undefined) found.push({ ...undefinedDays, terms: [] });
  for (const [index, { from, terms }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    const days = overlapOf(period, { from, to: next === undefined ? null : shiftedDay(next.from, -1) });
    if (days !== undefined) found.push({ ...days, terms });
  }
  return found;
}
