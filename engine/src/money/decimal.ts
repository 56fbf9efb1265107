import { type Fraction, powerOfTen, roundedQuotient } from './fraction.ts';

const DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;
const RATIO = /^-?\d{1,30}\/\d{1,30}$/;

/** A decimal text such as `31.204`; undefined if it is anything else (exponents, signs, more than 30 digits). */
export function parseDecimal(text: string): Fraction | undefined {
  if (!DECIMAL.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point === -1) return { n: BigInt(text), d: 1n };
  return { n: BigInt(text.slice(0, point) + text.slice(point + 1)), d: powerOfTen(text.length - point - 1) };
}

/** A decimal text or a ratio such as `11/69`; undefined if it is neither. */
export function parseRatio(text: string): Fraction | undefined {
  if (!RATIO.test(text)) return parseDecimal(text);
  const slash = text.indexOf('/');
  const d = BigInt(text.slice(slash + 1));
  return d === 0n ? undefined : { n: BigInt(text.slice(0, slash)), d };
}

/** Like `parseRatio`, for texts that are known to be numbers; throws RangeError otherwise. */
export function parse(text: string): Fraction {
  const value = parseRatio(text);
  if (value === undefined) throw new RangeError(`not a number: ${text}`);
  return value;
}

/** Exactly `decimals` digits after the point, half away from zero: `1092` with two is `1092.00`. */
export function formatFixed(a: Fraction, decimals: number): string {
  return placePoint(roundedQuotient(a.n * powerOfTen(decimals), a.d), decimals);
}

/** Whole cents as euro text: `-1n` is `-0.01`. */
export const formatCents = (cents: bigint): string => placePoint(cents, 2);

/** Up to `decimals` digits after the point, half away from zero, without idle zeros: `52.400` is `52.4`. */
export function format(a: Fraction, decimals = 12): string {
  if (a.d === 1n) return a.n.toString();
  const text = formatFixed(a, decimals);
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  if (text.charCodeAt(end - 1) === 46) end -= 1;
  return text.slice(0, end);
}

function placePoint(scaled: bigint, decimals: number): string {
  const negative = scaled < 0n;
  const digits = (negative ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return negative ? `-${digits}` : digits;
  const split = digits.length - decimals;
  return `${negative ? '-' : ''}${digits.slice(0, split)}.${digits.slice(split)}`;
}
