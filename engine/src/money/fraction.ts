/**
 * An exact number `n / d`, `d` above zero. Not kept in lowest terms: reducing costs more than the whole
 * line it would serve, so only long-lived values are reduced, by `reduce`.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const POWERS: readonly bigint[] = Array.from({ length: 61 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to the power of `exponent` (0 and up). */
export const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

/** `n / d`; throws RangeError on a denominator of zero. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (a.d > b.d) return a.d % b.d === 0n ? { n: a.n + b.n * (a.d / b.d), d: a.d } : crossAdd(a, b);
  return b.d % a.d === 0n ? { n: a.n * (b.d / a.d) + b.n, d: b.d } : crossAdd(a, b);
}

const crossAdd = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });

export const negate = (a: Fraction): Fraction => ({ n: -a.n, d: a.d });

export const absolute = (a: Fraction): Fraction => (a.n < 0n ? negate(a) : a);

export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));

export const multiply = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** `a / b`; throws RangeError when `b` is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

export const sum = (values: readonly Fraction[]): Fraction => values.reduce(add, ZERO);

/** Below zero, zero or above zero, like a sorting function. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference === 0n ? 0 : 1;
}

export const isLess = (a: Fraction, b: Fraction): boolean => compare(a, b) < 0;

export const isZero = (a: Fraction): boolean => a.n === 0n;

/** The same number in lowest terms. */
export function reduce(a: Fraction): Fraction {
  let x = a.n < 0n ? -a.n : a.n;
  let y = a.d;
  while (y !== 0n) [x, y] = [y, x % y];
  return x <= 1n ? a : { n: a.n / x, d: a.d / x };
}

/** `n / d` as a whole number, half away from zero (kaufmännische Rundung); `d` above zero. */
export function roundedQuotient(n: bigint, d: bigint): bigint {
  return n < 0n ? -((-n * 2n + d) / (d * 2n)) : (n * 2n + d) / (d * 2n);
}

/** `n / d` as a whole number, towards minus infinity; `d` above zero. */
export function flooredQuotient(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/** Rounded to `decimals`, half away from zero. */
export function roundTo(a: Fraction, decimals: number): Fraction {
  const scale = powerOfTen(decimals);
  return { n: roundedQuotient(a.n * scale, a.d), d: scale };
}

/** Euro as whole cents, half away from zero. */
export const toCents = (euro: Fraction): bigint => roundedQuotient(euro.n * 100n, euro.d);

/** Whole cents as exact euro. */
export const fromCents = (cents: bigint): Fraction => ({ n: cents, d: 100n });
