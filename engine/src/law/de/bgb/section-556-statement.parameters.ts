import type { Dated } from '../../dated.ts';

/** Months after the end of the period within which a statement reaches its tenant. Picked by the last day of the period. */
export const STATEMENT_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2001-09-01',
    value: 12n,
    source: {
      statute: 'BGB',
      provision: '§ 556(3) sentence 2',
      url: 'https://www.gesetze-im-internet.de/bgb/__556.html',
    },
  },
];
