import { describe, expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

const decode = (device: string, payload: string) =>
  decodeTelegram(ofDevice(device, bytes(payload)), { ciphers: nobleCiphers });

describe('BFW 240 radio', () => {
  const device = 'D708 78563412 02 08';
  /** The newest months stand last: 0x0AC and 0x144, before them 0x09B and 0x037. */
  const payload = `7A 2A C0 0000 2F2F 6F1F 0144 0100 1470 ${'00'.repeat(21)} 37009B 4410AC 260221`;

  test('value at the due date, current value and month ends', () => {
    expect(decode(device, payload)).toMatchObject({
      ok: true,
      profile: 'bfw-240-radio',
      values: {
        current_hca: '256',
        prev_hca: '324',
        prev_01_hca: '172',
        prev_02_hca: '324',
        prev_03_hca: '155',
        prev_04_hca: '55',
        prev_18_hca: '0',
        device_date: '2021-02-26',
      },
    });
  });

  test('month ends have days, the value at the due date has none', () => {
    const decoded = decode(device, payload);
    const reading = decoded.ok ? billingReading(decoded) : null;
    expect(reading?.current?.text).toBe('256');
    expect(reading?.dueDate).toBeNull();
    expect(reading?.monthEnds.slice(0, 3).map((m) => `${m.day} ${m.text}`)).toEqual([
      '2021-01-31 172',
      '2020-12-31 324',
      '2020-11-30 155',
    ]);
  });

  test('another length is not of this family', () => {
    expect(decode(device, payload.replace('260221', '2602'))).toMatchObject({ profile: null });
  });
});

describe('Engelmann HCA e2', () => {
  /** 30 half months from 15 January 2025 on; the due date ends the 24th. */
  function reading(differences: readonly number[], due: number, current: number) {
    const word = (n: number): string => Buffer.from([n & 255, (n >> 8) & 255]).toString('hex');
    const headers = differences.map((_, n) => {
      const storage = n + 2;
      const dif = storage % 2 === 0 ? '82' : 'C2';
      return `${dif}${(storage >> 1).toString(16).padStart(2, '0')} 6E`;
    });
    const rows = differences.map((difference, n) => `${headers[n]} ${word(difference)}`).join(' ');
    return decode(
      'C514 78563412 31 08',
      `7A 2A 00 0000 036E ${word(current)}00 426C 3F3C 436E ${word(due)}00 8201 6C 2F31 ${rows}`,
    );
  }
  const differences = Array.from({ length: 30 }, (_, n) => (n === 23 ? 5 : n === 24 ? 3 - 120 : n < 23 ? 5 : 2));
  const decoded = reading(differences, 120, 13);

  test('differences are named and never billed as registers', () => {
    expect(decoded).toMatchObject({
      profile: 'engelmann-hca',
      values: { delta_1_half_months_ago_hca: '2', delta_6_half_months_ago_hca: '-117', consumption_hca: '13' },
    });
    const kept = decoded.ok ? decoded.records.filter((r) => r.storage >= 2 && r.storage <= 31) : [];
    expect(kept.every((r) => r.qualifiers.includes('difference'))).toBe(true);
  });

  test('from the due date both ways', () => {
    const found = decoded.ok ? billingReading(decoded) : null;
    expect(found?.dueDate).toMatchObject({ day: '2025-12-31', text: '120' });
    const ends = new Map(found?.monthEnds.map((m) => [m.day as string, m.text]));
    expect([ends.get('2025-12-15'), ends.get('2025-11-30'), ends.get('2025-01-15')]).toEqual(['115', '110', '5']);
    expect([ends.get('2026-01-15'), ends.get('2026-01-31'), ends.get('2026-03-31')]).toEqual(['3', '5', '13']);
  });
});

test('Brunata HydroClima: temperatures and values kept behind 0F', () => {
  const block = [
    ...['11 0000 99242934', '0000', '3713', 'DF08', 'BC16', '3633', '960E', '8208', 'D401 D908 7907 6006'],
    ...['DA08 0809 0080', 'E537000A3500DF1201', '830900'],
  ].join(' ');
  expect(decode('B009 78563412 85 08', `7A 2A 00 0000 036E 540200 436E D90800 426C 3F3C 0F ${block}`)).toMatchObject({
    profile: 'brunata-hydroclima',
    values: {
      consumption_hca: '596',
      target_date: '2025-12-31',
      average_heater_temperature_c: '49.19',
      max_ambient_temperature_c: '58.2',
      consumption_at_set_date_1_hca: '468',
      consumption_at_set_date_4_hca: '1632',
      ambient_temperature_at_set_date_2_c: '23.12',
      total_consumption_hca: '2435',
      status: 'OK',
    },
  });
});

test.each([
  ['0000', 'OK', 'OK'],
  ['2100', 'MEASUREMENT RESET', 'MEASUREMENT RESET'],
  ['0300', 'ERROR_FLAGS_3', 'ERROR_FLAGS_3'],
] as const)('Innotas EURIS: error flags %s', (flags, error, status) => {
  const records = `0B6E 320100 426E 5500 8201 6E 3500 02FD17 ${flags}`;
  expect(decode('2D48 78563412 55 08', `7A 2A 00 0000 ${records}`)).toMatchObject({
    profile: 'innotas-euris',
    values: {
      error_flags: error,
      status,
      current_consumption_hca: '132',
      consumption_at_set_date_1_hca: '85',
      consumption_at_set_date_2_hca: '53',
    },
  });
});

test('Zenner Caltos: months of the profile, those without a value left out', () => {
  const profile = '8D04 EE13 0B 3BFE 270600 950300 FFFFFF';
  const decoded = decode(
    '496A 78563412 FC 08',
    `7A 2A 00 0000 0B6E 390300 426C 4131 4B6E 270600 8204 6C 4132 8B04 6E 720200 ${profile}`,
  );
  expect(decoded.ok && decoded.values).toEqual({
    status: 'OK',
    consumption_hca: '339',
    target_hca: '627',
    target_date: '2026-01-01',
    base_hca: '272',
    base_date: '2026-02-01',
    consumption_1_hca: '627',
    consumption_1: '2026-01-01',
    consumption_2_hca: '395',
    consumption_2: '2025-12-01',
  });
});

test('Qundis Q caloric: the same names from records and from the block', () => {
  const names = { current_consumption_hca: '97', set_date: '2025-12-31', consumption_at_set_date_17_hca: '97' };
  const records = '0B6E 970000 4B6E 700200 426C 3F3C CB08 6E 970000 C208 6C 5F31';
  expect(decode('9344 78563412 34 08', `7A 2A 00 0000 ${records}`)).toMatchObject({ values: names });
  const block = '00820000000000 07C0 6E FFFF 97000000 3F3C 70020000 5F31 97000000';
  expect(decode('9344 78563412 34 08', `78 0DFF5F 1C ${block}`)).toMatchObject({ values: names });
});
