import { type Fraction, fraction, powerOfTen, roundedQuotient } from '../money/fraction.ts';

/** An exact number: `mantissa * times * 10^exponent / per`. */
export interface ExactNumber {
  readonly mantissa: number | bigint;
  readonly exponent: number;
  readonly times: number;
  readonly per: 1 | 3 | 36;
}

/** Places kept of numbers without a finite decimal form (kilowatt hours from joules, counts of thirds), and of registers. */
const PLACES_MAX = 9;

/** The number as a fraction in its unit. */
export function fractionOf({ mantissa, exponent, times, per }: ExactNumber): Fraction {
  const numerator = BigInt(mantissa) * BigInt(times);
  const denominator = BigInt(per);
  const power = powerOfTen(Math.abs(exponent));
  return exponent < 0 ? fraction(numerator, denominator * power) : fraction(numerator * power, denominator);
}

/**
 * Decimal text without trailing zeros and without exponent. Exact, except that what is divided by more than a power of
 * ten (kilowatt hours from joules, thirds) is rounded to nine places, half away from zero; the exact number stays beside
 * the text.
 */
export function decimalText(exact: ExactNumber): string {
  if (exact.per === 1 && typeof exact.mantissa === 'number') {
    const mantissa = exact.mantissa * exact.times;
    if (Number.isSafeInteger(mantissa)) return shifted(mantissa, exact.exponent);
  }
  if (exact.per !== 1) return roundedText(exact);
  const { n, d } = fractionOf(exact);
  return trimmed(n, d);
}

/** The same with nine places at most. */
function roundedText(exact: ExactNumber): string {
  const { n, d } = fractionOf(exact);
  const scale = powerOfTen(PLACES_MAX);
  return trimmed(roundedQuotient(n * scale, d), scale);
}

/** A number and its text as readings carry it: a float close to zero has more places than anybody keeps. */
export function registerText(text: string, exact: ExactNumber): string {
  const point = text.indexOf('.');
  return point !== -1 && text.length - point - 1 > PLACES_MAX ? roundedText(exact) : text;
}

function shifted(mantissa: number, exponent: number): string {
  if (exponent === 0 || mantissa === 0) return String(mantissa === 0 ? 0 : mantissa);
  if (exponent > 0) return String(mantissa) + '0'.repeat(exponent);
  let rest = Math.abs(mantissa);
  let places = -exponent;
  while (places > 0 && rest % 10 === 0) {
    rest /= 10;
    places -= 1;
  }
  const sign = mantissa < 0 ? '-' : '';
  const digits = String(rest);
  if (places === 0) return sign + digits;
  if (digits.length <= places) return `${sign}0.${'0'.repeat(places - digits.length)}${digits}`;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** `numerator / denominator` where the denominator is a power of ten. */
function trimmed(numerator: bigint, denominator: bigint): string {
  const places = denominator.toString().length - 1;
  const negative = numerator < 0n;
  const digits = (negative ? -numerator : numerator).toString().padStart(places + 1, '0');
  const whole = places === 0 ? digits : digits.slice(0, -places);
  const part = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return (negative ? '-' : '') + (part === '' ? whole : `${whole}.${part}`);
}

/**
 * A binary float of a meter as mantissa and power of ten: the shortest decimal that gives the same 32 bits back,
 * which is the number the meter shows. Null for infinities and "not a number".
 */
export function floatDecimal(value: number): { readonly mantissa: number; readonly exponent: number } | null {
  if (!Number.isFinite(value)) return null;
  if (value === 0) return { mantissa: 0, exponent: 0 };
  for (let digits = 0; digits <= 8; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) !== value) continue;
    const [mantissa = '0', exponent = '0'] = text.split('e');
    return { mantissa: Number(mantissa.replace('.', '')), exponent: Number(exponent) - digits };
  }
  return null;
}

/** The same for a float of 64 bits, whose shortest decimal is the one that is printed anyway. */
export function doubleDecimal(value: number): { readonly mantissa: bigint; readonly exponent: number } | null {
  if (!Number.isFinite(value)) return null;
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const places = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  return { mantissa: BigInt(digits.replace('.', '')), exponent: Number(exponent) - places };
}
