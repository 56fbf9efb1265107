import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { countingBytes } from './fixtures/sample-log.ts';
import { buildLeaf, hashLeaf, leafBytesOf, toHex, valueDigest, webCrypto, webRandomBytes } from './index.ts';
import { isMoment } from './leaf.ts';

const { sha256 } = nodeCrypto();
const step = { type: 'delivered', time: '2026-01-18T07:00:00.000Z', values: { b: 'two', a: 'eins' } };

describe('a leaf', () => {
  test('holds digests only, and each opens with its own salt', async () => {
    const built = await buildLeaf(step, { sha256, randomBytes: countingBytes() });
    const text = new TextDecoder().decode(built.leafBytes);
    expect(text).not.toMatch(/two|eins/);
    for (const [name, value] of Object.entries(step.values)) {
      const salt = built.salts[name] ?? new Uint8Array();
      expect(toHex(await valueDigest({ salt, value }, sha256))).toBe(built.leaf.digests[name]);
    }
    expect(toHex(built.salts.a ?? new Uint8Array())).not.toBe(toHex(built.salts.b ?? new Uint8Array()));
    expect(built.leafHash).toEqual(await hashLeaf(built.leafBytes, sha256));
  });

  test('does not depend on the order of its values', async () => {
    const built = await buildLeaf(step, { sha256, randomBytes: countingBytes() });
    const reversed = Object.fromEntries(Object.entries(built.leaf.digests).reverse());
    expect(leafBytesOf({ ...built.leaf, digests: reversed })).toEqual(built.leafBytes);
  });

  test('equal values get digests that do not tell so', async () => {
    const values = { a: 'same', b: 'same' };
    const { leaf } = await buildLeaf({ ...step, values }, { sha256: webCrypto.sha256, randomBytes: webRandomBytes });
    expect(leaf.digests.a).not.toBe(leaf.digests.b);
  });

  test('two different values never share a digest under one salt', async () => {
    const salt = countingBytes()(32);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (one, other) => {
        fc.pre(one !== other);
        const digests = [
          await valueDigest({ salt, value: one }, sha256),
          await valueDigest({ salt, value: other }, sha256),
        ];
        expect(new Set(digests.map(toHex)).size).toBe(2);
      }),
    );
  });

  test.each([
    ['a type in capitals', { ...step, type: 'Delivered' }],
    ['a time without milliseconds', { ...step, time: '2026-01-18T07:00:00Z' }],
    ['a time with an offset', { ...step, time: '2026-01-18T07:00:00.000+01:00' }],
    ['no values', { ...step, values: {} }],
    ['a name with a dash', { ...step, values: { 'a-b': 'x' } }],
    ['a lone surrogate', { ...step, values: { a: '\ud83d' } }],
  ])('cannot be built from %s', async (_, wrong) => {
    await expect(buildLeaf(wrong, { sha256, randomBytes: countingBytes() })).rejects.toThrow(TypeError);
  });

  test.each([0, 16, 31, 33])('a salt of %i bytes is refused', async (length) => {
    const randomBytes = () => new Uint8Array(length);
    await expect(buildLeaf(step, { sha256, randomBytes })).rejects.toThrow(/32 bytes/);
  });
});

test.each([
  ['2024-02-29T23:59:59.999Z', true],
  ['2026-02-29T00:00:00.000Z', false],
  ['2026-13-01T00:00:00.000Z', false],
  ['2026-01-01T24:00:00.000Z', false],
  ['2026-01-01T00:00:60.000Z', false],
  ['2026-01-01t00:00:00.000z', false],
  ['2026-01-01T00:00:00.000Z\n', false],
])('%s is a moment: %s', (text, expected) => {
  expect(isMoment(text)).toBe(expected);
});
