import { expect, test } from 'vitest';
import { decodeTelegram } from '../decode.ts';
import { bytes, ofDevice } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

test.each([
  [
    'a bit with a name',
    'B409 78563412 0B 0D',
    '80',
    '02FD17 0000',
    'SABOTAGE_ENCLOSURE',
    ['manufacturer_4', 'tampered'],
  ],
  [
    'two bits that come together',
    '3059 78563412 01 07',
    '63',
    '',
    'ALARM LEAK_FLOW_HIGH LEAK_FLOW_LOW',
    ['alarm', 'manufacturer_3', 'leak'],
  ],
  ['one of the two alone', '3059 78563412 01 07', '20', '', 'UNKNOWN_20', ['manufacturer_1']],
  ['an error flag with a name', '3330 78563412 03 1A', '00', '02FD17 0400', 'SMOKE', ['alarm']],
  ['one without', '3330 78563412 03 1A', '04', '02FD17 0900', 'ERROR_FLAGS_9 POWER_LOW', ['power_low']],
  ['nothing', '3330 78563412 03 1A', '00', '02FD17 0000', 'OK', []],
] as const)('%s', (_, device, status, flags, text, expected) => {
  const payload = bytes(`7A 2A ${status} 0000 0413 01000000 ${flags}`);
  expect(decodeTelegram(ofDevice(device, payload), { ciphers: nobleCiphers })).toMatchObject({
    values: { status: text },
    status: { flags: expected },
  });
});
