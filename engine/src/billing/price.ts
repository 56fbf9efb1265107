import { format } from '../money/decimal.ts';
import { type Fraction, reduce } from '../money/fraction.ts';

/** Euro per unit, exact and in lowest terms; what all its lines share is made once. */
export interface Price {
  readonly value: Fraction;
  readonly text: string;
  readonly reasonId: string;
  /** Numerator in half cents: the first step of rounding a line. */
  readonly halfCents: bigint;
}

export function makePrice(exact: Fraction, explain?: (text: string) => string): Price {
  const value = reduce(exact);
  const text = format(value);
  return { value, text, reasonId: explain?.(text) ?? '', halfCents: value.n * 200n };
}

/** `units * price` in whole cents, half away from zero. */
export function lineCents(units: Fraction, price: Price): bigint {
  const n = units.n * price.halfCents;
  const d = units.d * price.value.d;
  return n < 0n ? -((d - n) / (d + d)) : (n + d) / (d + d);
}
