import { calendarBegin, calendarEnd, cutBy } from '../../../time/calendar.ts';
import type { Day } from '../../../time/day.ts';
import { type Month, monthOfDay, periodOfMonth } from '../../../time/month.ts';
import type { Period } from '../../../time/period.ts';
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

/** What section 6a(3) asks for beside the amounts, by its number. */
const NUMBER_OF_ITEM = {
  fuel_mix: '1a',
  district_heating: '1a',
  taxes_and_levies: '1b',
  metering_charges: '1c',
  contacts: '2',
  dispute_resolution: '3',
  average_user: '4',
  weather_adjusted_comparison: '5',
} as const;

/** Section 6a(3), (5): whether a statement for a period that begins on `day` owes this; `byConsumption`: it rests on it. */
export const owesInformation = (item: keyof typeof NUMBER_OF_ITEM, day: Day, byConsumption: boolean): boolean =>
  yearlyInformationNumbers(day, byConsumption).includes(NUMBER_OF_ITEM[item]);

/**
 * Section 6a(1): the months for which a user with remotely readable equipment is informed every month.
 * Interpretation: the ordinance does not speak of months in which somebody moved; they are not owed.
 */
export function monthsOfInformation(occupancy: Period): Month[] {
  return cutBy('month', occupancy)
    .filter(({ from, to }) => from === calendarBegin('month', from) && to === calendarEnd('month', to))
    .filter(({ from }) => findInForce(INFORMATION_INTERVAL, from)?.value.otherwiseMonths === 1n)
    .map(({ from }) => monthOfDay(from));
}
