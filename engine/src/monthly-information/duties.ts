import { findInForce, firstDayOf, inForceOn } from '../law/dated.ts';
import { informationInterval } from '../law/de/heizkostenv/section-6a-information.ts';
import { MONTHLY_INFORMATION_MONTHS } from '../law/de/heizkostenv/section-6a-monthly-information.parameters.ts';
import type { Sentence } from '../law/sentence.ts';
import { calendarEnd } from '../time/calendar.ts';
import { type Day, monthOf, yearOf } from '../time/day.ts';
import { type Month, periodOfMonth } from '../time/month.ts';
import { overlapOf, type Period } from '../time/period.ts';
import { type Communication, communicationFor, type UserContact } from './communication.ts';
import { DUTY_SENTENCES, type DutyReason } from './duty-sentences.ts';

/** A device for heating or hot water in a unit; cold water has no part in section 6a. */
export interface InformationDevice {
  readonly remotelyReadable: boolean;
  readonly from: Day;
  /** Last day, inclusive; null while installed. */
  readonly to: Day | null;
}

export interface InformedOccupancy {
  readonly id: string;
  readonly from: Day;
  /** Null: still there. */
  readonly to: Day | null;
  readonly vacant: boolean;
  /** Whether he asked for information; decides about the interval of 2021 only. */
  readonly asked?: boolean;
  readonly contact: UserContact;
}

export interface InformedUnit {
  readonly id: string;
  readonly groupId: string;
  readonly devices: readonly InformationDevice[];
  readonly occupancies: readonly InformedOccupancy[];
}

/** One house, and what decides about its duty to inform. */
export interface InformedHouse {
  /** First day of the billing period the month lies in. */
  readonly billingPeriodFrom: Day;
  /** Whether the owner receives the bills of his own supplier electronically; for the interval of 2021. */
  readonly electronicSupplierBills?: boolean;
  /** Groups that are informed although not every device of the house is remotely readable; left out: none. */
  readonly groupsInformedWhenMixed?: readonly string[];
  readonly units: readonly InformedUnit[];
}

/** Whether one user is owed an information about the month, why, by when and how. */
export interface InformationDuty {
  readonly unitId: string;
  readonly occupancyId: string;
  /** His days within the month. */
  readonly days: Period;
  readonly owed: boolean;
  readonly reason: DutyReason;
  readonly sentence: Sentence;
  readonly legalBasis: string;
  /** The ordinance names no day; this one is a promise of the product. */
  readonly due: { readonly on: Day; readonly kind: 'product_deadline' };
  readonly communication: Communication;
}

/**
 * The last day to inform about a month, a promise of the product. Own duties are not moved on for a Saturday, Sunday or
 * holiday. Months from before the monthly duty are told of within the first time there was.
 */
export function informationDueOn(month: Month): Day {
  const { from } = periodOfMonth(month);
  const times = MONTHLY_INFORMATION_MONTHS;
  const { value } = findInForce(times, from) ?? inForceOn(times, firstDayOf(times));
  return calendarEnd('month', from, Number(value));
}

/**
 * Everybody who used a unit on some day of the month, and whether he is owed an information about it.
 * Interpretation: in a house with devices of both kinds the duty is held not to apply yet; the owner may switch it on
 * for a group, and then it holds for those units whose own devices are all readable. What is installed on the first day
 * of the month decides: a device put in later cannot say what the month consumed. Whoever moves out or in is owed his
 * own days.
 */
export function informationDuties(house: InformedHouse, month: Month): InformationDuty[] {
  const days = periodOfMonth(month);
  const on = informationDueOn(month);
  const kinds = house.units.map(({ devices }) => kindsOn(devices, days.from));
  const mixed = kinds.some(({ other }) => other) && kinds.some(({ readable }) => readable);
  return house.units.flatMap((unit, index) =>
    unit.occupancies.flatMap((occupancy): InformationDuty[] => {
      const own = overlapOf(days, occupancy);
      if (own === undefined) return [];
      const reason = dutyOf(house, unit, occupancy, { month, mixed, kinds: kinds[index] ?? NONE });
      const { de, en, legalBasis } = DUTY_SENTENCES[reason];
      return [
        {
          unitId: unit.id,
          occupancyId: occupancy.id,
          days: own,
          owed: reason === 'owed',
          reason,
          sentence: { de, en },
          legalBasis,
          due: { on, kind: 'product_deadline' },
          communication: communicationFor(occupancy.contact),
        },
      ];
    }),
  );
}

interface DeviceKinds {
  readonly readable: boolean;
  readonly other: boolean;
}

const NONE: DeviceKinds = { readable: false, other: false };

function kindsOn(devices: readonly InformationDevice[], day: Day): DeviceKinds {
  const there = devices.filter(({ from, to }) => from <= day && (to === null || to >= day));
  return {
    readable: there.some(({ remotelyReadable }) => remotelyReadable),
    other: there.some(({ remotelyReadable }) => !remotelyReadable),
  };
}

function dutyOf(
  house: InformedHouse,
  unit: InformedUnit,
  occupancy: InformedOccupancy,
  { month, mixed, kinds }: { month: Month; mixed: boolean; kinds: DeviceKinds },
): DutyReason {
  if (occupancy.vacant) return 'vacant';
  const onRequest = occupancy.asked === true || house.electronicSupplierBills === true;
  const interval = informationInterval(month, house.billingPeriodFrom, onRequest);
  if (interval === undefined) return 'before_duty';
  if (!kinds.readable && !kinds.other) return 'no_devices';
  if (mixed && !(house.groupsInformedWhenMixed ?? []).includes(unit.groupId)) return 'mixed_house';
  if (kinds.other) return 'not_remotely_readable';
  return isTurn(month, house.billingPeriodFrom, interval.months) ? 'owed' : 'not_this_month';
}

/** Whether an interval, counted from the first month of the billing period, ends with this month. */
function isTurn(month: Month, billingPeriodFrom: Day, intervalMonths: number): boolean {
  const { from } = periodOfMonth(month);
  const begun = (yearOf(from) - yearOf(billingPeriodFrom)) * 12 + monthOf(from) - monthOf(billingPeriodFrom) + 1;
  return begun % intervalMonths === 0;
}
