import { Fraction, zero } from './fraction.ts';

// Days are whole numbers: the count of days since 1 January 1970.

const millisecondsOfDay = 86_400_000;

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type SummerDays = '14_13_13' | '40_92';

export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / millisecondsOfDay;
}

/** The day of a text such as 2025-01-31; nothing if there is no such day. */
export function parseDay(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return showDay(day) === text ? day : undefined;
}

export function showDay(day: number): string {
  return new Date(day * millisecondsOfDay).toISOString().slice(0, 10);
}

export function yearMonthDay(day: number): [number, number, number] {
  const date = new Date(day * millisecondsOfDay);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** Both days inclusive. */
export function daysOf(span: Span): Fraction {
  return Fraction.whole(span.to - span.from + 1);
}

/**
 * The last day of the twelve months that begin on a day. 8.1: "the day BEFORE it"; for a start on
 * 29 February, where the next year has no such day, "day before '31 February' -> last day of February".
 */
export function lastOfTwelveMonths(from: number): number {
  const [year, month, day] = yearMonthDay(from);
  const leapDay = month === 2 && day === 29;
  return leapDay ? dayNumber(year + 1, 2, 28) : dayNumber(year + 1, month, day) - 1;
}

/** the house file contract: "days of the period over days of the twelve months from its first day". */
export function partOfTwelveMonths(period: Span): Fraction {
  return daysOf(period).over(daysOf({ from: period.from, to: lastOfTwelveMonths(period.from) }));
}

/** 2.1: the table of VDI 2067; June, July and August as in the setting 14_13_13. */
const degreeDaysOfMonth = [170, 150, 130, 80, 40, 14, 13, 13, 30, 80, 120, 160];

/** 2.1: "Per day = month value / days of that calendar month"; "June-August together 40, per day 40/92". */
function degreeDaysOfDay(year: number, month: number, summer: SummerDays): Fraction {
  if (summer === '40_92' && month >= 6 && month <= 8) return new Fraction(40n, 92n);
  const daysOfMonth = dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
  return new Fraction(BigInt(degreeDaysOfMonth[month - 1] ?? 0), BigInt(daysOfMonth));
}

/** 2.1: "sum(daily values in [from,to], both inclusive)", taken month by month. */
export function degreeDays(span: Span, summer: SummerDays): Fraction {
  let total = zero;
  for (let day = span.from; day <= span.to; ) {
    const [year, month] = yearMonthDay(day);
    const lastOfMonth = dayNumber(year, month + 1, 1) - 1;
    const until = Math.min(lastOfMonth, span.to);
    total = total.plus(degreeDaysOfDay(year, month, summer).times(Fraction.whole(until - day + 1)));
    day = until + 1;
  }
  return total;
}
