import type { Dated } from '../../law/dated.ts';
import { clause, TERMS_1_4 } from './edition.ts';

export interface IndexClause {
  readonly index: string;
  /** The year that is 100; later bases are converted back to it. */
  readonly baseYear: bigint;
  /** Least change since the base month, up or down, in percent of the base value. */
  readonly thresholdPercent: string;
  /** The other reading, in points of the index: for information only. */
  readonly thresholdPoints: string;
  /** Least time from the start of the contract to the first adjustment. */
  readonly firstAfterMonths: bigint;
  /** The day of the year on which adjustments take effect, `MM-DD`. */
  readonly effectiveOn: `${number}-${number}`;
  /** Least time from the receipt of the request to its effect. */
  readonly noticeWeeks: bigint;
}

/** The index clause (Wertsicherungsklausel). Picked by the day the contract was concluded. */
export const INDEX_CLAUSE: readonly Dated<IndexClause>[] = [
  {
    from: TERMS_1_4,
    source: clause('§ 7(4)-(11)'),
    value: {
      index: 'VPI',
      baseYear: 2020n,
      thresholdPercent: '3',
      thresholdPoints: '3',
      firstAfterMonths: 12n,
      effectiveOn: '01-01',
      noticeWeeks: 4n,
    },
  },
];
