import type { Dated } from '../../dated.ts';

export interface LateInterestRates {
  /** Percentage points above the base rate where a consumer takes part. */
  readonly consumerPoints: string;
  /** The same between businesses. */
  readonly businessPoints: string;
  /** Owed once by a debtor who is no consumer. */
  readonly businessFlatFeeEur: string;
}

/** Picked by the first day of the default (Verzug). */
export const LATE_INTEREST: readonly Dated<LateInterestRates>[] = [
  {
    from: '2014-07-29',
    source: {
      statute: 'BGB',
      provision: '§ 288(1), (2), (5)',
      url: 'https://www.gesetze-im-internet.de/bgb/__288.html',
    },
    value: { consumerPoints: '5', businessPoints: '9', businessFlatFeeEur: '40' },
  },
];
