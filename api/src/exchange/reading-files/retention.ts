import type { Kept } from '../../metering/index.ts';

/**
 * How long the bytes of a file are kept, by what became of it, and with them what became of its lines: which value came from
 * which line is a voucher like the line itself. The file, its counts and its digest stay.
 */
export interface ContentRetention extends Kept {
  readonly class: 'file_not_read' | 'file_read';
  /** Condition on reading_files, in SQL. */
  readonly which: string;
  /** When its time began. */
  readonly since: 'created_at' | 'updated_at';
  readonly source: string;
}

/** What waits for a person, or is being taken in, is not among them: turning it down begins its time. */
export const CONTENT_RETENTION: readonly ContentRetention[] = [
  {
    class: 'file_not_read',
    which: "status in ('failed', 'rejected')",
    since: 'updated_at',
    days: 92,
    // Interpretation: long enough to see what is wrong with it and to send a better one; it may say who lives where.
    source: 'Art. 5(1)(e) GDPR',
  },
  {
    class: 'file_read',
    which: "status = 'done'",
    since: 'created_at',
    years: 8,
    source: 'AO § 147(3), HGB § 257(4) since 2025-01-01: vouchers, eight years behind the end of the year',
  },
];
