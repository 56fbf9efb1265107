import { type Period, type SeriesFinding, shiftedDay } from '@klarmeter/engine';
import { readingKeyOf } from '../readings/reading-id.ts';

/**
 * Whether a finding is told of a span. The days around it are read for its sake: what is found in them alone is nobody's
 * question. And a device that keeps the values of month ends stores on other days than its cut-off date by a right clock.
 */
export function isTold({ code, day, readingIds }: SeriesFinding, { from, to }: Period): boolean {
  if (code === 'clock_wrong' && readingIds.some((id) => readingKeyOf(id)?.kind === 'month_end')) return false;
  return code === 'future' || (day >= from && day <= shiftedDay(to, 1));
}
