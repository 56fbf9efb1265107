import type { Dated } from '../../law/dated.ts';
import { clause, TERMS_1_4 } from './edition.ts';

/** Days after its receipt in which an invoice is due. Picked by the day of the contract. */
export const PAYMENT_DAYS: readonly Dated<bigint>[] = [{ from: TERMS_1_4, source: clause('§ 7(3)'), value: 14n }];
