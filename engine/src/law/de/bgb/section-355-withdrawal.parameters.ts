import type { Dated } from '../../dated.ts';

/** Days in which a consumer may withdraw (Widerruf). Picked by the day of the contract. */
export const WITHDRAWAL_DAYS: readonly Dated<bigint>[] = [
  {
    from: '2014-06-13',
    source: {
      statute: 'BGB',
      provision: '§ 355(2)',
      url: 'https://www.gesetze-im-internet.de/bgb/__355.html',
    },
    value: 14n,
  },
];
