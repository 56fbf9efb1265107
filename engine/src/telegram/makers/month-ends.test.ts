import { describe, expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { formatSignature } from '../compact-frame.ts';
import { crc16 } from '../crc.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

const PLAIN = '00 00 0000';

function decode(device: string, payload: string | Uint8Array) {
  const body = typeof payload === 'string' ? bytes(payload) : payload;
  const decoded = decodeTelegram(ofDevice(device, body), { ciphers: nobleCiphers });
  if (!decoded.ok) throw new Error(decoded.error);
  return { ...decoded, monthEnds: billingReading(decoded)?.monthEnds.map((m) => `${m.day} ${m.text}`) };
}

describe('registers of month ends that come without days', () => {
  const WATERSTAR = 'C514 78563412 70 07';
  // Registers 1.3, then 1.2 and 1.1 at the last two month ends.
  const REGISTERS = '0413 14050000 8401 13 B0040000 C401 13 4C040000';

  const DUE_DATE = '426C 3F3C';
  /** 20 January 2026, 10:00. */
  const CLOCK = '046D 000A 5431';

  test('are dated by the clock, where the value at the due date agrees', () => {
    const read = (due: string) => decode(WATERSTAR, `7A ${PLAIN} ${CLOCK} ${REGISTERS} ${due}`);
    const { monthEnds, values } = read(`4413 B0040000 ${DUE_DATE}`);
    expect(monthEnds).toEqual(['2025-12-31 1.2', '2025-11-30 1.1']);
    expect(values).toMatchObject({ history_1_date: '2025-12-31', consumption_at_history_1_m3: '1.2' });
    expect(read(`4413 B1040000 ${DUE_DATE}`).monthEnds).toEqual([]);
    // 15 June 2025 is no month end, so nothing shows that the registers are of month ends.
    expect(read('4413 B0040000 426C 2F36').monthEnds).toEqual([]);
    expect(read('').monthEnds).toEqual([]);
  });

  test('are dated by the due date where there is no clock', () => {
    const due = (value: string) => decode(WATERSTAR, `7A ${PLAIN} ${REGISTERS} 4413 ${value} ${DUE_DATE}`).monthEnds;
    expect(due('4C040000')).toEqual(['2026-01-31 1.2', '2025-12-31 1.1']);
    expect(due('4D040000')).toEqual([]);
  });

  test('say "no value" by all ones', () => {
    const { monthEnds, values } = decode(WATERSTAR, `7A ${PLAIN} ${CLOCK} 0413 14050000 8401 13 FFFFFFFF`);
    expect(monthEnds).toEqual([]);
    expect(values).not.toHaveProperty('consumption_at_history_1_m3');
  });

  test('of a heat meter have odd storage numbers', () => {
    const { monthEnds, values } = decode(
      '2434 78563412 00 04',
      `7A ${PLAIN} ${CLOCK} 0406 E8030000 C401 06 84030000 C402 06 20030000 4406 84030000 ${DUE_DATE}`,
    );
    expect(monthEnds).toEqual(['2025-12-31 900', '2025-11-30 800']);
    expect(values).toMatchObject({ set_date_3_date: '2025-12-31', set_date_5_date: '2025-11-30' });
  });
});

describe('compact frames of a format known beforehand', () => {
  const HEADERS = ['426C', '4413', '01FD17'];
  for (let storage = 2; storage <= 16; storage += 1) {
    HEADERS.push(`${storage % 2 === 0 ? '84' : 'C4'}${(storage >> 1).toString(16).padStart(2, '0')}13`);
  }
  HEADERS.push('046D', '0413');
  const months = Array.from({ length: 15 }, (_, n) => Buffer.from([200 - 10 * n, 4, 0, 0]).toString('hex'));
  const VALUES = ['3F3C', 'BE040000', '00', ...months, '000A5432', '14050000'];

  function frame(values: readonly string[], fillers = ''): Uint8Array {
    const full = bytes(HEADERS.map((header, n) => header + (values[n] ?? '')).join(''));
    const signature = formatSignature(bytes(HEADERS.join('')));
    const crc = crc16(full, 0, full.length);
    const prefix = Uint8Array.of(signature & 0xff, signature >> 8, crc & 0xff, crc >> 8);
    return join(bytes(`${fillers}`), prefix, bytes(values.join('')), bytes(fillers));
  }
  const LONG_HEADER = bytes('73 11223344 C514 00 07 00 00 0000');
  const RADIO = 'C514 55443322 02 07';

  test.each([['alone', ''] as const, ['between fillers', '2F2F'] as const])('%s', (_, fillers) => {
    const { monthEnds, values, profile } = decode(RADIO, join(LONG_HEADER, frame(VALUES, fillers)));
    expect(profile).toBe('engelmann-faw');
    expect(values).toMatchObject({
      total_m3: '1.3',
      meter_datetime: '2026-02-20T10:00',
      reporting_date: '2025-12-31',
      consumption_1_months_ago_m3: '1.224',
    });
    expect(monthEnds?.slice(0, 2)).toEqual(['2026-01-31 1.224', '2025-12-31 1.214']);
  });

  test('a changed value is noticed', () => {
    const changed = join(LONG_HEADER, frame(VALUES));
    changed[changed.length - 1] = 1;
    expect(() => decode(RADIO, changed)).toThrow('format_mismatch');
  });
});

describe('registers of calendar months', () => {
  const month = (n: number): string => Buffer.from([n, 0, 0]).toString('hex');
  /** January to December; the clock says March, so those from March on are of the year before. */
  const MONTHS = [111, 112, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110];
  const NEWEST = ['2026-02-28 1.12', '2026-01-31 1.11', '2025-12-31 1.1'];

  test('behind standard records', () => {
    const read = (months: readonly number[]) =>
      decode(
        'B409 78563412 13 07',
        `7A ${PLAIN} 046D 000A 5433 0413 7E040000 0F 15 0E 00000000 ${months.map(month).join('')}`,
      );
    const { monthEnds, values } = read(MONTHS);
    expect(monthEnds?.slice(0, 3)).toEqual(NEWEST);
    expect(values).toMatchObject({
      contents: 'BACKFLOW BATTERY_VOLTAGE MONTHLY_DATA',
      voltage_v: '3.7',
      backflow_m3: '0',
      March_total_m3: '1.01',
    });
    // Counting since November only.
    const isNew = [111, 112, 0, 0, 0, 0, 0, 0, 0, 0, 109, 110];
    expect(read(isNew).monthEnds).toEqual([...NEWEST, '2025-11-30 1.09']);
    // A register that falls was not stored by this clock.
    expect(read(MONTHS.toReversed()).monthEnds).toEqual([]);
  });

  test('without a readable register', () => {
    const device = 'B409 78563412 05 07';
    const read = (clock: string) =>
      decode(device, `7A 01 00 0610 ${'00'.repeat(13)} ${clock} ${MONTHS.map(month).join('')}`);
    const { monthEnds, values, warnings } = read('590410310326');
    expect(values).toEqual({ meter_datetime: '2026-03-31T10:04:59' });
    expect(warnings).toContain('nonstandard_security_mode');
    expect(monthEnds?.slice(0, 3)).toEqual(NEWEST);
    expect(read('590410320326').profile).toBeNull();
  });
});
