import { describe, expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

/** The scrambling written as a row of bits: each is the sum of those 2, 3, 12 and 32 places before it. */
function scrambled(key: number, header: Uint8Array, plain: Uint8Array): Uint8Array {
  const view = new DataView(header.buffer, header.byteOffset);
  const seed = [0, 4, 8].reduce((sum, at) => sum ^ view.getUint32(at), key) >>> 0;
  const bits = [...seed.toString(2).padStart(32, '0')].map(Number);
  const back = (places: number): number => bits.at(-places) ?? 0;
  return plain.map((byte) => {
    let mask = 0;
    for (let n = 0; n < 8; n += 1) {
      bits.push(back(2) ^ back(3) ^ back(12) ^ back(32));
      mask = mask * 2 + back(1);
    }
    return byte ^ mask;
  });
}

const WORKS = 0xdfd109e8;
const OLD_WORKS = 0xb71f0ae8;
/** Check byte, 1.234 and 1.2 m3, 31 December 2025. */
const LONG = '4B D2040000 B0040000 3F3C';
/** Maker SAP; the number is 2^29 (for the last letter) + 16 million (the year) + 241222. */
const SAPPEL = '304C 46D2F720 8C 01';
const HYDROMETER = '2423 85078765 43 21';

function decode(key: number, device: string, ci: string, plain: string, vif = '13', status = '63 1D 00') {
  const header = bytes(`${device} ${ci} ${status}`);
  const payload = join(header.subarray(8), bytes(vif), scrambled(key, header, bytes(plain)));
  return decodeTelegram(ofDevice(device, payload), { ciphers: nobleCiphers });
}

describe('PRIOS', () => {
  test('a long telegram: both registers, battery, interval, and the number on the device', () => {
    const decoded = decode(WORKS, SAPPEL, 'A2', LONG);
    expect(decoded).toMatchObject({ ok: true, profile: 'diehl-prios' });
    expect(decoded.ok && decoded.values).toEqual({
      total_m3: '1.234',
      target_m3: '1.2',
      last_month_total_m3: '1.2',
      target_date: '2025-12-31',
      last_month_measure_date: '2025-12-31',
      battery_y: '14.5',
      remaining_battery_life_y: '14.5',
      transmit_period_s: '32',
      status_bits: '631D00',
      prefix: 'C16CA',
      serial_number: '241222',
      manufacture_y: '2016',
      manufacture_year: '2016',
    });
  });

  test('a short telegram has no register of a day; a works key is found by trying', () => {
    const decoded = decode(OLD_WORKS, HYDROMETER, 'A0', '4B D2040000');
    expect(decoded).toMatchObject({ ok: true, values: { total_m3: '1.234', printed_id: '21436587' } });
    expect(decoded.ok && decoded.records.length).toBe(1);
  });

  test('a register that was never stored has no day', () => {
    const decoded = decode(WORKS, SAPPEL, 'A2', '4B D2040000 00000000 FFFF');
    expect(decoded).toMatchObject({ ok: true, values: { total_m3: '1.234' } });
    expect(decoded.ok && billingReading(decoded)?.dueDate).toBeNull();
  });

  test('the VIF in front scales the registers', () => {
    expect(decode(WORKS, SAPPEL, 'A3', LONG, '14')).toMatchObject({ ok: true, values: { total_m3: '12.34' } });
  });

  test('what stands in the place of the device type does not mislead billing', () => {
    const decoded = decode(WORKS, '304C 46D2F720 0C 04', 'A3', LONG);
    const reading = decoded.ok ? billingReading(decoded) : null;
    expect(reading).toMatchObject({ kind: 'volume', current: { text: '1.234' }, dueDate: { day: '2025-12-31' } });
  });

  test.each([
    ['another key', decode(0x1234_5678, SAPPEL, 'A2', LONG)],
    ['a register of nine digits', decode(WORKS, SAPPEL, 'A2', '4B 00E1F505 B0040000 3F3C')],
    ['a stored register of nine digits', decode(WORKS, SAPPEL, 'A2', '4B D2040000 00E1F505 3F3C')],
    ['a day of no calendar', decode(WORKS, SAPPEL, 'A2', '4B D2040000 B0040000 3F3D')],
    ['another quantity', decode(WORKS, SAPPEL, 'A2', LONG, '5B')],
    ['too few bytes', decode(WORKS, SAPPEL, 'A2', '4B D20400')],
    ['another control information', decode(WORKS, SAPPEL, 'A7', LONG)],
  ] as const)("%s stays the maker's own", (_, decoded) => {
    expect(decoded).toMatchObject({ ok: false, error: 'manufacturer_specific' });
  });
});
