import type { Dated } from '../../dated.ts';

export interface TaxReduction {
  /** Percent of the labour cost that reduce the tax. */
  readonly percent: bigint;
  /** Most a year, euro. */
  readonly maxEur: bigint;
}

/**
 * What section 35a takes off the income tax. Picked by the year of payment. Nothing here computes with it: a
 * certificate shows the labour cost, never the tax saved; the values stand here for whoever explains a certificate.
 * A bill of September 2026 would make it 15 percent and 900 euro for craftsmen from 2027. It is not enacted and has
 * no entry.
 */
export const TAX_REDUCTIONS: readonly Dated<{
  readonly employment: TaxReduction;
  readonly services: TaxReduction;
  readonly craftsmen: TaxReduction;
}>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'EStG',
      provision: '§ 35a(1) to (3)',
      url: 'https://www.gesetze-im-internet.de/estg/__35a.html',
    },
    value: {
      employment: { percent: 20n, maxEur: 510n },
      services: { percent: 20n, maxEur: 4_000n },
      craftsmen: { percent: 20n, maxEur: 1_200n },
    },
  },
];
