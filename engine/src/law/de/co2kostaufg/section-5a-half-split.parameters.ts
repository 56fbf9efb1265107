import type { Dated } from '../../dated.ts';

/**
 * From this day landlord and tenant bear half each of the CO2 cost of a plant under GModG section 43(1). Periods
 * that touch it are refused for such plants. Picked by the last day of the period.
 */
export const HALF_SPLIT_PERMILLE: readonly Dated<bigint>[] = [
  {
    from: '2028-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 5a',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__5a.html',
    },
    value: 500n,
  },
];
