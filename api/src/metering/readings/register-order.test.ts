import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wentBack } from './register-order.ts';

const PLACES = 25;
/** Whole numbers of any size and beside powers of two, where floats have gaps, with up to 25 places. */
const NUMBERS = fc
  .tuple(
    fc.oneof(
      fc.bigInt(-(10n ** 40n), 10n ** 40n),
      fc.tuple(fc.integer({ min: 0, max: 140 }), fc.bigInt(-3n, 3n)).map(([power, by]) => 2n ** BigInt(power) + by),
      fc.constantFrom(10n ** 400n, -(10n ** 400n)),
    ),
    fc.integer({ min: 0, max: PLACES }),
  )
  .map(([whole, places]) => ({ scaled: whole * 10n ** BigInt(PLACES - places), text: decimal(whole, places) }));

function decimal(whole: bigint, places: number): string {
  const digits = String(whole < 0n ? -whole : whole).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return whole < 0n ? `-${text}` : text;
}

const at = (day: string) => new Date(`${day}T10:00:00Z`);

test('a register went back where its number is smaller, however the two are written', () =>
  fc.assert(
    fc.property(NUMBERS, NUMBERS, (before, after) => {
      const [first, second] = [
        { value: before.text, readAt: at('2026-01-01') },
        { value: after.text, readAt: at('2026-01-02') },
      ];
      expect(wentBack(first, second, null)).toBe(after.scaled < before.scaled);
    }),
    { numRuns: 2_000, seed: 20_261_128 },
  ));

describe('numbers that a float cannot tell apart', () => {
  test.each([
    ['9007199254740993', '9007199254740992', true],
    ['9007199254740992', '9007199254740993', false],
    ['999999999999.000000002', '999999999999.000000001', true],
    ['100', '100.0', false],
    ['100.000', '100', false],
    ['-0', '0', false],
  ])('from %s to %s: %s', (before, after, expected) => {
    const [first, second] = [
      { value: before, readAt: at('2026-01-01') },
      { value: after, readAt: at('2026-01-02') },
    ];
    expect(wentBack(first, second, null)).toBe(expected);
  });
});

test.each([
  ['12-31', '2025-12-31', '2026-01-01', false],
  ['12-31', '2026-01-01', '2026-01-02', false],
  ['12-31', '2026-01-02', '2026-01-03', true],
  ['02-29', '2025-02-28', '2025-03-01', false],
  ['02-29', '2024-02-28', '2024-02-29', true],
])('a register that begins again behind %s may fall from %s to %s', (resetsOn, first, second, expected) => {
  expect(wentBack({ value: '900', readAt: at(first) }, { value: '1', readAt: at(second) }, resetsOn)).toBe(expected);
});
