import type { Dated } from '../../dated.ts';

/** The day of the month; null for its last one. */
export interface PartsOfAMonth {
  readonly beginning: bigint;
  readonly middle: bigint;
  readonly end: null;
}

/** What beginning, middle and end of a month are. Picked by the last day of that month. */
export const PARTS_OF_A_MONTH: readonly Dated<PartsOfAMonth>[] = [
  {
    from: '1900-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 192',
      url: 'https://www.gesetze-im-internet.de/bgb/__192.html',
    },
    value: { beginning: 1n, middle: 15n, end: null },
  },
];
