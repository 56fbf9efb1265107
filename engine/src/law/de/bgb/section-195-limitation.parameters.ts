import type { Dated } from '../../dated.ts';

/**
 * Years of the regular limitation (regelmäßige Verjährung), from the end of the year. Picked by the day of accrual.
 * The first day is that of the reform of 2002; the transition of older claims is not kept here.
 */
export const LIMITATION_YEARS: readonly Dated<bigint>[] = [
  {
    from: '2002-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 195, § 199(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__195.html',
    },
    value: 3n,
  },
];
