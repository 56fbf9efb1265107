import { describe, expect, test } from 'vitest';
import { cmac } from './cmac.ts';
import { crc16 } from './crc.ts';
import { type DecodeOptions, decodeTelegram } from './decode.ts';
import { address, bytes, join, KEY, mode5, mode7, stripped } from './fixtures/build-telegram.ts';
import { decodeFragments } from './fragments.ts';
import { KNOWN_FORMATS } from './known-formats.ts';
import { nobleCiphers } from './noble-ciphers.ts';
import { readAddress } from './read-address.ts';

const HEAT = 4;
const RECORDS = bytes('0C06 45230100 4C06 00100100 426C 9F3C');
const VALUES = ['12345', '11000', '2028-12-31'];
const options = { key: KEY, ciphers: nobleCiphers };
const decode = (telegram: Uint8Array, more: Partial<DecodeOptions<Uint8Array>> = {}) =>
  decodeTelegram(telegram, { ...options, ...more });

test.each([
  [1, 'DES or a mode of the maker'],
  [8, 'AES-128 CTR'],
  [9, 'AES-128 GCM'],
  [10, 'AES-128 CCM'],
  [13, 'TLS'],
  [6, 'reserved'],
  [29, 'not in the standard'],
])('mode %i is refused by name', (mode, name) => {
  const telegram = stripped(HEAT, join(bytes('7A 2A 00 20'), Uint8Array.of(mode), RECORDS));
  expect(decode(telegram)).toMatchObject({ error: 'unsupported_mode', detail: expect.stringContaining(name) });
});

describe('errors and alarms', () => {
  test.each([
    ['6E 2A 00 0000 02', 'code 02, buffer too long'],
    ['6F 44332211 8D2D 07 04 63 04 0000 2F2F 08', 'code 08, too busy'],
    ['70 20', 'code 20, of the maker'],
    ['70', 'no code'],
  ])('%s is an application error', (payload, words) => {
    expect(decode(stripped(HEAT, bytes(payload)), { key: null })).toMatchObject({
      error: 'application_error',
      detail: expect.stringContaining(words),
    });
  });

  test.each(['71 0102', '74 2A 03 0000 0102', '75 44332211 8D2D 07 04 63 03 0000 2F2F 0102'])(
    '%s is an alarm',
    (payload) => {
      expect(decode(stripped(HEAT, bytes(payload)), { key: null })).toMatchObject({
        ok: true,
        records: [{ quantity: 'alarm', value: '01 02' }],
        warnings: ['alarm'],
      });
    },
  );

  test('an encrypted alarm is verified like data', () => {
    const alarm = mode5(HEAT, bytes('0102'));
    alarm[0] = 0x74;
    expect(decode(stripped(HEAT, alarm))).toMatchObject({ records: [{ quantity: 'alarm' }] });
    expect(decode(stripped(HEAT, alarm), { key: null })).toMatchObject({ error: 'key_missing' });
  });
});

describe('a message in several telegrams', () => {
  const whole = mode7(HEAT, RECORDS);
  // Control, counter and code of the layer, then the message that they protect.
  const fields = whole.subarray(4, 17);
  const message = whole.subarray(17);
  const first = stripped(HEAT, join(bytes('90 0F 016C'), fields, message.subarray(0, 20)));
  const last = stripped(HEAT, join(bytes('90 02 0200'), message.subarray(20)));

  test('a part alone is refused, whichever it is', () => {
    expect(decode(first)).toMatchObject({ error: 'fragmented' });
    expect(decode(last)).toMatchObject({ error: 'fragmented' });
  });

  test.each([
    ['in order', [first, last]],
    ['the other way round', [last, first]],
    ['one of them twice', [first, last, first]],
  ] as const)('joined %s', (_, parts) => {
    const decoded = decodeFragments(parts, options);
    expect(decoded.ok && decoded.records.map(({ value }) => value)).toEqual(VALUES);
    expect(decoded).toMatchObject({ security: { mode: 'mode_7', state: 'decrypted' }, counter: 0x04030201 });
  });

  test.each([
    ['nothing', []],
    ['the last is missing', [first]],
    ['the first is missing', [last]],
    ['a whole telegram among them', [first, stripped(HEAT, whole).subarray(0, 14)]],
    ['of two meters', [first, stripped(7, join(bytes('90 02 0200'), message.subarray(20)))]],
  ] as const)('%s', (_, parts) => {
    expect(decodeFragments(parts, options).ok).toBe(false);
  });

  test('a later part names no meter, whatever its bytes look like', () => {
    const part = stripped(HEAT, bytes('90 02 0200 72 44332211 8D2D 07 04 63 00 0000'));
    expect(readAddress(part)).toMatchObject({ ok: true, meter: { id: '12345678' } });
  });

  test('a changed byte in any part breaks the code', () => {
    for (const at of [30, 34, 40]) {
      const changed = Uint8Array.from(first);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(decodeFragments([changed, last], options).ok).toBe(false);
    }
  });
});

test('what a gateway sends has keys of its own', () => {
  const counter = bytes('01020304');
  const derive = (use: number) =>
    cmac(nobleCiphers, KEY, join(Uint8Array.of(use), counter, address(HEAT).subarray(2, 6), new Uint8Array(7).fill(7)));
  const message = bytes('7A 2A 00 0007 10');
  const code = cmac(nobleCiphers, derive(0x11), join(bytes('25'), counter, message)).subarray(0, 8);
  const command = stripped(HEAT, join(bytes('90 0F 002C 25'), counter, code, message));
  command[1] = 0x53;
  expect(decode(command)).toMatchObject({ ok: true, security: { mode: 'mode_7' } });
  command[1] = 0x44;
  expect(decode(command)).toMatchObject({ ok: false });
});

test('a compact frame of a known format is read without a full frame before', () => {
  const [signature, headers] = [...KNOWN_FORMATS][1] ?? [0, new Uint8Array(0)];
  const little = (crc: number) => Uint8Array.of(crc & 0xff, crc >> 8);
  const full = bytes('0306 010000 4306 020000 0314 030000 426C 9F3C 022D 0400 01FF21 00');
  const values = bytes('010000 020000 030000 9F3C 0400 00');
  expect(headers).toHaveLength(13);
  const compact = stripped(HEAT, join(bytes('79'), little(signature), little(crc16(full, 0, full.length)), values));
  expect(decode(compact, { key: null })).toMatchObject({
    records: [{ value: '1' }, { value: '2' }, { value: '0.03' }, {}, {}, {}],
  });
});
