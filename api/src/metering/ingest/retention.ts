/**
 * How long raw telegrams are kept, by what they are good for. Readings stay as long as bills that rest on them may be
 * asked for; a month of them is dropped as a whole.
 */
export interface RetentionClass extends Kept {
  readonly class: 'unknown_device' | 'consumption' | 'billing_evidence';
  /** Condition on what a telegram stands as, in SQL. */
  readonly which: string;
  /** Condition that every row of the class meets, for an index. */
  readonly rows?: string;
  readonly source: string;
}

/** Kept so many whole years behind the year of reception, or so many days behind the day. */
export interface Kept {
  readonly years?: number;
  readonly days?: number;
}

export const RETENTION: readonly RetentionClass[] = [
  {
    class: 'unknown_device',
    which: "verdict = 'unknown_device'",
    rows: "verdict = 'unknown_device'",
    days: 90,
    // Interpretation: long enough to register a device that was mounted before it was written down, and no longer.
    source: 'Art. 5(1)(e) GDPR',
  },
  {
    class: 'consumption',
    which: "verdict in ('wrong_key', 'replay') or (verdict = 'stored' and reason is not null)",
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

/** What was received before this is over. */
export function overBefore({ years, days }: Kept, now: Date): Date {
  return years === undefined
    ? new Date(now.getTime() - (days ?? 0) * 86_400_000)
    : new Date(Date.UTC(now.getUTCFullYear() - years, 0, 1));
}

/** The months of the year whose readings are over, as their first days. */
export function monthsOver(now: Date): string[] {
  const year = now.getUTCFullYear() - READINGS_YEARS - 1;
  return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-01`);
}
