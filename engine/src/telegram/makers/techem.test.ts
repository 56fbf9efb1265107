import { describe, expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

/** Maker TCH, number 12345678, then version, type, CI and payload. */
function decode(versionAndType: string, payload: string) {
  const body = join(bytes('44 6850 78563412'), bytes(versionAndType), bytes(payload));
  return decodeTelegram(join(Uint8Array.of(body.length), body), { ciphers: nobleCiphers });
}

// Due date 31 December 2024 is 319F, written low byte first; 5 February is 0450.
const ALLOCATOR = 'A0 00 9F31 E803 5004 2A00 D007 C409';

describe('one layout per device family', () => {
  test.each([
    [
      'allocator',
      '69 80',
      ALLOCATOR,
      {
        current_hca: '42',
        previous_hca: '1000',
        previous_date: '2024-12-31',
        current_date: '2025-02-05',
        temp_room_c: '20',
        temp_radiator_c: '25',
      },
    ],
    [
      'allocator with a byte more',
      '94 80',
      'A2 00 9F31 E803 5004 2A00 11 D007 C409',
      { current_hca: '42', temp_room_c: '20', temp_radiator_c: '25' },
    ],
    [
      'water meter in tenths',
      '74 62',
      'A2 00 9F31 6400 5004 0F00',
      { total_m3: '11.5', target_m3: '10', prev_date: '2024-12-31', current_date: '2025-02-05' },
    ],
    [
      'heat meter in kWh',
      '39 43',
      'A2 00 9F31 102700 50 640000',
      { total_kwh: '10100', previous_kwh: '10000', current_kwh: '100' },
    ],
    [
      'heat meter in MJ',
      '27 C3',
      'A2 00 9F31 240000 50 240000',
      { total_kwh: '20', previous_kwh: '10', current_kwh: '10' },
    ],
    ['smoke alarm', '76 F0', 'A0 00 9F31', { prev_date: '2024-12-31' }],
  ] as const)('%s', (_, device, payload, values) => {
    expect(decode(device, payload)).toMatchObject({ ok: true, values });
  });
});

test('billing finds the same things as in a standard telegram', () => {
  const decoded = decode('69 80', ALLOCATOR);
  const reading = decoded.ok ? billingReading(decoded) : null;
  expect(reading).toMatchObject({
    kind: 'allocator_units',
    current: { text: '42' },
    dueDate: { day: '2024-12-31', text: '1000' },
  });
});

test.each([
  ['a version nobody knows', '01 80', ALLOCATOR],
  ['a payload that is too short', '69 80', 'A0 00 9F31 E803'],
] as const)("%s stays the maker's own", (_, device, payload) => {
  expect(decode(device, payload)).toMatchObject({ ok: false, error: 'manufacturer_specific' });
});
