import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { findInForce } from '../../dated.ts';
import { HEAT_PUMP_TRANSITION } from './section-11-exceptions.parameters.ts';

/** Section 12(3): whether the ordinance holds for a heat pump in this period, which then begins after its meters came. */
export const ordinanceReachesHeatPump = (metersInstalledOn: Day, period: Period): boolean =>
  period.from > metersInstalledOn;

/** Section 12(3): the last day for the meters of a heat pump, where it lies in or before this period. */
export function heatPumpMetersUntil(period: Period): Day | undefined {
  const until = findInForce(HEAT_PUMP_TRANSITION, period.to)?.value.metersDue;
  return until !== undefined && until < period.to ? until : undefined;
}
