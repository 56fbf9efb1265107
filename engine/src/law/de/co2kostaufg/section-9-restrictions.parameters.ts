import type { Dated } from '../../dated.ts';

/** What remains of the landlord's percentage under public-law restrictions, per mille of it. */
export interface RestrictionFactors {
  /** Either the building or its supply cannot be improved substantially. */
  readonly one: bigint;
  /** Neither can. */
  readonly both: bigint;
}

/** Picked by the first day of the billing period. */
export const RESTRICTION_PERMILLE: readonly Dated<RestrictionFactors>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 9',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__9.html',
    },
    value: { one: 500n, both: 0n },
  },
];
