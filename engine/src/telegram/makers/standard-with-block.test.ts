import { expect, test } from 'vitest';
import { decodeTelegram } from '../decode.ts';
import { bytes, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

const decode = (device: string, records: string) =>
  decodeTelegram(ofDevice(device, bytes(`7A 00 00 0000 ${records}`)), { ciphers: nobleCiphers });

test.each([
  [
    'Kamstrup: dry for long',
    '2D2C 78563412 1B 16',
    '02FF20 7100 0413 D2040000',
    { total_m3: '1.234', current_status: 'DRY', time_dry: '22-31 days', time_leaking: '' },
    [],
  ],
  [
    'Kamstrup: leaking now and lately',
    '2D2C 78563412 1B 16',
    '02FF20 0408 0413 D2040000',
    { status: 'LEAKING', time_dry: '', time_leaking: '9-24 hours' },
    ['alarm'],
  ],
  [
    'GWF: battery and mode of power',
    'E61E 78563412 3C 07',
    '0413 D2040000 0F 01 00 E3',
    { total_m3: '1.234', battery_y: '14', power_mode: 'SAVING' },
    [],
  ],
  ['GWF: another block', 'E61E 78563412 3C 07', '0413 D2040000 0F 02 00 E3', { total_m3: '1.234' }, []],
  [
    'Lansen: a repeater that listens on two days',
    '3330 78563412 0B 32',
    '04FD3A 10000000 818040FD3A 01 C101FD3A 41',
    { total_routed_messages_counter: '16', is_repeater_listening: 'YES', repeater_listening_on_weekdays: 'SA SU' },
    [],
  ],
  [
    'Landis: an error and its day',
    '6532 78563412 17 07',
    '0C13 04400100 02BB56 0200 326C 3F3C',
    { total_m3: '14.004', error_code: 'ERROR_2', error_date: '2025-12-31' },
    [],
  ],
  [
    'Zenner: 256ths of a litre',
    '496A 78563412 0B 16',
    '0F 00000000 80010000 00040000 00',
    { total_m3: '0.004', target_m3: '0.0015' },
    [],
  ],
] as const)('%s', (_, device, records, values, flags) => {
  expect(decode(device, records)).toMatchObject({ ok: true, values, status: { flags } });
});

test.each([
  ['Kamstrup: an info code of another size', '2D2C 78563412 1B 16', '04FF20 71000000 0413 D2040000'],
  ['GWF: no block', 'E61E 78563412 3C 07', '0413 D2040000'],
  ['Zenner: more stored than counted', '496A 78563412 0B 16', '0F 00000000 00040000 80010000 00'],
] as const)('%s stays as it is', (_, device, records) => {
  expect(decode(device, records)).toMatchObject({ ok: true, profile: null, values: {} });
});
