import { add, type Consumption, consumptionOf, type Fraction, type Period, sum, ZERO } from '@klarmeter/engine';
import type { BilledPoint } from '../cycle-change/interim-values.ts';

export const USES = ['heating', 'hot_water', 'cold_water'] as const;
export type Use = (typeof USES)[number];

/** What one point counted over the whole period, and over each occupancy of its unit where there are several. */
export interface MeasuredUse {
  readonly point: BilledPoint;
  readonly whole: Consumption;
  readonly parts: readonly Consumption[];
}

/** All points of one use in one unit. */
export interface UnitUse {
  readonly points: readonly MeasuredUse[];
  /** Sum over the points; null where one of them failed. */
  readonly value: Fraction | null;
  /** By occupancy, in their order; null where an interim reading is missing (HeizkostenV section 9b(3)). */
  readonly own: readonly Fraction[] | null;
  /** By occupancy: what all points recorded in its days; null where one of them failed in them. */
  readonly parts: readonly (Fraction | null)[];
}

/** The uses of every unit that has measuring points for them, by unit id. */
export type MeasuredUnits = ReadonlyMap<string, Partial<Record<Use, UnitUse>>>;

/** Measures every unit of a house; `spansOf` answers the occupancies of a unit, clipped to the period, in their order. */
export function measureUnits(
  points: readonly BilledPoint[],
  period: Period,
  spansOf: (unitId: string) => readonly Period[],
): MeasuredUnits {
  const byUnit = new Map<string, Partial<Record<Use, MeasuredUse[]>>>();
  for (const point of points) {
    const { unitId, use } = point;
    if (unitId === null || !isUse(use)) continue;
    const uses = byUnit.get(unitId) ?? {};
    byUnit.set(unitId, uses);
    const spans = spansOf(unitId);
    const whole = consumptionOf(point.series, period);
    const parts = spans.length < 2 ? [whole] : spans.map((span) => consumptionOf(point.series, span));
    const list = uses[use] ?? [];
    uses[use] = list;
    list.push({ point, whole, parts });
  }
  return new Map(
    [...byUnit].map(([unitId, uses]) => [
      unitId,
      Object.fromEntries(Object.entries(uses).map(([use, list]) => [use, unitUse(list)])),
    ]),
  );
}

/** The consumption of one point of the whole house, over several points added up; null without a point or a value. */
export function measureHouse(
  points: readonly BilledPoint[],
  use: string,
  period: Period,
): { value: Fraction; uses: readonly MeasuredUse[] } | null {
  const uses = points
    .filter((point) => point.unitId === null && point.use === use)
    .map((point): MeasuredUse => {
      const whole = consumptionOf(point.series, period);
      return { point, whole, parts: [whole] };
    });
  const value = total(uses.map(({ whole }) => whole));
  return uses.length === 0 || value === null ? null : { value, uses };
}

const isUse = (use: string): use is Use => (USES as readonly string[]).includes(use);

function unitUse(points: readonly MeasuredUse[]): UnitUse {
  const value = total(points.map(({ whole }) => whole));
  const spans = points[0]?.parts.length ?? 0;
  const parts = Array.from({ length: spans }, (_, index) => total(points.flatMap((use) => use.parts[index] ?? [])));
  const own = parts.filter((part) => part !== null);
  const complete = value !== null && own.length > 0 && own.length === parts.length;
  return { points, value, own: complete ? own : null, parts };
}

function total(consumptions: readonly Consumption[]): Fraction | null {
  let whole = ZERO;
  for (const each of consumptions) {
    if (each.status === 'missing') return null;
    whole = add(whole, each.value);
  }
  return whole;
}

/** What could be measured of a use all the same. */
export const measuredPart = ({ points }: UnitUse): Fraction =>
  sum(points.flatMap(({ whole }) => (whole.status === 'measured' ? [whole.value] : [])));
