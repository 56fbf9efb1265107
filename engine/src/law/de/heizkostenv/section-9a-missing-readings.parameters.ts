import type { Dated } from '../../dated.ts';

/** Percent of the area above which substitutes are no longer allowed. Picked by the first day of the period. */
export const SUBSTITUTE_AREA_PERCENT_MAX: readonly Dated<bigint>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 9a(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__9a.html',
    },
    value: 25n,
  },
];
