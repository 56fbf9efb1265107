/** An exact number. The denominator is positive; nothing is ever rounded before it is printed. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const RATIO = /^(-?\d+)\/([1-9]\d*)$/;

/** Reads the decimal strings of the house file ("-12.34") and its ratios ("11/69"). */
export function exact(text: string): Exact {
  const ratio = RATIO.exec(text);
  if (ratio) return { numerator: BigInt(ratio[1] ?? '0'), denominator: BigInt(ratio[2] ?? '1') };
  const match = DECIMAL.exec(text);
  if (!match) throw new RangeError(`not a decimal number: ${text}`);
  const [, sign, whole = '0', decimals = ''] = match;
  const numerator = BigInt(whole + decimals);
  return { numerator: sign === '-' ? -numerator : numerator, denominator: 10n ** BigInt(decimals.length) };
}

export const ZERO: Exact = { numerator: 0n, denominator: 1n };

/** Decimals have denominators that divide each other; using the larger one keeps long sums short. */
export function add(a: Exact, b: Exact): Exact {
  if (a.denominator < b.denominator) return add(b, a);
  if (a.denominator % b.denominator === 0n) {
    const factor = a.denominator / b.denominator;
    return { numerator: a.numerator + b.numerator * factor, denominator: a.denominator };
  }
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function negate(a: Exact): Exact {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Throws on a zero divisor: whoever divides has to know that there is something to divide by. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.numerator === 0n) throw new RangeError('division by zero');
  const sign = b.numerator < 0n ? -1n : 1n;
  return { numerator: sign * a.numerator * b.denominator, denominator: sign * a.denominator * b.numerator };
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(add, ZERO);
}

/** Negative, zero or positive, like a comparison function. */
export function compare(a: Exact, b: Exact): number {
  const difference = subtract(a, b).numerator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function absolute(a: Exact): Exact {
  return a.numerator < 0n ? negate(a) : a;
}

/** The value in units of 10^-digits, half away from zero. */
export function scaled(a: Exact, digits: number): bigint {
  const numerator = (a.numerator < 0n ? -a.numerator : a.numerator) * 10n ** BigInt(digits);
  const rounded = (2n * numerator + a.denominator) / (2n * a.denominator);
  return a.numerator < 0n ? -rounded : rounded;
}

/** Rounded to so many digits, half away from zero. */
export function round(a: Exact, digits: number): Exact {
  return { numerator: scaled(a, digits), denominator: 10n ** BigInt(digits) };
}

/** How many decimals a decimal string is written with. */
export function decimalsOf(text: string): number {
  return DECIMAL.exec(text)?.[3]?.length ?? 0;
}

/** Plain decimal string with a point, for machines: bar widths and payment codes. */
export function plain(a: Exact, digits: number): string {
  const value = scaled(a, digits);
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${value < 0n ? '-' : ''}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}`;
}
