import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

async function* inPieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const lineOf = async (text: string) => {
  const [line] = await readLines(inPieces(text));
  return line;
};

/** Each is usually something that can be read, so that one alone decides. */
const mostly = <T, U>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<U>) =>
  fc.oneof({ arbitrary: often, weight: 9 }, { arbitrary: seldom, weight: 1 });
const HEXES = mostly(fc.constant('00'), fc.oneof(fc.stringMatching(/^[0-9a-g]{0,4}$/), fc.constant('0'.repeat(2_050))));
const GATEWAYS = mostly(
  fc.stringMatching(/^[ \t]{0,2}[A-Zä"\\]{0,3}[ \t]{0,2}$/),
  fc.oneof(fc.string(), fc.constantFrom('x'.repeat(120), 'x'.repeat(121), ` ${'x'.repeat(120)} `, null, 7)),
);
const SIGNALS = mostly(fc.constantFrom(undefined, -71, -0, 100), fc.constantFrom(-200, -201, 101, 1.5, '1', null));
const MORE = mostly(fc.constant(undefined), fc.constant(1));

/** Nearly every line is read without the schema, and must be read as the schema would. */
test('a line is read alike whether the schema is asked or not', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({ telegram_hex: HEXES, gateway: GATEWAYS, rssi_dbm: SIGNALS, more: MORE }, { noNullPrototype: true }),
      fc.constantFrom('2026-01-15T08:00:00', '2024-02-29T23:59:59.999', '2025-02-29T00:00:00', '2026-01-01T24:00:00'),
      async (line, at) => {
        const ordinary = await lineOf(JSON.stringify({ ...line, received_at: `${at}Z` }));
        const checked = await lineOf(JSON.stringify({ ...line, received_at: `${at}+00:00` }));
        expect(ordinary).toEqual(checked);
      },
    ),
    { numRuns: 500, seed: 20_261_128 },
  ));

describe('a line that is longer than any telegram', () => {
  const LONG = { line: 1, malformed: 'the line is longer than 16384 characters' };

  test.each([
    ['brackets, which cost a hundred times their size to read', `${'['.repeat(8_388_608)}${']'.repeat(8_388_608)}`],
    ['a text', JSON.stringify({ gateway: 'x'.repeat(16_384) })],
    ['no end', '{"gateway":"'.padEnd(1_000_000, 'x')],
  ])('is not read: %s', async (_, text) => expect(await lineOf(text)).toEqual(LONG));

  test('hinders no other', async () => {
    const line = '{"telegram_hex":"00","received_at":"2026-01-15T08:00:00Z"}';
    const lines = await readLines(inPieces(`${'['.repeat(10_000)}`, `${'['.repeat(10_000)}\n${line}`));
    expect(lines).toMatchObject([LONG, { line: 2, gateway: null }]);
  });

  test('the longest telegram fits, however its gateway is written', async () => {
    const gateway = Array.from({ length: 60 }, () => '\\ud83d\\ude80').join('');
    const text = `{"telegram_hex": "${'00'.repeat(1_024)}", "received_at": "2026-01-15T08:00:00Z", "gateway": "${gateway}"}`;
    expect(await lineOf(text)).toMatchObject({ gateway: '🚀'.repeat(60) });
  });
});

test.each([
  ['half of a surrogate pair', '\\ud83d', 'gateway: the text has control characters or is not valid UTF-8'],
  ['NUL', 'GW\\u0000', 'gateway: the text has control characters or is not valid UTF-8'],
  ['what nobody sees', '\\u200b\\u2060', 'gateway: nothing of the text can be seen'],
])('a gateway is not named by %s', async (_, name, malformed) => {
  const text = `{"telegram_hex":"00","received_at":"2026-01-15T08:00:00Z","gateway":"${name}"}`;
  expect(await lineOf(text)).toEqual({ line: 1, malformed });
});
