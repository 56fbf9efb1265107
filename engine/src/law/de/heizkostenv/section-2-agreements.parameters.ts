import type { Dated } from '../../dated.ts';

/**
 * Dwellings that a building may have at most, one of them the landlord's, for agreements to go before the ordinance.
 * Picked by the first day of the period.
 */
export const AGREEMENT_DWELLINGS_MAX: readonly Dated<bigint>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 2',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__2.html',
    },
    value: 2n,
  },
];
