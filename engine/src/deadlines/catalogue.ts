import { COST_DATA_MONTHS } from '../contracts/terms/section-4-cost-data.parameters.ts';
import { PAYMENT_DAYS } from '../contracts/terms/section-7-payment.parameters.ts';
import { type Citation, type Dated, findInForce } from '../law/dated.ts';
import { periodEnd } from '../law/de/bgb/section-188-end.ts';
import { latestNoticeDay } from '../law/de/bgb/section-188-latest-notice.ts';
import { LIMITATION_YEARS } from '../law/de/bgb/section-195-limitation.parameters.ts';
import { WITHDRAWAL_DAYS } from '../law/de/bgb/section-355-withdrawal.parameters.ts';
import { OBJECTION_MONTHS } from '../law/de/bgb/section-556-objection.parameters.ts';
import { objectionDeadline } from '../law/de/bgb/section-556-objection.ts';
import { STATEMENT_MONTHS } from '../law/de/bgb/section-556-statement.parameters.ts';
import { statementDeadline } from '../law/de/bgb/section-556-statement.ts';
import { HEAT_SUPPLY_NOTICE_MONTHS } from '../law/de/bgb/section-556c-heat-supply.parameters.ts';
import { OWN_SUPPLY_CLAIM_MONTHS } from '../law/de/co2kostaufg/section-6-own-supply.parameters.ts';
import { RENTAL_OBJECTION_MONTHS } from '../law/de/heizkostenv/section-4-rented-equipment.parameters.ts';
import { gatewayRetrofit, remoteReadingRetrofit } from '../law/de/heizkostenv/section-5-retrofit.ts';
import { MONTHLY_INFORMATION_MONTHS } from '../law/de/heizkostenv/section-6a-monthly-information.parameters.ts';
import { CALIBRATION_YEARS } from '../law/de/messev/section-34-calibration.parameters.ts';
import { calibratedUntil } from '../law/de/messev/section-34-calibration.ts';
import { calendarBegin, calendarEnd } from '../time/calendar.ts';
import { type Day, parseDay, yearOf } from '../time/day.ts';
import { addDays } from '../time/shift.ts';
import type { Section193 } from './deadline.ts';

/** The days a rule leads to. */
interface DueDay {
  readonly dueDate: Day;
  readonly cautiousDate?: Day;
  /** The number of days, months or years the rule counts with; zero where it names a day. */
  readonly count: number;
  readonly source: Citation;
}

export interface DeadlineRule {
  readonly titleDe: string;
  readonly titleEn: string;
  /** The day the rule counts from. */
  readonly anchor: string;
  readonly section193: Section193;
  /** How the day is counted, in a sentence, by the number it counts with. */
  readonly ruleDe: (count: number) => string;
  readonly ruleEn: (count: number) => string;
  /** Undefined where the rule does not reach this day. The terms are those of the day the contract was concluded. */
  readonly due: (anchor: Day, agreedOn: Day) => DueDay | undefined;
}

