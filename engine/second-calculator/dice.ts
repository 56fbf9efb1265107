// Choices for the random houses. The random function only ever chooses: a whole number, one of a list, yes or no.

export class Dice {
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  big(low: bigint, high: bigint): bigint {
    return low + BigInt(this.whole(0, Number(high - low)));
  }

  /** Yes in so many cases of a hundred. */
  chance(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  /** A decimal text from low to high, both given in the last place: decimal(100, 250, 1) is "10.0" to "25.0". */
  decimal(low: number, high: number, places: number): string {
    return decimalText(BigInt(this.whole(low, high)), places);
  }
}

/** A count of the last place as a decimal text: 12345 with 2 places is "123.45". */
export function decimalText(count: bigint, places: number): string {
  if (places === 0) return count.toString();
  const digits = count.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
