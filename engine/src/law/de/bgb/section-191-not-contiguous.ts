import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { NOT_CONTIGUOUS_DAYS } from './section-191-not-contiguous.parameters.ts';

/** BGB section 191: days of a span in years and months that need not run on end and begins with `from`. */
export function daysNotContiguous(span: { readonly years?: number; readonly months?: number }, from: Day): number {
  const { month, year } = inForceOn(NOT_CONTIGUOUS_DAYS, from).value;
  return (span.years ?? 0) * Number(year) + (span.months ?? 0) * Number(month);
}
