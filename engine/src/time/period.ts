import { type Fraction, fraction } from '../money/fraction.ts';
import { type Day, dayOfMonth, earlierDay, laterDay, monthOf, serial, serialOf, yearOf } from './day.ts';

/** Both days are inclusive. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Days of a period, first and last included. */
export const daysIn = ({ from, to }: Period): number => serialOf(to) - serialOf(from) + 1;

/** Days of the twelve months that begin with this day: 365, or 366 if a leap day lies in them. */
export function daysOfTwelveMonthsFrom(day: Day): number {
  return serial(yearOf(day) + 1, monthOf(day), dayOfMonth(day)) - serialOf(day);
}

export const isTwelveMonths = (period: Period): boolean => daysIn(period) === daysOfTwelveMonthsFrom(period.from);

/** Days of the period over days of the twelve months from its first day; exactly 1 for twelve months. */
export function shareOfYear(period: Period): Fraction {
  return fraction(BigInt(daysIn(period)), BigInt(daysOfTwelveMonthsFrom(period.from)));
}

/** Days of `part` over days of `whole`. */
export const shareOfDays = (part: Period, whole: Period): Fraction =>
  fraction(BigInt(daysIn(part)), BigInt(daysIn(whole)));

/** Days that lie in both periods; 0 where they do not touch. */
export function daysInBoth(a: Period, b: Period): number {
  const from = Math.max(serialOf(a.from), serialOf(b.from));
  const to = Math.min(serialOf(a.to), serialOf(b.to));
  return Math.max(0, to - from + 1);
}

/** Whether the parts, in any order, cover the whole without gap, overlap or overhang. */
export function coversExactly(parts: readonly Period[], whole: Period): boolean {
  const inOrder = [...parts].sort((a, b) => (a.from < b.from ? -1 : 1));
  let next = serialOf(whole.from);
  for (const part of inOrder) {
    if (serialOf(part.from) !== next || part.to < part.from) return false;
    next = serialOf(part.to) + 1;
  }
  return next === serialOf(whole.to) + 1;
}

/** The days two periods have in common, or undefined; an open end (null) lasts for ever. */
export function overlapOf(a: Period, b: { readonly from: Day; readonly to: Day | null }): Period | undefined {
  const from = laterDay(a.from, b.from);
  const to = b.to === null ? a.to : earlierDay(a.to, b.to);
  return from > to ? undefined : { from, to };
}
