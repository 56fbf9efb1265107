import type { Dated } from '../../dated.ts';

/**
 * Percent of value-added tax, the general rate. Picked by the day of supply. The first day is the one after the half
 * year with a lowered rate.
 */
export const VAT_PERCENT: readonly Dated<string>[] = [
  {
    from: '2021-01-01',
    source: {
      statute: 'UStG',
      provision: '§ 12(1)',
      url: 'https://www.gesetze-im-internet.de/ustg_1980/__12.html',
    },
    value: '19',
  },
];
