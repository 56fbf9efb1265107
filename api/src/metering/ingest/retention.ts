import { berlinDay } from '../../properties/index.ts';

/**
 * How long raw telegrams are kept, by what they are good for. Readings stay as long as bills that rest on them may be
 * asked for; a month of them is dropped as a whole.
 */
export interface RetentionClass extends Kept {
  readonly class: 'unknown_device' | 'consumption' | 'billing_evidence';
  /** Condition on what a telegram stands as, in SQL. */
  readonly which: string;
  /** Condition that every row of the class meets, for the index that has it. */
  readonly rows?: string;
  readonly source: string;
}

/** Kept so many whole years behind the year of reception, or so many days behind the day. */
export interface Kept {
  readonly years?: number;
  readonly days?: number;
}

/**
 * Interpretation: what somebody hands in long after it was received is kept at least so many days behind that, as if it had
 * just been heard: its device, its key or its place may still be written down (Art. 5(1)(e) GDPR).
 */
export const HANDED_IN_DAYS = 90;

/**
 * Rows that may be of a class which is kept shorter than what is a reading, as the index `telegrams_unread` says it: in words
 * of its own, so that the planner takes it for nothing else. It holds the rows of all accounts.
 */
const UNREAD = "coalesce(reason, verdict) <> 'stored'";

export const RETENTION: readonly RetentionClass[] = [
  {
    class: 'unknown_device',
    which: "verdict = 'unknown_device'",
    rows: UNREAD,
    days: 90,
    // Interpretation: long enough to register a device that was mounted before it was written down, and no longer.
    source: 'Art. 5(1)(e) GDPR',
  },
  {
    class: 'consumption',
    which: "verdict in ('wrong_key', 'replay') or (verdict = 'stored' and reason is not null)",
    rows: UNREAD,
    years: 3,
    source: 'BGB §§ 195, 199(1): to the end of the third year behind that of the claim',
  },
  {
    class: 'billing_evidence',
    // Whatever is a reading or may still be released as one.
    which: "verdict in ('implausible', 'unreadable') or (verdict = 'stored' and reason is null)",
    years: 8,
    source: 'AO § 147(3), HGB § 257(4) since 2025-01-01: vouchers, eight years behind the end of the year',
  },
];

/** Books, ten years behind the end of the year (AO § 147(3), HGB § 257(4)): nothing asks for a reading after that. */
const READINGS_YEARS = 10;

/** What was received before this is over. Years end in Germany. */
export function overBefore({ years, days }: Kept, now: Date): Date {
  return years === undefined
    ? new Date(now.getTime() - (days ?? 0) * 86_400_000)
    : new Date(`${yearOf(now) - years - 1}-12-31T23:00:00.000Z`);
}

const yearOf = (now: Date): number => Number(berlinDay(now).slice(0, 4));

/** Months of readings that begin before this day are over. */
export const firstReadingMonth = (now: Date): string => `${yearOf(now) - READINGS_YEARS}-01-01`;
