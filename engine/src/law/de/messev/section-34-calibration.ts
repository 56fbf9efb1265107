import type { Day } from '../../../time/day.ts';
import { findInForce } from '../../dated.ts';
import { CALIBRATION_YEARS } from './section-34-calibration.parameters.ts';

/**
 * MessEV section 34(2): the last day on which a water or heat meter marked or verified in `year` may be used, the end
 * of the year in which the period runs out. Undefined for years before the ordinance.
 * Interpretation: meters marked under the shorter periods for hot water and heat that held before run by the newest one.
 */
export function calibratedUntil(year: number): Day | undefined {
  const entry = findInForce(CALIBRATION_YEARS, `${String(year).padStart(4, '0')}-01-01` as Day);
  if (entry === undefined) return undefined;
  return `${String(year + Number(entry.value)).padStart(4, '0')}-12-31` as Day;
}
