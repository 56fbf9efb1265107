// Plain fractions: a whole number over a whole number, always shortened, the denominator always positive.
// Nothing in this calculator is ever a floating point number (the rules section 0).

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export class Fraction {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom: bigint = 1n) {
    if (bottom === 0n) throw new Error('division by zero');
    const sign = bottom < 0n ? -1n : 1n;
    const divisor = greatestCommonDivisor(top, bottom * sign);
    this.top = (top * sign) / divisor;
    this.bottom = (bottom * sign) / divisor;
  }

  /** A decimal text such as "12.40" or "-3". */
  static decimal(text: string): Fraction {
    const [whole = '0', digits = ''] = text.split('.');
    return new Fraction(BigInt(whole + digits), 10n ** BigInt(digits.length));
  }

  static whole(number: number): Fraction {
    return new Fraction(BigInt(number));
  }

  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.top, other.bottom));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom, this.bottom * other.top);
  }

  /** Negative, zero or positive as this is less than, equal to or more than the other. */
  compare(other: Fraction): number {
    const difference = this.top * other.bottom - other.top * this.bottom;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  isZero(): boolean {
    return this.top === 0n;
  }

  isPositive(): boolean {
    return this.top > 0n;
  }

  /** the rules section 0: commercial rounding, half away from zero; here as a count of the last place. */
  private countOfPlace(places: number): bigint {
    const scaled = this.top * 10n ** BigInt(places);
    const positive = scaled < 0n ? -scaled : scaled;
    const rounded = (2n * positive + this.bottom) / (2n * this.bottom);
    return scaled < 0n ? -rounded : rounded;
  }

  rounded(places: number): Fraction {
    return new Fraction(this.countOfPlace(places), 10n ** BigInt(places));
  }

  /** The largest whole cent that is not above this amount. */
  cutToCent(): Fraction {
    const scaled = this.top * 100n;
    const cut = scaled / this.bottom;
    return new Fraction(scaled < 0n && cut * this.bottom !== scaled ? cut - 1n : cut, 100n);
  }

  cents(): bigint {
    return this.countOfPlace(2);
  }

  /** Rounded to a fixed number of decimals. */
  fixed(places: number): string {
    const count = this.countOfPlace(places);
    const digits = (count < 0n ? -count : count).toString().padStart(places + 1, '0');
    const sign = count < 0n ? '-' : '';
    const cut = digits.length - places;
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
  }

  /** the house file contract "Forms": up to 12 decimals. */
  short(): string {
    return this.fixed(12).replace(/\.?0+$/, '');
  }
}

export const zero = new Fraction(0n);
export const one = new Fraction(1n);
export const hundred = new Fraction(100n);

export function sum(parts: readonly Fraction[]): Fraction {
  return parts.reduce((total, part) => total.plus(part), zero);
}
