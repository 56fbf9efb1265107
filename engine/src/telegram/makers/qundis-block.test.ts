import { expect, test } from 'vitest';
import { billingReading } from '../billing-reading.ts';
import { decodeTelegram } from '../decode.ts';
import { bytes, join } from '../fixtures/build-telegram.ts';
import { nobleCiphers } from '../noble-ciphers.ts';

/** Maker QDS; registers packed behind `vif`, months as given. */
function reading(deviceType: string, vif: string, registers: string, months = '') {
  const block = bytes(`00820000000000 07C0 ${vif} FFFF ${registers} ${months}`);
  const records = join(bytes('78 0D FF 5F'), Uint8Array.of(block.length), block);
  const body = join(bytes(`44 9344 78563412 23 ${deviceType}`), records);
  const decoded = decodeTelegram(join(Uint8Array.of(body.length), body), { ciphers: nobleCiphers });
  if (!decoded.ok) throw new Error(decoded.error);
  const found = billingReading(decoded);
  return (
    found && [
      found.current?.text,
      found.dueDate?.day,
      found.dueDate?.text,
      ...found.monthEnds.map((m) => `${m.day} ${m.text}`),
    ]
  );
}

// 31 December 2025 is 3F3C, 31 January 2026 is 5F31; values are BCD.
test.each([
  [
    'heat meter',
    '04',
    '06',
    '53110000 3F3C 49090000 5F31 80100000',
    '8300 3C00 0080',
    ['1153', '2025-12-31', '949', '2026-01-31 1080', '2025-12-31 949', '2025-11-30 889'],
  ],
  [
    'water meter',
    '07',
    '13',
    '69000000 FFFF 00000000 5F31 68000000',
    '0080',
    ['0.069', undefined, undefined, '2026-01-31 0.068'],
  ],
  [
    'allocator, whose months are left alone',
    '08',
    '6E',
    '97000000 3F3C 70020000 5F31 97000000',
    '0100 0200',
    ['97', '2025-12-31', '270', '2026-01-31 97'],
  ],
  [
    'months that would go below zero',
    '04',
    '06',
    '05000000 3F3C 00000000 5F31 05000000',
    '0300 0300',
    ['5', '2025-12-31', '0', '2026-01-31 5', '2025-12-31 2'],
  ],
] as const)('%s', (_, type, vif, registers, months, expected) => {
  expect(reading(type, vif, registers, months)).toEqual(expected);
});

test.each([
  ['another quantity', '04', '5B', '53110000 3F3C 49090000 5F31 80100000'],
  ['a block that is too short', '04', '06', '53110000'],
] as const)('%s gives nothing', (_, type, vif, registers) => expect(reading(type, vif, registers)).toBeNull());
