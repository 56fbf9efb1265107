import type { Dated } from '../../dated.ts';

/**
 * Landlord's part of a building that is not predominantly residential, per mille. The step model announced in
 * section 8(4) has not been enacted. Picked by the first day of the billing period.
 */
export const NON_RESIDENTIAL_LANDLORD_PERMILLE: readonly Dated<bigint>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 8(1)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__8.html',
    },
    value: 500n,
  },
];
