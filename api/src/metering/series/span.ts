import { calendarBegin, cutBy, type Day, daysIn, type Period, shiftedDay } from '@klarmeter/engine';
import { refuseWrongSpan } from './refuse-wrong-span.ts';

export type Interval = 'day' | 'month';

/** How many values are shown where nobody says, and at most: of one point, and of each of many. */
const COUNTS = {
  month: { usual: 12, most: 36, mostOfMany: 13 },
  day: { usual: 31, most: 366, mostOfMany: 62 },
} as const;

/** The days asked for. @throws Problem `validation-failed` where they end before they begin or are too many. */
export function askedDays(
  interval: Interval,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  newest: Day,
  many: boolean,
): Period {
  const counts = COUNTS[interval];
  const to = (asked.to ?? newest) as Day;
  const usual = interval === 'month' ? calendarBegin('month', to, 1 - counts.usual) : shiftedDay(to, 1 - counts.usual);
  const span: Period = { from: (asked.from ?? usual) as Day, to };
  const most = many ? counts.mostOfMany : counts.most;
  refuseWrongSpan(span, { unit: interval, most, count: () => periodsOf(interval, span, most + 1).length });
  return span;
}

/** The days or months of a span, the first `most` of them. */
export function periodsOf(interval: Interval, span: Period, most = Number.POSITIVE_INFINITY): Period[] {
  if (interval === 'month') return cutBy('month', span).slice(0, most);
  return Array.from({ length: Math.min(most, daysIn(span)) }, (_, offset) => {
    const day = shiftedDay(span.from, offset);
    return { from: day, to: day };
  });
}
