import type { Kept } from '../ingest/retention.ts';

/** How long what people read and photographed is kept, by what it is good for. */
export interface ManualRetention extends Kept {
  readonly class: 'photo_without_entry' | 'photo' | 'reading_entry' | 'self_reading';
  readonly table: 'reading_photos' | 'reading_entries' | 'self_readings';
  /** Condition on rows of the table, in SQL; left out: all of them. */
  readonly which?: string;
  /** What the trail keeps of a row besides its id. */
  readonly digest?: 'sha256';
  readonly source: string;
}

const OF_NO_ENTRY = `not exists (select from reading_entries e where e.account_id = reading_photos.account_id
  and e.livemode = reading_photos.livemode and e.client_id = reading_photos.client_id)`;

export const MANUAL_RETENTION: readonly ManualRetention[] = [
  {
    class: 'photo_without_entry',
    table: 'reading_photos',
    which: OF_NO_ENTRY,
    digest: 'sha256',
    days: 92,
    // Interpretation: so long a link is open, and so long its entry may still come; without one it proves nothing.
    source: 'Art. 5(1)(e) GDPR',
  },
  {
    class: 'photo',
    table: 'reading_photos',
    digest: 'sha256',
    years: 4,
    // Interpretation: it proves a value to whoever doubts the bill. A bill comes up to a year behind its period, and claims
    // about it end with the third year behind that of the bill.
    source: 'BGB § 556(3), §§ 195, 199(1)',
  },
  // With the readings that were made of them; ten years are those of books.
  { class: 'reading_entry', table: 'reading_entries', years: 10, source: 'AO § 147(3), HGB § 257(4)' },
  { class: 'self_reading', table: 'self_readings', years: 10, source: 'AO § 147(3), HGB § 257(4)' },
];
