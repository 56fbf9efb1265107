import { type Fraction, powerOfTen, roundedQuotient } from './fraction.ts';

const DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;
const ANY_DECIMAL = /^-?\d+(?:\.\d+)?$/;
const RATIO = /^-?\d{1,30}\/\d{1,30}$/;

/** Digits that a whole number of the machine holds exactly, with room to spare. */
const PLAIN_DIGITS = 15;

/** A decimal text such as `31.204`; undefined if it is anything else (exponents, signs, more than 30 digits). */
export function parseDecimal(text: string): Fraction | undefined {
  return text.length <= PLAIN_DIGITS ? parseShort(text) : parseLong(text);
}

/** What nearly every reading, area and amount is: no sign, few digits. The rest goes the long way. */
function parseShort(text: string): Fraction | undefined {
  let digits = 0;
  let point = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits = digits * 10 + (code - 48);
    else if (code === 46 && point === -1 && index > 0) point = index;
    else return parseLong(text);
  }
  if (text.length === 0 || point === text.length - 1) return undefined;
  return { n: BigInt(digits), d: point === -1 ? 1n : powerOfTen(text.length - point - 1) };
}

const parseLong = (text: string): Fraction | undefined => (DECIMAL.test(text) ? parseDigits(text) : undefined);

function parseDigits(text: string): Fraction {
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

/** Whether a text is a decimal of any number of digits. */
export const isDecimal = (text: string): boolean => ANY_DECIMAL.test(text);

/**
 * Like `parseRatio`, for texts that are known to be numbers; throws RangeError otherwise. A sum of long numbers is
 * longer than each of them, so a decimal may have any number of digits here.
 */
export function parse(text: string): Fraction {
  const value = parseRatio(text) ?? (isDecimal(text) ? parseDigits(text) : undefined);
  if (value === undefined) throw new RangeError(`not a number: ${text}`);
  return value;
}

/** Exactly `decimals` digits after the point, half away from zero: `1092` with two is `1092.00`. */
export function formatFixed(a: Fraction, decimals: number): string {
  return placePoint(roundedQuotient(a.n * powerOfTen(decimals), a.d), decimals);
}

/** Whole cents as euro text: `-1n` is `-0.01`. */
export function formatCents(cents: bigint): string {
  if (cents < 0n || cents > 900_000_000_000_000n) return placePoint(cents, 2);
  const plain = Number(cents);
  const rest = plain % 100;
  return `${(plain - rest) / 100}${rest < 10 ? '.0' : '.'}${rest}`;
}

/** Up to `decimals` digits after the point, half away from zero, without idle zeros: `52.400` is `52.4`. */
export function format(a: Fraction, decimals = 12): string {
  if (a.d === 1n) return a.n.toString();
  // What was read from a few decimals is written back without a division.
  for (let places = 1; places <= 4 && places <= decimals; places += 1) {
    if (a.d === powerOfTen(places)) return withoutIdleZeros(placePoint(a.n, places));
  }
  const text = formatFixed(a, decimals);
  return decimals === 0 ? text : withoutIdleZeros(text);
}

function withoutIdleZeros(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end -= 1;
  if (text.charCodeAt(end - 1) === 46) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

function placePoint(scaled: bigint, decimals: number): string {
  if (scaled < 0n) return `-${placePoint(-scaled, decimals)}`;
  const digits = scaled.toString();
  if (decimals === 0) return digits;
  const split = digits.length - decimals;
  if (split <= 0) return `0.${'0'.repeat(-split)}${digits}`;
  return `${digits.slice(0, split)}.${digits.slice(split)}`;
}
