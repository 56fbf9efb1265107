import type { Dated } from '../../dated.ts';

/** Percent of value added tax on rents of rooms and their ancillary costs. Picked by the last day of the period. */
export const VAT_PERCENT: readonly Dated<bigint>[] = [
  {
    from: '2021-01-01',
    source: {
      statute: 'UStG',
      provision: '§ 12(1)',
      url: 'https://www.gesetze-im-internet.de/ustg_1980/__12.html',
    },
    value: 19n,
  },
];
