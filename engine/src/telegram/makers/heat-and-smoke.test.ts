import { expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join, ofDevice, wired } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

const decode = (device: string, payload: string) =>
  decodeTelegram(ofDevice(device, bytes(payload)), { ciphers: nobleCiphers });
const SHORT = '7A 2A 00 0000';

test.each([
  [
    'Kamstrup: products of volume and temperature, day of the due date',
    '2D2C 78563412 34 0C',
    `78 0406 AF7D0000 04FF07 65560200 04FF08 D7E70100 04FF22 00000000 44FF07 01000000 426C C121`,
    {
      forward_energy_m3c: '153189',
      return_energy_m3c: '124887',
      target_forward_energy_m3c: '1',
      target_date: '2022-01-01',
      status: 'OK',
    },
    [],
  ],
  [
    'Kamstrup: bits of the info code, one of them without a name',
    '2D2C 78563412 39 04',
    `78 0406 AF7D0000 04FF22 61000100`,
    { status: 'SENSOR_T1_BELOW_MEASURING_RANGE SENSOR_T2_BELOW_MEASURING_RANGE V1_COMMUNICATION_ERROR INFO_1' },
    ['maker_error'],
  ],
  [
    'Kamstrup: a day of month 0 is none',
    '2D2C 78563412 40 0D',
    `78 0406 AF7D0000 04FF07 01000000 426C 0000`,
    { forward_energy_m3c: '1' },
    [],
  ],
  [
    'Sharky 775: kept at storage 5',
    'A511 78563412 40 04',
    `${SHORT} CC0206 86280300 C2026C DF2C`,
    { target_date: '2022-12-31' },
    [],
  ],
  [
    'Sharky 774: kept at storage 1',
    'A511 78563412 41 0C',
    `${SHORT} 4C06 41460400 426C FF21`,
    { set_date: '2023-01-31' },
    [],
  ],
  [
    'PolluCom',
    'AE4C 78563412 1D 04',
    `${SHORT} 0406 00000000 426C BF2C`,
    { target_date: '2021-12-31', status: 'OK' },
    [],
  ],
  [
    'Vario 4: base of a profile',
    '6850 78563412 17 04',
    '78 8404 06 28460000 8204 6C 9F2C',
    { set_date: '2020-12-31' },
    [],
  ],
  [
    'Qundis heat: months and both sets of names',
    '9344 78563412 23 04',
    '78 0DFF5F 34 00820000000000 07C0 06 FFFF 53110000 3F3C 49090000 5F31 80100000 8300 3C00 0080 0000 0000 0000 0000 0000 0000 0000 0000 0000',
    {
      total_kwh: '1153',
      target_kwh: '1080',
      target_year_date: '2025-12-31',
      last_month_date: '2026-01-31',
      energy_delta_2_kwh: '131',
      energy_delta_3_kwh: '60',
    },
    [],
  ],
  [
    'Qundis water: a month without a value has no difference',
    '9344 78563412 1D 07',
    '78 0DFF5F 20 00820000000000 07C0 13 FFFF 69000000 FFFF 00000000 5F31 68000000 0080 0100',
    { total_m3: '0.069', due_date_m3: '0', due_17_date: '2026-01-31', target_m3: '0.068', volume_delta_3_m3: '0.01' },
    [],
  ],
  [
    'Qundis smoke: a duration',
    '9344 78563412 21 1A',
    '78 02FD17 0000 02FDAC7E 1100',
    { status: 'OK', some_sort_of_duration_h: '0.004722' },
    [],
  ],
  [
    'Ei6500: events by tariff and subunit, soiling and removal',
    '2515 78563412 0C 1A',
    `${SHORT} 02FD17 0000 8220 6C D825 426C D023 8440FF2C 420F1100 8250FD61 0100 8250 6C D825 8260FD61 0100 8360FD31 010000 8260 6C D825`,
    {
      status: 'TAMPER_WHILE_REMOVED',
      dust_level: 'DUST_2',
      dust_level_counter: '2',
      last_alarm_date: '2022-05-24',
      removed_counter: '1',
      duration_removed_h: '0.016667',
      installation_date: '2022-05-24',
      last_sound_check_date: '2022-03-16',
      battery_level: '3.00V',
    },
    ['tampered'],
  ],
  [
    'Aquastream: years of 365 days',
    'B425 78563412 01 07',
    `${SHORT} 0413 03420000 02FD74 DB15`,
    { battery_y: '15.328767' },
    [],
  ],
] as const)('%s', (_, device, payload, values, flags) => {
  const decoded = decode(device, payload);
  expect(decoded).toMatchObject({ ok: true, values, status: { flags } });
  if (decoded.ok)
    expect(Object.keys(decoded.values).sort()).toEqual(expect.arrayContaining(Object.keys(values).sort()));
});

test('what was not sent has no name', () => {
  const decoded = decode(
    '9344 78563412 1D 07',
    '78 0DFF5F 1E 00820000000000 07C0 13 FFFF 69000000 FFFF 00000000 FFFF 00000000 0080',
  );
  expect(decoded.ok && Object.keys(decoded.values)).not.toContain('volume_delta_2_m3');
  expect(decoded.ok && Object.keys(decoded.values)).not.toContain('due_17_date');
});

test.each([
  ['10', '10', 'ERROR_FLOW_MEASUREMENT_SYSTEM_ERROR TEMPORARY_ERROR'],
  ['27', '00', 'ALARM POWER_LOW UNKNOWN_20'],
  ['00', '04', 'ERROR_FLAGS_4'],
  ['00', '00', 'OK'],
] as const)('SensoStar: status %s and error flags %s', (status, flags, text) => {
  const records = bytes(`0406 00000000 426C 0000 01FD17 ${flags}`);
  const header = bytes(`72 44332211 C514 00 04 2A ${status} 0000`);
  const decoded = decodeTelegram(wired(join(header, records)), { ciphers: nobleCiphers });
  expect(decoded).toMatchObject({ ok: true, values: { status: text } });
  expect(decoded.ok && decoded.values.target_date).toBeUndefined();
});

test('MK Radio 4a: the long header names the meter whose due date it carries', () => {
  expect(
    decode('6850 78563412 95 37', '72 44332211 A85C FE 07 2A 00 0000 4315 F00200 426C BF2C 0F EE45'),
  ).toMatchObject({
    profile: 'techem-mk-radio-4a',
    values: { target_m3: '75.2', target_date: '2021-12-31' },
    manufacturerData: 'EE 45',
  });
});

test.each([
  // Base of 1,000 kWh on 31 December 2025, 1,010 now.
  ['5 in January, nothing noted since', '0500 0000 0000', ['2026-01-31 1005', '2025-12-31 1000']],
  ['nothing noted at all', '0000 0000 0000', ['2025-12-31 1000']],
] as const)('Vario 4: months that have not come yet are no month ends: %s', (_, months, expected) => {
  const decoded = decode(
    '6850 78563412 17 04',
    `78 0406 F2030000 8404 06 E8030000 8204 6C 3F3C 8D04 861F 08 72FE ${months}`,
  );
  const reading = decoded.ok ? billingReading(decoded) : null;
  expect(reading?.monthEnds.map((m) => `${m.day} ${m.text}`)).toEqual(expected);
});
