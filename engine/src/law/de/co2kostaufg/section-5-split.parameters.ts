import type { Dated } from '../../dated.ts';

export interface Stage {
  /** Upper bound in kg/m2 and year, exclusive; null for the open last row. */
  readonly belowKgPerM2: bigint | null;
  /** Per mille, because section 9(1) halves the percentage: 95 % becomes 475. */
  readonly landlordPermille: bigint;
}

/** Picked by the first day of the billing period (CO2KostAufG section 11(2)). */
export const STAGES: readonly Dated<readonly Stage[]>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: 'Anlage (zu den §§ 5 bis 7)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/anlage.html',
    },
    value: [
      { belowKgPerM2: 12n, landlordPermille: 0n },
      { belowKgPerM2: 17n, landlordPermille: 100n },
      { belowKgPerM2: 22n, landlordPermille: 200n },
      { belowKgPerM2: 27n, landlordPermille: 300n },
      { belowKgPerM2: 32n, landlordPermille: 400n },
      { belowKgPerM2: 37n, landlordPermille: 500n },
      { belowKgPerM2: 42n, landlordPermille: 600n },
      { belowKgPerM2: 47n, landlordPermille: 700n },
      { belowKgPerM2: 52n, landlordPermille: 800n },
      { belowKgPerM2: null, landlordPermille: 950n },
    ],
  },
];
