import { describe, expect, test } from 'vitest';
import { formatSignature } from './compact-frame.ts';
import { crc16 } from './crc.ts';
import { type DecodeOptions, decodeTelegram } from './decode.ts';
import {
  address,
  bytes,
  formatA,
  formatB,
  join,
  KEY,
  mode5,
  mode7,
  OTHER_KEY,
  session,
  stripped,
  wired,
} from './fixtures/build-telegram.ts';
import { nobleCiphers } from './noble-ciphers.ts';
import { readAddress } from './read-address.ts';

const HEAT = 4;
const RECORDS = bytes('0C06 45230100  4C06 00100100  426C 9F3C  02FD17 0000');
const VALUES = ['12345', '11000', '2028-12-31', '0'];

const decode = (telegram: Uint8Array, options: Partial<DecodeOptions<Uint8Array>> = {}) =>
  decodeTelegram(telegram, { key: KEY, ciphers: nobleCiphers, ...options });

const plain = join(Uint8Array.of(0x7a, 42, 0, 0, 0), RECORDS);
const longHeader = join(bytes('72 44332211 8D2D 07 04 63 04 0000'), RECORDS);

describe('input forms and layers give the same values', () => {
  test.each([
    ['without checksums', stripped(HEAT, plain), {}],
    ['frame format A', formatA(stripped(HEAT, plain)), {}],
    ['frame format A with a byte of signal strength', join(formatA(stripped(HEAT, plain)), Uint8Array.of(0x51)), {}],
    ['frame format B', formatB(stripped(HEAT, plain)), {}],
    ['trailing receiver bytes', join(stripped(HEAT, plain), bytes('AABBCC')), {}],
    ['wired long frame', wired(longHeader), {}],
    ['long header behind a radio module', stripped(0x37, longHeader), {}],
    ['no header', stripped(HEAT, join(Uint8Array.of(0x78), RECORDS)), {}],
    ['short extended link layer', stripped(HEAT, join(bytes('8C 20 07'), plain)), {}],
    ['extended link layer with address', stripped(0x37, join(bytes('8E 20 07'), address(HEAT), plain)), {}],
    ['session in plain', stripped(HEAT, session(HEAT, join(Uint8Array.of(0x78), RECORDS), false)), {}],
    ['session encrypted', stripped(HEAT, session(HEAT, join(Uint8Array.of(0x78), RECORDS), true)), {}],
    ['mode 5', stripped(HEAT, mode5(HEAT, RECORDS)), {}],
    ['mode 5 in frame format A', formatA(stripped(HEAT, mode5(HEAT, RECORDS))), {}],
    ['mode 5, decrypted by a gateway', stripped(HEAT, join(bytes('7A 2A 00 2005 2F2F'), RECORDS)), { key: null }],
    ['mode 7', stripped(HEAT, mode7(HEAT, RECORDS)), {}],
    ['mode 7 behind an extended link layer', stripped(HEAT, join(bytes('8C 20 07'), mode7(HEAT, RECORDS))), {}],
  ] as const)('%s', (_, telegram, options) => {
    const decoded = decode(telegram, options);
    expect(decoded.ok && decoded.records.map((r) => r.value)).toEqual(VALUES);
  });
});

describe('refused, and by name', () => {
  const damaged = formatA(stripped(HEAT, plain));
  damaged[14] = (damaged[14] ?? 0) ^ 1;
  const damagedFirst = formatA(stripped(HEAT, plain));
  damagedFirst[5] = (damagedFirst[5] ?? 0) ^ 1;
  const wrongSum = wired(longHeader);
  wrongSum[20] = (wrongSum[20] ?? 0) ^ 1;
  const badCode = stripped(HEAT, mode7(HEAT, RECORDS));
  badCode[21] = (badCode[21] ?? 0) ^ 1;
  const noCode = stripped(HEAT, mode7(HEAT, RECORDS).subarray(17));

  test.each([
    ['empty', new Uint8Array(0), {}],
    ['truncated', stripped(HEAT, plain).subarray(0, 20), {}],
    ['length_mismatch', join(stripped(HEAT, plain), new Uint8Array(5)), {}],
    ['bad_crc', damaged, {}],
    ['bad_crc', damagedFirst, {}],
    ['bad_checksum', wrongSum, {}],
    ['no_payload', bytes('E5'), {}],
    ['wrong_key', stripped(HEAT, mode5(HEAT, RECORDS)), { key: OTHER_KEY }],
    ['wrong_key', stripped(HEAT, mode7(HEAT, RECORDS)), { key: OTHER_KEY }],
    ['wrong_key', stripped(HEAT, session(HEAT, RECORDS, true)), { key: OTHER_KEY }],
    ['key_missing', stripped(HEAT, mode5(HEAT, RECORDS)), { key: null }],
    ['key_missing', stripped(HEAT, mode7(HEAT, RECORDS)), { key: null }],
    ['bad_mac', badCode, {}],
    ['mac_missing', noCode, {}],
    ['unsupported_mode', stripped(HEAT, join(bytes('7A 2A 00 200D'), RECORDS)), {}],
    ['unsupported_ci', stripped(HEAT, join(bytes('51'), RECORDS)), {}],
    ['manufacturer_specific', stripped(HEAT, join(bytes('A2'), RECORDS)), {}],
    ['application_error', stripped(HEAT, bytes('6E 2A 00 0000 01')), {}],
    ['fragmented', stripped(HEAT, join(bytes('90 02 0140'), plain)), {}],
    ['unknown_format', stripped(HEAT, bytes('79 3412 0000 01')), {}],
  ] as const)('%s', (error, telegram, options) => {
    expect(decode(telegram, options)).toMatchObject({ ok: false, error });
  });
});

