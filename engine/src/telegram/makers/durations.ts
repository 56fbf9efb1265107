import { roundedQuotient } from '../../money/fraction.ts';
import type { ExactNumber } from '../decimal.ts';

const PLACES = 6;

/**
 * A whole number of minutes, seconds or days in the greater unit of which `per` make one, rounded to six places, half away
 * from zero; null for what is no whole number.
 */
export function inGreaterUnit(count: string | null, per: number): ExactNumber | null {
  if (count === null || !/^\d+$/.test(count)) return null;
  const mantissa = roundedQuotient(BigInt(count) * 10n ** BigInt(PLACES), BigInt(per));
  return { mantissa, exponent: -PLACES, times: 1, per: 1 };
}
