import { divide, type Fraction, fraction, isLess, multiply } from '../money/fraction.ts';
import { daysIn, type Period } from '../time/period.ts';
import { type Details, euro, percent } from './details.ts';
import { differenceOf } from './look.ts';

/** What something cost in a time. */
export interface CostOfTime {
  readonly period: Period;
  readonly total: Fraction;
}

/** The numbers of a cost that differs from the one before by more than `max`, for as many days; undefined otherwise. */
export function changeOf(now: CostOfTime, then: CostOfTime, max: Fraction): Details | undefined {
  const [days, daysThen] = [daysIn(now.period), daysIn(then.period)].map((each) => fraction(BigInt(each)));
  const before = divide(multiply(then.total, days as Fraction), daysThen as Fraction);
  const difference = differenceOf(now.total, before);
  if (difference === undefined || !isLess(max, difference)) return undefined;
  return { now: euro(now.total), before: euro(before), difference: percent(difference) };
}