describe('a telegram without checksums that passes for another form by chance', () => {
  /** Looks for the access number that makes the last two bytes of the telegram the checksum of those before. */
  function passingForFormatB(make: (accessNumber: number) => Uint8Array): Uint8Array {
    for (let number = 0; number < 1 << 20; number += 1) {
      const telegram = make(number);
      const to = telegram.length - 2;
      if (crc16(telegram, 0, to) === (((telegram[to] ?? 0) << 8) | (telegram[to + 1] ?? 0))) return telegram;
    }
    throw new Error('no telegram found');
  }
  // Behind the fillers four bytes of a record are free, so that one of some 65,536 telegrams is of this kind.
  const chance = passingForFormatB((number) => {
    const counted = Uint8Array.of(0x04, 0x13, number & 0xff, (number >> 8) & 0xff, number >> 16, 0);
    return stripped(HEAT, mode5(HEAT, join(counted, RECORDS.subarray(0, 6))));
  });

  test('is read as what it is once its key shows it', () => {
    expect(decode(chance)).toMatchObject({ ok: true, link: { form: 'stripped' }, security: { mode: 'mode_5' } });
    expect(decode(chance, { form: 'format_b' })).toMatchObject({ ok: false, error: 'truncated' });
  });

  test('stays refused without the key, in the words of the form that was recognised', () => {
    expect(decode(chance, { key: OTHER_KEY })).toMatchObject({ ok: false, error: 'truncated' });
  });

  test('a damaged second block of format B does not come to life as a frame without checksums', () => {
    const long = join(RECORDS, RECORDS, RECORDS, RECORDS, RECORDS, RECORDS);
    const damaged = formatB(stripped(HEAT, mode5(HEAT, long)));
    expect(decode(damaged)).toMatchObject({ ok: true, link: { form: 'format_b' } });
    const at = damaged.length - 4;
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(decode(damaged)).toMatchObject({ ok: false, error: 'bad_crc' });
  });
});

describe('wired frames one after the other', () => {
  const first = wired(longHeader);
  const more = wired(bytes('78 8401 06 07000000'));
  const other = wired(join(bytes('72 44332212 8D2D 07 04 64 04 0000'), RECORDS));

  test.each([
    ['of one meter: their records belong together', join(first, more), [...VALUES, '7'], []],
    ['of another meter: nothing of it', join(first, other, more), VALUES, ['another_meter']],
    ['broken behind the first', join(first, more.subarray(0, -1)), VALUES, ['truncated']],
  ] as const)('%s', (_, telegram, values, warnings) => {
    const decoded = decode(telegram);
    expect(decoded.ok && decoded.records.map((r) => r.value)).toEqual(values);
    expect(decoded).toMatchObject({ meter: { id: '11223344' }, warnings });
  });
});

test('the long header names the meter, the link layer the radio in front of it', () => {
  const decoded = decode(stripped(0x37, longHeader));
  expect(decoded).toMatchObject({
    ok: true,
    meter: { manufacturer: 'KLM', id: '11223344', version: 7, deviceType: 4, medium: 'heat' },
    link: { device: { id: '12345678', deviceType: 0x37 } },
    accessNumber: 0x63,
    status: { code: 4, flags: ['power_low'] },
  });
});

test('a telegram in plain although a key is known is marked', () => {
  expect(decode(stripped(HEAT, plain))).toMatchObject({ warnings: ['not_encrypted'] });
  expect(decode(stripped(HEAT, plain), { key: null })).toMatchObject({ warnings: [] });
});

test('the counter against replays comes along', () => {
  expect(decode(stripped(HEAT, mode7(HEAT, RECORDS, '0A000000')))).toMatchObject({ counter: 10 });
});

describe('compact frames', () => {
  const headers = bytes('0C06 4C06 426C 02FD17');
  const values = bytes('45230100 00100100 9F3C 0000');
  const crcOf = (b: Uint8Array): Uint8Array => {
    const crc = crc16(b, 0, b.length);
    return Uint8Array.of(crc & 0xff, crc >> 8);
  };
  const compact = stripped(HEAT, join(bytes('79'), crcOf(headers), crcOf(RECORDS), values));

  test('a full frame teaches its format, a compact frame uses it', () => {
    const full = decode(stripped(HEAT, plain), { withFormat: true });
    if (!full.ok || full.format === null) throw new Error('no format');
    expect(full.format.headers).toEqual(headers);
    expect(full.format.signature).toBe(formatSignature(headers));
    const decoded = decode(compact, { formats: new Map([[full.format.signature, full.format.headers]]) });
    expect(decoded.ok && decoded.records.map((r) => r.value)).toEqual(VALUES);
  });

  test('a full-frame checksum that does not hold refuses', () => {
    const wrong = Uint8Array.from(compact);
    wrong[17] = (wrong[17] ?? 0) ^ 1;
    expect(decode(wrong, { formats: new Map([[formatSignature(headers), headers]]) })).toMatchObject({
      error: 'format_mismatch',
    });
  });
});

describe('the address is readable before any key is known', () => {
  test.each([
    ['mode 5', stripped(HEAT, mode5(HEAT, RECORDS)), '12345678'],
    ['mode 7', stripped(HEAT, mode7(HEAT, RECORDS)), '12345678'],
    ['an encrypted session', stripped(HEAT, session(HEAT, RECORDS, true)), '12345678'],
    ['a long header', stripped(0x37, longHeader), '11223344'],
    ['a wired frame', wired(longHeader), '11223344'],
    ['a payload of the manufacturer', stripped(HEAT, bytes('A2 01 02')), '12345678'],
  ] as const)('%s', (_, telegram, id) => {
    expect(readAddress(telegram)).toMatchObject({ ok: true, meter: { manufacturer: 'KLM', id } });
  });
});
