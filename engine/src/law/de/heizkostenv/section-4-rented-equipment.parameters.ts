import type { Dated } from '../../dated.ts';

/** Months in which users object to renting the equipment. Picked by the day the announcement reached them. */
export const RENTAL_OBJECTION_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 4(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__4.html',
    },
    value: 1n,
  },
];
