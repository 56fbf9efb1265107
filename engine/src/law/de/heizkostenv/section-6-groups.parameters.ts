import type { Dated } from '../../dated.ts';

/** Least percent of the cost that pre-recorded groups share by consumption. Picked by the first day of the period. */
export const GROUP_CONSUMPTION_PERCENT_MIN: readonly Dated<bigint>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 6(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__6.html',
    },
    value: 50n,
  },
];
