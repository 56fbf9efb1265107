import type { Dated } from '../../dated.ts';

/** Picked by the last day of the billing period. */
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