/** Every deadline that follows from one day and the calendar alone. */
export const DEADLINE_RULES = {
  statement: {
    titleDe: 'Abrechnung beim Mieter',
    titleEn: 'Statement with the tenant',
    anchor: 'last day of the billing period',
    section193: 'information',
    ruleDe: (n) => `Ende des ${n}. Monats nach dem Abrechnungszeitraum`,
    ruleEn: (n) => `end of month ${n} after the billing period`,
    due: (periodEnds) =>
      dated(STATEMENT_MONTHS, periodEnds, () => {
        const deadline = statementDeadline(periodEnds);
        return deadline && { dueDate: deadline.until, cautiousDate: deadline.cautiousUntil };
      }),
  },
  objection: {
    titleDe: 'Einwendungen gegen die Abrechnung',
    titleEn: 'Objections to the statement',
    anchor: 'day of receipt',
    section193: 'decisive',
    ruleDe: (n) => `Ende des ${n}. Monats nach Zugang der Abrechnung; nach anderer Lesart ${n} Monate auf den Tag`,
    ruleEn: (n) => `end of month ${n} after receipt of the statement; by another reading ${n} months to the day`,
    due: (receipt) =>
      dated(OBJECTION_MONTHS, receipt, () => {
        const deadline = objectionDeadline(receipt);
        return deadline && { dueDate: deadline.until, cautiousDate: deadline.cautiousUntil };
      }),
  },
  own_supply_co2_claim: {
    titleDe: 'Anspruch auf CO2-Kosten bei Selbstversorgung',
    titleEn: 'CO2 claim of a tenant who supplies himself',
    anchor: "day of the supplier's bill",
    section193: 'decisive',
    ruleDe: (n) => `${n} Monate ab der Rechnung des Lieferanten`,
    ruleEn: (n) => `${n} months from the supplier's bill`,
    due: (bill) => dated(OWN_SUPPLY_CLAIM_MONTHS, bill, (months) => on(periodEnd({ event: bill }, { months }))),
  },
  remote_reading_retrofit: {
    titleDe: 'Nachrüstung fernablesbarer Ausstattung',
    titleEn: 'Retrofit of remotely readable equipment',
    anchor: 'day a device that cannot be read remotely was installed',
    section193: 'information',
    ruleDe: () => 'fester Tag für Geräte, die vor der Pflicht eingebaut wurden',
    ruleEn: () => 'a fixed day for devices installed before the duty',
    due(installed) {
      const retrofit = remoteReadingRetrofit(installed);
      return retrofit && { dueDate: retrofit.value.until, count: 0, source: retrofit.source };
    },
  },
  gateway_retrofit: {
    titleDe: 'Nachrüstung von Anbindung und Interoperabilität',
    titleEn: 'Retrofit of gateway connection and interoperability',
    anchor: 'day a remotely readable device was installed',
    section193: 'information',
    ruleDe: () => 'fester Tag für Geräte, die vor der Pflicht eingebaut wurden',
    ruleEn: () => 'a fixed day for devices installed before the duty',
    due(installed) {
      const retrofit = gatewayRetrofit(installed);
      return retrofit && { dueDate: retrofit.value.until, count: 0, source: retrofit.source };
    },
  },
  rental_announcement_objection: {
    titleDe: 'Widerspruch gegen die Anmietung der Ausstattung',
    titleEn: 'Objection to renting the equipment',
    anchor: 'day the announcement was received',
    section193: 'decisive',
    ruleDe: (n) => `${n === 1 ? 'ein Monat' : `${n} Monate`} nach Zugang der Mitteilung`,
    ruleEn: (n) => `${n === 1 ? 'one month' : `${n} months`} after receipt of the announcement`,
    due: (receipt) =>
      dated(RENTAL_OBJECTION_MONTHS, receipt, (months) => on(periodEnd({ event: receipt }, { months }))),
  },
  monthly_consumption_info: {
    titleDe: 'Unterjährige Verbrauchsinformation',
    titleEn: 'Monthly consumption information',
    anchor: 'any day of the month of consumption',
    section193: 'information',
    ruleDe: (n) => `letzter Tag des ${n}. Monats nach dem Monat des Verbrauchs`,
    ruleEn: (n) => `last day of month ${n} after the month of consumption`,
    due: (day) =>
      dated(MONTHLY_INFORMATION_MONTHS, calendarBegin('month', day), (months) => on(calendarEnd('month', day, months))),
  },
  heat_supply_announcement: {
    titleDe: 'Ankündigung der Umstellung auf Wärmelieferung',
    titleEn: 'Announcement of the switch to heat supply',
    anchor: 'first day of the heat supply',
    section193: 'none',
    ruleDe: (n) => `${n} volle Monate vor der Umstellung`,
    ruleEn: (n) => `${n} whole months before the switch`,
    due: (first) =>
      dated(HEAT_SUPPLY_NOTICE_MONTHS, first, (months) => on(latestNoticeDay(addDays(first, -1), { months }))),
  },
  calibration: {
    titleDe: 'Ende der Eichfrist',
    titleEn: 'End of calibration',
    anchor: 'any day of the year of marking or verification',
    section193: 'none',
    ruleDe: (n) => `31. Dezember des ${n}. Jahres nach der Kennzeichnung oder Eichung`,
    ruleEn: (n) => `31 December of year ${n} after marking or verification`,
    due: (marked) =>
      dated(CALIBRATION_YEARS, calendarBegin('year', marked), () => {
        const until = calibratedUntil(yearOf(marked));
        return until && { dueDate: until };
      }),
  },
  cost_data: {
    titleDe: 'Kostendaten des Kunden',
    titleEn: 'Cost data of the customer',
    anchor: 'last day of the billing period',
    section193: 'decisive',
    ruleDe: (n) => `${n} Monate nach dem Ende des Abrechnungszeitraums`,
    ruleEn: (n) => `${n} months after the end of the billing period`,
    due: (periodEnds, agreedOn) =>
      dated(COST_DATA_MONTHS, agreedOn, (months) => on(periodEnd({ startOfDay: addDays(periodEnds, 1) }, { months }))),
  },
  invoice_payment: {
    titleDe: 'Zahlung einer Rechnung',
    titleEn: 'Payment of an invoice',
    anchor: 'day the invoice was received',
    section193: 'decisive',
    ruleDe: (n) => `${n} Tage nach Erhalt der Rechnung`,
    ruleEn: (n) => `${n} days after receipt of the invoice`,
    due: (receipt, agreedOn) => dated(PAYMENT_DAYS, agreedOn, (days) => on(periodEnd({ event: receipt }, { days }))),
  },
  withdrawal: {
    titleDe: 'Widerruf durch den Verbraucher',
    titleEn: 'Withdrawal by the consumer',
    anchor: 'day of the contract, or of the instruction on withdrawal where that came later',
    section193: 'decisive',
    ruleDe: (n) => `${n} Tage nach Vertragsschluss, nicht vor der Belehrung`,
    ruleEn: (n) => `${n} days after the contract, not before the instruction`,
    due: (contract) => dated(WITHDRAWAL_DAYS, contract, (days) => on(periodEnd({ event: contract }, { days }))),
  },
  limitation: {
    titleDe: 'Verjährung',
    titleEn: 'Limitation',
    anchor: 'day the claim accrued and was known',
    section193: 'information',
    ruleDe: (n) => `${n} Jahre ab dem Ende des Jahres, in dem der Anspruch entstanden und bekannt ist`,
    ruleEn: (n) => `${n} years from the end of the year in which the claim accrued and was known`,
    due: (accrued) => dated(LIMITATION_YEARS, accrued, (years) => on(calendarEnd('year', accrued, years))),
  },
} as const satisfies Record<string, DeadlineRule>;

export type DeadlineId = keyof typeof DEADLINE_RULES;

export const DEADLINE_IDS = Object.keys(DEADLINE_RULES) as readonly DeadlineId[];

/** The due day of a rule that counts with a dated number; undefined before its first entry. */
function dated(
  entries: readonly Dated<bigint>[],
  day: Day,
  due: (count: number) => Pick<DueDay, 'dueDate' | 'cautiousDate'> | undefined,
): DueDay | undefined {
  const entry = findInForce(entries, day);
  if (entry === undefined) return undefined;
  const count = Number(entry.value);
  const days = due(count);
  // A month or year ends in the next one as well where that has five digits and is no year of the calendar.
  return days && parseDay(days.dueDate) && { ...days, count, source: entry.source };
}

const on = (dueDate: Day) => ({ dueDate });
