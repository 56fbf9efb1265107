import type { CostRow } from '../costs/store.ts';
import { eur } from './euro.ts';

type Labour = Pick<CostRow, 'amountCents' | 'laborCents'>;

/**
 * EStG section 35a(5): what is certified is part of what was paid.
 * Interpretation: a credit note has no labour to certify; it takes away from the labour of the invoice it corrects.
 */
export const labourExceedsCost = ({ amountCents, laborCents }: Labour): boolean =>
  laborCents !== null && laborCents > Math.max(amountCents, 0);

/** For the words of the finding, in euro. */
export const labourAndCost = ({ amountCents, laborCents }: Labour): [string, string] => [
  eur(laborCents ?? 0),
  eur(amountCents),
];
