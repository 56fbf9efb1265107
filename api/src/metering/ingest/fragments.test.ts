import { bytesOfHex, nobleCiphers, readAddress } from '@klarmeter/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentHexes, telegramHex } from '../fixtures/telegram.ts';
import { joinParts, windowsAround } from './fragments.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const ciphers = nobleCiphers;

/** A telegram that is heard some seconds into a day. */
function heard(text: string, second: number) {
  const bytes = bytesOfHex(text) ?? new Uint8Array();
  const address = readAddress(bytes);
  if (!address.ok) throw new Error(address.detail);
  const { manufacturer, id: serial, version, deviceType } = address.meter;
  return { bytes, manufacturer, serial, version, deviceType, receivedAt: new Date(1_767_000_000_000 + 1_000 * second) };
}
const partsOf = (serial: string, value: number, counter: number) => fragmentHexes({ serial, key: KEY, value, counter });

const [a1, a2] = partsOf('11111111', 1, 1);
const [b1, b2] = partsOf('11111111', 2, 2);
const [c1, c2] = partsOf('22222222', 3, 1);
const whole = telegramHex({ serial: '11111111', key: KEY, type: 4, value: 9 });

describe('parts of messages', () => {
  test.each([
    ['in order', [heard(a1, 0), heard(a2, 5)], [{ parts: [0, 1], completes: 1 }]],
    ['the last is heard first', [heard(a2, 0), heard(a1, 5)], [{ parts: [1, 0], completes: 1 }]],
    ['one is missing', [heard(a1, 0)], []],
    ['the first is missing', [heard(a2, 0), heard(whole, 1)], []],
    ['eleven minutes apart', [heard(a1, 0), heard(a2, 660)], []],
    ['of two meters', [heard(a1, 0), heard(c2, 1)], []],
  ])('%s', (_, telegrams, messages) => {
    expect(joinParts(telegrams, ciphers)).toEqual(messages);
  });

  test('any order of what is handed in makes the same messages, each of the parts nearest to its last', () => {
    const all = [
      heard(a1, 0),
      heard(a2, 4),
      heard(c1, 5),
      heard(b1, 60),
      heard(c2, 61),
      heard(b2, 64),
      heard(whole, 2),
    ];
    const said = (telegrams: typeof all) =>
      joinParts(telegrams, ciphers)
        .map(({ parts }) => parts.map((n) => all.indexOf(telegrams[n] ?? heard(whole, 2))).join())
        .sort();
    expect(said(all)).toEqual(['0,1', '2,4', '3,5']);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(said(order)).toEqual(['0,1', '2,4', '3,5']);
      }),
      { seed: 3, numRuns: 50 },
    );
  });
});

test('other parts are looked for around each of a device, and nowhere twice', () => {
  const part = (deviceId: string, minute: number) => ({ deviceId, at: new Date(minute * 60_000) });
  const windows = windowsAround([
    part('a', 60),
    part('b', 5),
    part('a', 75),
    part('a', 0),
    part('a', 96),
    part('a', 60),
  ]);
  const minutes = windows.map(({ deviceId, from, to }) => [deviceId, +from / 60_000, +to / 60_000]);
  expect(minutes).toEqual([
    ['a', -10, 10],
    ['a', 50, 85],
    ['a', 86, 106],
    ['b', -5, 15],
  ]);
});
