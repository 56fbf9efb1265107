import type { Dated } from '../../dated.ts';

/** Percent a claim is less where the gas of the flat also cooks or serves other ends. Picked by the supplier's bill. */
export const OTHER_USE_PERCENT: readonly Dated<bigint>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 6(2)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__6.html',
    },
    value: 5n,
  },
];

/** Months in which a tenant who supplies himself claims the landlord's part. Picked by the supplier's bill. */
export const OWN_SUPPLY_CLAIM_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 6(2)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__6.html',
    },
    value: 12n,
  },
];
