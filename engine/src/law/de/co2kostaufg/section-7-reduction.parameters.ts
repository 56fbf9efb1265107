import type { Dated } from '../../dated.ts';

/** Percent of his heating cost that a tenant may cut. Picked by the first day of the billing period. */
export const CO2_REDUCTION_PERCENT: readonly Dated<bigint>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 7(4)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__7.html',
    },
    value: 3n,
  },
];
