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

/** Months as sent, the oldest first; in front of the given ones there are none. */
function months(...counted: readonly number[]): string {
  const words = [...Array.from({ length: 12 - counted.length }, () => 0x8000), ...counted];
  return Buffer.from(Uint16Array.from(words.map((n) => n & 0xffff)).buffer).toString('hex');
}

// 31 December 2025 is 3F3C, 28 February 2026 is 5C32; values are BCD.
test.each([
  [
    'heat meter: back over the due date',
    '04',
    '06',
    '53110000 3F3C 49090000 5C32 80100000',
    months(43, 81, 70, 61),
    [
      '1153',
      '2025-12-31',
      '949',
      '2026-02-28 1080',
      '2026-01-31 1019',
      '2025-12-31 949',
      '2025-11-30 868',
      '2025-10-31 825',
    ],
  ],
  [
    'water meter: months in tens of litres, of registers cut down to them',
    '07',
    '13',
    '99000000 3F3C 58000000 5C32 97000000',
    months(5, 2, 2),
    ['0.099', '2025-12-31', '0.058', '2026-02-28 0.097', '2026-01-31 0.07', '2025-12-31 0.058', '2025-11-30 0'],
  ],
  [
    'allocator: a negative month where it starts again',
    '08',
    '6E',
    '97000000 3F3C 70020000 5C32 97000000',
    months(24, 49 - 270, 48),
    ['97', '2025-12-31', '270', '2026-02-28 97', '2026-01-31 49', '2025-12-31 270', '2025-11-30 246'],
  ],
  [
    'months that do not lead to the value at the due date',
    '04',
    '06',
    '53110000 3F3C 49090000 5C32 80100000',
    months(81, 70, 62),
    ['1153', '2025-12-31', '949', '2026-02-28 1080'],
  ],
  [
    'a missing month behind the due date',
    '04',
    '06',
    '53110000 3F3C 49090000 5C32 80100000',
    months(131, -0x8000, 131),
    ['1153', '2025-12-31', '949', '2026-02-28 1080'],
  ],
  [
    'no due date yet',
    '07',
    '13',
    '69000000 FFFF 00000000 5C32 68000000',
    months(3, 3),
    ['0.069', undefined, undefined, '2026-02-28 0.068'],
  ],
  [
    'months that would go below zero',
    '04',
    '06',
    '05000000 3F3C 02000000 5C32 05000000',
    months(3, 1, 2),
    ['5', '2025-12-31', '2', '2026-02-28 5', '2026-01-31 3', '2025-12-31 2'],
  ],
] as const)('%s', (_, type, vif, registers, sent, expected) => {
  expect(reading(type, vif, registers, sent)).toEqual(expected);
});

test.each([
  ['another quantity', '04', '5B', '53110000 3F3C 49090000 5F31 80100000'],
  ['a block that is too short', '04', '06', '53110000'],
] as const)('%s gives nothing', (_, type, vif, registers) => expect(reading(type, vif, registers)).toBeNull());
