import type { Dated } from '../../law/dated.ts';
import type { PriceCode } from './annex-a-prices.parameters.ts';
import { clause, PRICE_LIST_2026, TERMS_1_4 } from './edition.ts';

export interface Tier {
  readonly tier: 'basis' | 'professional' | 'enterprise';
  readonly devicesMin: bigint;
  /** Null where the price is agreed with each customer. */
  readonly price: PriceCode | null;
}

/**
 * Service tiers by number of devices, lowest first. Picked by the day the contract was concluded.
 * Interpretation: 200 devices stand in both lower tiers and count as Basis; 1,000 are Enterprise, as the table of the
 * tiers says, and not only more than 1,000 (section 7(2)).
 */
export const TIERS: readonly Dated<readonly Tier[]>[] = [
  {
    from: TERMS_1_4,
    source: clause('§ 3(2)'),
    value: [
      { tier: 'basis', devicesMin: 0n, price: 'tier_basis' },
      { tier: 'professional', devicesMin: 201n, price: 'tier_professional' },
      { tier: 'enterprise', devicesMin: 1000n, price: null },
    ],
  },
];

/** How far a trip of the list goes. */
export interface TravelBand {
  readonly kmMax: bigint;
  readonly price: PriceCode;
}

/** Trips by distance, nearest first. Picked by the day of the trip. */
export const TRAVEL_BANDS: readonly Dated<readonly TravelBand[]>[] = [
  {
    from: PRICE_LIST_2026,
    source: clause('Anhang A.1'),
    value: [
      { kmMax: 15n, price: 'travel_15_km' },
      { kmMax: 60n, price: 'travel_60_km' },
      { kmMax: 100n, price: 'travel_100_km' },
    ],
  },
];
