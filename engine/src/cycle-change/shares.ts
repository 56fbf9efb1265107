import type { CostScope } from '../billing/house.ts';
import { add, divide, type Fraction, isZero, multiply, ONE, subtract, ZERO } from '../money/fraction.ts';
import { cutBy } from '../time/calendar.ts';
import { daysOfMonth, monthOf, yearOf } from '../time/day.ts';
import { shareOfDegreeDays } from '../time/degree-days.ts';
import { daysIn, type Period, shareOfDays } from '../time/period.ts';
import { bothSides, type ChangeContext, housePoints, measuredBy, type ReadyPoint } from './context.ts';
import type { SplitRule } from './split-rules.ts';

/** Share of the old cycle in something, 0 to 1, and the rule it comes from. */
export interface OldShare {
  readonly rule: SplitRule;
  readonly share: Fraction;
}

/** Whole on one side of the change; undefined for what lies on both. */
function oneSide(context: ChangeContext, days: Period): OldShare | undefined {
  const { old, next } = bothSides(context, days);
  if (next === undefined) return { rule: 'one_side', share: ONE };
  return old === undefined ? { rule: 'one_side', share: ZERO } : undefined;
}

export function shareByDays(context: ChangeContext, days: Period): OldShare {
  const { old } = bothSides(context, days);
  return oneSide(context, days) ?? { rule: 'days', share: old === undefined ? ZERO : shareOfDays(old, days) };
}

export function shareByDegreeDays(context: ChangeContext, days: Period): OldShare {
  const { old } = bothSides(context, days);
  const share = old === undefined ? ZERO : shareOfDegreeDays(old, days, context.weights);
  return oneSide(context, days) ?? { rule: 'degree_days', share };
}

/** By months as payments go, each begun month by its days. */
export function shareByMonths(context: ChangeContext, days: Period): OldShare {
  const { old } = bothSides(context, days);
  const share = old === undefined ? ZERO : divide(monthsIn(old), monthsIn(days));
  return oneSide(context, days) ?? { rule: 'months', share };
}

function monthsIn(period: Period): Fraction {
  return cutBy('month', period).reduce((months, part) => {
    const whole = daysOfMonth(yearOf(part.from), monthOf(part.from));
    return add(months, { n: BigInt(daysIn(part)), d: BigInt(whole) });
  }, ZERO);
}

/** By what points counted on both sides; undefined where they cannot say, or counted nothing. */
export function shareByPoints(
  context: ChangeContext,
  points: readonly ReadyPoint[],
  days: Period,
  rule: SplitRule,
): OldShare | undefined {
  const { old, next } = bothSides(context, days);
  const [before, behind] = [old && measuredBy(points, old), next && measuredBy(points, next)];
  if (before === undefined || behind === undefined) return undefined;
  const whole = add(before, behind);
  return isZero(whole) ? undefined : { rule, share: divide(before, whole) };
}

/** Heat of hot water: by its meter, else by its volume, else by days; hot water knows no degree days. */
export function shareOfHotWater(context: ChangeContext, days: Period): OldShare {
  return (
    oneSide(context, days) ??
    shareByPoints(context, housePoints(context, 'hot_water_heat'), days, 'measured') ??
    shareByPoints(context, housePoints(context, 'hot_water_volume'), days, 'measured') ??
    shareByDays(context, days)
  );
}

/**
 * Fuel, heat and what is spent on them: by the meter of the energy where it can say, else hot water by its own heat and
 * the rest by degree days.
 * Interpretation: no text names a method for energy that is billed across the change. Degree days alone would leave a
 * summer without the fuel for its hot water.
 */
export function shareOfEnergy(context: ChangeContext, days: Period, scope: CostScope): OldShare {
  const side = oneSide(context, days);
  if (side !== undefined) return side;
  if (scope === 'combined' || context.hotWaterShare === undefined) {
    const metered = shareByPoints(context, housePoints(context, 'energy_used'), days, 'meter');
    if (metered !== undefined) return metered;
  }
  if (scope === 'hot_water') return shareOfHotWater(context, days);
  const heating = shareByDegreeDays(context, days);
  const { hotWaterShare } = context;
  if (scope === 'heating' || hotWaterShare === undefined) return heating;
  const share = add(
    multiply(hotWaterShare, shareOfHotWater(context, days).share),
    multiply(subtract(ONE, hotWaterShare), heating.share),
  );
  return { rule: 'hot_water_and_degree_days', share };
}
