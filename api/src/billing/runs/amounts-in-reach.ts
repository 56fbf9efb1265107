import { CENTS_MAX } from '../../http/schemas.ts';
import type { FrozenHouse, KeptResult } from '../house/bill-frozen.ts';
import { eur } from '../house/euro.ts';
import { runFinding } from '../house/findings.ts';
import { placeOfOccupant } from '../house/place-of-occupant.ts';
import { figuresOf, type VersionFigures } from '../statements/figures.ts';
import type { RunFinding } from './schemas.ts';

/** Half of the largest amount there is, so that the difference of two statements is one, too. */
const STATEMENT_CENTS_MAX = CENTS_MAX / 2;

/** Each cost is within its limit; what many of them come to may still be more than any answer could show. */
export function findAmountsOutOfReach(house: FrozenHouse, result: KeptResult): RunFinding[] {
  return figuresOf(result).flatMap(({ figures, ...of }) => {
    const largest = Math.max(...amountsIn(figures).map(Math.abs));
    if (largest <= STATEMENT_CENTS_MAX) return [];
    const { unitIndex, occupancyIndex } = placeOfOccupant(house, of);
    const pointer = `/units/${unitIndex}/occupancies/${occupancyIndex}`;
    const details = [eur(largest), eur(STATEMENT_CENTS_MAX)];
    return [runFinding('amount_out_of_reach', pointer, of.occupancyId, details)];
  });
}

const amountsIn = ({ lines, operatingCosts, totalCents, advanceCents, balanceCents }: VersionFigures['figures']) => [
  totalCents,
  advanceCents ?? 0,
  balanceCents,
  ...lines.map(({ amount_cents }) => amount_cents),
  ...(operatingCosts?.lines ?? []).map(({ amount_cents }) => amount_cents),
];
