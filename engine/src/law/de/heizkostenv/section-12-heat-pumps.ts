import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import { HEAT_PUMP_TRANSITION } from './section-11-exceptions.parameters.ts';

/**
 * Section 12(3): whether the ordinance holds for a heat pump in a billing period that begins on `periodFrom`. One that
 * was not metered when the exception ended comes under it with the first period that begins after its meters were
 * installed; undefined: there are no meters.
 * Interpretation: one that was metered before comes under it with the first period that begins once the exception is over.
 */
export function ordinanceReachesHeatPump(metersInstalledOn: Day | undefined, periodFrom: Day): boolean {
  const transition = findInForce(HEAT_PUMP_TRANSITION, periodFrom);
  if (transition === undefined || metersInstalledOn === undefined) return false;
  return metersInstalledOn < transition.value.endOfException || metersInstalledOn < periodFrom;
}

/** Section 12(3): the last day for the meters of a heat pump, where it lies in or before this period. */
export function heatPumpMetersUntil(period: Period): Day | undefined {
  const until = findInForce(HEAT_PUMP_TRANSITION, period.to)?.value.metersDue;
  return until !== undefined && until < period.to ? until : undefined;
}
