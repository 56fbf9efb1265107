import type { Dated } from '../../dated.ts';

/**
 * Months after the month of consumption, by whose end the monthly information is given. Picked by the first day of
 * that month. The ordinance says monthly and names no day: it is a day of the house.
 */
export const MONTHLY_INFORMATION_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2022-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 6a(1)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__6a.html',
    },
    value: 1n,
  },
];
