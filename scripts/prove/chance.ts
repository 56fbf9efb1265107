/** Chance that can be repeated: the same seed draws the same. */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** `count` of them in random order; all when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
}

/** Mulberry32, public domain: small, and good enough to pick moments. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    between,
    some(items, count) {
      const left = [...items];
      const drawn: (typeof items)[number][] = [];
      while (left.length > 0 && drawn.length < count) drawn.push(...left.splice(between(0, left.length - 1), 1));
      return drawn;
    },
  };
}
