import type { Day } from '../../../time/day.ts';
import { type Month, periodOfMonth } from '../../../time/month.ts';
import { type Dated, findInForce } from '../../dated.ts';
import {
  INFORMATION_INTERVAL,
  METERING_CHARGE_KINDS,
  YEARLY_INFORMATION,
} from './section-6a-information.parameters.ts';

/**
 * Section 6a(1): after how many months users with remotely readable equipment are informed again, as it holds in this
 * month. Undefined before the duty: in months before it, and in 2021 for billing periods that had begun before.
 * Interpretation: that restriction stands in no. 1 alone, so the monthly duty of 2022 asks for no first day of a period.
 */
export function informationInterval(
  month: Month,
  billingPeriodFrom: Day,
  onRequest: boolean,
): { readonly months: number; readonly dated: Dated<unknown> } | undefined {
  const entry = findInForce(INFORMATION_INTERVAL, periodOfMonth(month).from);
  if (entry === undefined) return undefined;
  if (entry === INFORMATION_INTERVAL[0] && billingPeriodFrom < entry.from) return undefined;
  const { onRequestMonths, otherwiseMonths } = entry.value;
  return { months: Number(onRequest ? onRequestMonths : otherwiseMonths), dated: entry };
}

/** Section 6a(3) and (5): the numbers that go with a statement of a period beginning on `day`; none before the duty. */
export function yearlyInformationNumbers(day: Day, restsOnConsumption: boolean): readonly string[] {
  const numbers = findInForce(YEARLY_INFORMATION, day)?.value;
  if (numbers === undefined) return [];
  return restsOnConsumption ? numbers.byConsumption : numbers.otherwise;
}

/** Section 6a(3) no. 1c: lending and use of metering equipment with its calibration, reading and billing. */
export const isMeteringCharge = (kind: string, day: Day): boolean =>
  findInForce(METERING_CHARGE_KINDS, day)?.value.includes(kind) ?? false;
