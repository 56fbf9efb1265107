import type { Dated } from '../../law/dated.ts';
import { clause, TERMS_1_4 } from './edition.ts';

/** Months after the billing period in which the customer hands in the cost data. Picked by the day of the contract. */
export const COST_DATA_MONTHS: readonly Dated<bigint>[] = [
  { from: TERMS_1_4, source: clause('§ 4(4), § 10(1)'), value: 4n },
];
