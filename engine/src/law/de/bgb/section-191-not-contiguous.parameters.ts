import type { Dated } from '../../dated.ts';

export interface CountedDays {
  readonly month: bigint;
  readonly year: bigint;
}

/** Days of a month and of a year that need not run on end. Picked by the first day of the span. */
export const NOT_CONTIGUOUS_DAYS: readonly Dated<CountedDays>[] = [
  {
    from: '1900-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 191',
      url: 'https://www.gesetze-im-internet.de/bgb/__191.html',
    },
    value: { month: 30n, year: 365n },
  },
];
