import fc from 'fast-check';
import { expect, test } from 'vitest';
import { READING_KINDS } from './codes.ts';
import { readingId, readingKeyOf } from './reading-id.ts';

const HALVES = fc.tuple(fc.bigInt(0n, 2n ** 64n - 1n), fc.bigInt(0n, 2n ** 64n - 1n));
const TIMES = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) });
const KINDS = fc.constantFrom(...READING_KINDS);

const digits = (half: bigint) => half.toString(16).padStart(16, '0');
const pointOf = ([first, second]: readonly [bigint, bigint]) => `mpt_${digits(first)}${digits(second)}`;

/** The bytes it is made in are shared by all ids: one says nothing of another. */
test('an id says its key and nothing of the one that was made before', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(HALVES, TIMES, KINDS), { minLength: 1, maxLength: 5 }), (keys) => {
      const idOf = ([point, ms, kind]: (typeof keys)[number]) =>
        readingId({ measuringPointId: pointOf(point), readAt: new Date(ms), kind });
      const ids = keys.map(idOf);
      for (const [n, key] of keys.entries()) {
        const [[first, second], ms, kind] = key;
        expect(ids[n]).toMatch(/^rdg_[0-9a-f]{32}$/);
        expect(ids[n]).toBe(idOf(key));
        const pointNumber = BigInt.asIntN(64, first ^ second);
        expect(readingKeyOf(ids[n] ?? '')).toEqual({ pointNumber, readAt: new Date(ms), kind });
      }
    }),
    { numRuns: 300, seed: 20_261_128 },
  ));

test('it is the one that evidence already says', () => {
  const measuringPointId = 'mpt_0193a5c2f4b87d1e9c60aa51d7e2b3f4';
  const readAt = new Date('2026-01-15T07:59:58.123Z');
  const id = readingId({ measuringPointId, readAt, kind: 'month_end' });
  expect(id).toBe(`rdg_${'019bc0ab1cab'}82${'9d'}80${'f30f93235aceea'}`);
});
