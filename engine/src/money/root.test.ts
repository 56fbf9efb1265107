import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorRoot } from './root.ts';

test.each([
  [0n, 12, 0n],
  [1n, 12, 1n],
  [2n, 12, 1n],
  [4095n, 12, 1n],
  [4096n, 12, 2n],
  [26n, 3, 2n],
  [27n, 3, 3n],
  [10n ** 24n, 12, 100n],
  [10n ** 24n - 1n, 12, 99n],
  [17n, 1, 17n],
])('of %s, degree %i, it is %s', (value, degree, root) => expect(floorRoot(value, degree)).toBe(root));

test('its power is not above the value, and that of the next number is', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 60n), fc.integer({ min: 1, max: 24 }), (value, degree) => {
      const root = floorRoot(value, degree);
      expect(root ** BigInt(degree) <= value).toBe(true);
      expect((root + 1n) ** BigInt(degree) > value).toBe(true);
    }),
    { seed: 11 },
  );
});
