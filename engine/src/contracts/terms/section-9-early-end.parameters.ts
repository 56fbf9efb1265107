import type { Dated } from '../../law/dated.ts';
import { clause, TERMS_1_4 } from './edition.ts';

/**
 * Yearly discount in percent, compound, where a contract names none. Picked by the day the contract was concluded.
 * Interpretation: the clause says that the rent is discounted and not by how much. Provisional until it does.
 */
export const EARLY_END_DISCOUNT_PERCENT: readonly Dated<string>[] = [
  { from: TERMS_1_4, source: clause('§ 9(1)'), value: '4', provisional: true },
];
