import type { Day } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';
import { type Dated, findInForce } from '../../dated.ts';
import { NOTIFICATION_WEEKS } from './section-32-notification.parameters.ts';

export interface NotificationDuty {
  /** Last day to tell the authority; null where the law does not ask for it. */
  readonly until: Day | null;
  readonly entry: Dated<bigint | null>;
}

/**
 * MessEG section 32: until when a verifiable meter that was put into service on a day was to be reported. The section is
 * repealed by article 38 of the act of 23.10.2024 (BGBl. 2024 I no. 323).
 * Interpretation: what was put into service while the section held was to be reported also behind its end; the exact day
 * of the repeal is not confirmed and marked as provisional.
 */
export function notificationDuty(commissionedOn: Day): NotificationDuty | undefined {
  const entry = findInForce(NOTIFICATION_WEEKS, commissionedOn);
  if (entry === undefined) return undefined;
  return { until: entry.value === null ? null : addDays(commissionedOn, 7 * Number(entry.value)), entry };
}
