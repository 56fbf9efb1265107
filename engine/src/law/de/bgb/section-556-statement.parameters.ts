import type { Dated } from '../../dated.ts';

/** Months after the end of the period in which the statement has to reach the tenant. Picked by that end. */
export const STATEMENT_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2001-09-01',
    source: {
      statute: 'BGB',
      provision: '§ 556(3) sentence 2',
      url: 'https://www.gesetze-im-internet.de/bgb/__556.html',
    },
    value: 12n,
  },
];
