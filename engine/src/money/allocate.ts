import { compare, type Fraction, flooredQuotient } from './fraction.ts';

/**
 * Whole cents for exact euro amounts so that they add up to `totalCents`: every amount is cut off to the
 * cent below, and the missing cents go, one each, to the largest cut-off remainders; ties in the order given.
 * The amounts must add up to `totalCents` within half a cent, else RangeError.
 */
export function allocateLargestRemainder(amounts: readonly Fraction[], totalCents: bigint): bigint[] {
  const cents = amounts.map(({ n, d }) => flooredQuotient(n * 100n, d));
  let missing = totalCents - cents.reduce((a, b) => a + b, 0n);
  if (missing < 0n || missing > BigInt(amounts.length)) throw new RangeError('the amounts do not add up to the total');

  const remainders = amounts.map(({ n, d }, index) => ({
    index,
    value: { n: n * 100n - (cents[index] ?? 0n) * d, d },
  }));
  remainders.sort((a, b) => compare(b.value, a.value) || a.index - b.index);
  for (const { index } of remainders) {
    if (missing === 0n) break;
    cents[index] = (cents[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return cents;
}
