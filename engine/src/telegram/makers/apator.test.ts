import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join, KEY, OTHER_KEY, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

const decode = (device: string, payload: string | Uint8Array, key: Uint8Array | null = null) =>
  decodeTelegram(ofDevice(device, typeof payload === 'string' ? bytes(payload) : payload), {
    key,
    ciphers: nobleCiphers,
  });

describe('tags behind 0F', () => {
  const WATER = '0106 78563412 05 07';
  const read = (tags: string) => decode(WATER, `7A 01 00 0000 2F2F 0F 00112233445566 ${tags} FFFF`);

  test.each([
    ['the register alone', '10 D2040000', '1.234', []],
    ['behind tags of every size', '43 0102 41 0102 44 010203 42 01020304 A0 01020304 10 D2040000', '1.234', []],
    ['behind ten bytes of events', '81 00112233445566778899 10 D2040000', '1.234', []],
    ['with two stored registers', '10 D2040000 71 01 B0040000 4C040000', '1.234', ['1.2', '1.1']],
    ['places not used yet', '10 D2040000 71 01 B0040000 00000000', '1.234', ['1.2']],
  ] as const)('%s', (_, tags, total, stored) => {
    const decoded = read(tags);
    expect(decoded).toMatchObject({ ok: true, profile: 'apator-at-wmbus-16-2', values: { total_m3: total } });
    expect(decoded.ok && decoded.records.slice(1).map((r) => r.value)).toEqual(stored);
  });

  test.each([
    ['a tag nobody knows', '99 0102 10 D2040000'],
    ['a register cut off', '10 D204'],
  ] as const)('%s ends the list', (_, tags) => {
    expect(decode(WATER, `7A 01 00 0000 0F 00112233445566 ${tags}`)).toMatchObject({ ok: true, values: {} });
  });
});

test.each([
  ['of cubic metres', '1486 78563412 04 11', '411.666666667'],
  ['of litres', '1486 78563412 03 03', '0.411666667'],
] as const)('a counter of thirds %s', (_, device, total) => {
  const decoded = decode(device, 'A0 D3040000 00');
  expect(decoded).toMatchObject({ ok: true, values: { total_m3: total } });
  // The text is rounded, the number is not.
  expect(decoded.ok && decoded.records[0]?.exact).toMatchObject({ mantissa: 1235, per: 3 });
});

describe('allocator', () => {
  // 89 units of the season before, 7 of this one, 18 September 2022, 19.5 and 21.25 degrees.
  const CONTENT = 'A0 A100 00 5900 0000 0700 322D 8013 4015';

  test.each([
    ['alone', '0186 78563412 04 08', CONTENT],
    ['behind another block', '1486 78563412 04 08', `B6 03 010203 ${CONTENT}`],
  ] as const)('%s', (_, device, payload) => {
    const decoded = decode(device, payload);
    expect(decoded).toMatchObject({
      ok: true,
      values: {
        current_hca: '7',
        previous_hca: '89',
        current_date: '2022-09-18',
        temp_room_avg_c: '21.25',
        temp_room_prev_avg_c: '19.5',
      },
    });
    const reading = decoded.ok ? billingReading(decoded) : null;
    expect(reading).toMatchObject({ kind: 'allocator_units', current: { text: '7' }, dueDate: null });
  });

  test.each([
    ['a block that runs past the end', '1486 78563412 04 08', 'B6 FF 010203'],
    ['a byte too few', '0186 78563412 04 08', CONTENT.slice(0, -2)],
  ] as const)("%s stays the maker's own", (_, device, payload) => {
    expect(decode(device, payload)).toMatchObject({ ok: false, error: 'manufacturer_specific' });
  });
});

describe('one block, encrypted in a way of its own', () => {
  const WATER = '0106 78563412 14 07';
  // 1.234 m3; 1 January 2026 00:30 (820542600 s since 2000); 31 hours ago 0.034 m3 less.
  const PLAIN = '2F 02 4D0000 887CE830 1F 02 080000 0000';

  function sent(key: Uint8Array, plain = PLAIN) {
    const access = 0x2a;
    const vector = join(bytes(WATER), new Uint8Array(8).fill(access));
    const cipher = createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
    return join(Uint8Array.of(0xa0, access, 1), Uint8Array.from(cipher.update(bytes(plain))));
  }

  const WORKS = new Uint8Array(16);

  test.each([
    ['with the key of the works', WORKS, null],
    ['with the key of the works although another is known', WORKS, KEY],
    ['with a key of its own', KEY, KEY],
  ] as const)('%s', (_, used, given) => {
    const decoded = decode(WATER, sent(used), given);
    expect(decoded).toMatchObject({
      ok: true,
      security: { mode: 'maker', state: 'decrypted' },
      values: {
        total_m3: '1.234',
        meter_datetime: '2026-01-01T00:30',
        historic_m3: '1.2',
        historic_datetime: '2025-12-30T17:30',
        historic_age_h: '31',
      },
    });
    const reading = decoded.ok ? billingReading(decoded) : null;
    expect(reading?.monthEnds).toMatchObject([{ day: '2025-12-30', text: '1.2' }]);
  });

  test.each([
    ['another key', sent(OTHER_KEY), 'wrong_key'],
    ['more was counted than there is', sent(KEY, PLAIN.replace('080000', 'FFFF00')), 'wrong_key'],
    ['a byte too many', join(sent(KEY), Uint8Array.of(0)), 'manufacturer_specific'],
  ] as const)('%s is refused', (_, payload, error) => {
    expect(decode(WATER, payload, KEY)).toMatchObject({ ok: false, error });
  });
});
