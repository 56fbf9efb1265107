import { describe, expect, test } from 'vitest';
import { billingReading } from './billing-reading.ts';
import { decodeTelegram } from './decode.ts';
import { bytes, join, stripped } from './fixtures/build-telegram.ts';
import { nobleCiphers } from './noble-ciphers.ts';

function reading(deviceType: number, records: string, status = 0) {
  const telegram = stripped(deviceType, join(Uint8Array.of(0x7a, 1, status, 0, 0), bytes(records)));
  const decoded = decodeTelegram(telegram, { ciphers: nobleCiphers });
  if (!decoded.ok) throw new Error(decoded.error);
  const found = billingReading(decoded);
  return (
    found && {
      kind: found.kind,
      current: found.current?.text,
      due: found.dueDate && [found.dueDate.day, found.dueDate.text],
      months: found.monthEnds.map((m) => [m.day, m.text]),
      review: found.review,
    }
  );
}

const none = { due: null, months: [], review: [] };

describe('the main register', () => {
  test.each([
    ['a heat meter bills energy, not its volume', 4, '0413 01000000 0C06 45230100', 'heating_energy', '12345'],
    ['an allocator bills units', 8, '0266 D200 036E D20400', 'allocator_units', '1234'],
    ['a water meter bills volume', 6, '0413 A5E40000', 'volume', '58.533'],
    ['backward volume is never billed', 6, '0493 3C 01000000 0413 A5E40000', 'volume', '58.533'],
    ['a tariff is never billed as the whole', 4, '841006 07000000 0406 09000000', 'heating_energy', '9'],
    ['a maximum is never billed', 4, '1406 07000000 0406 09000000', 'heating_energy', '9'],
    ['an unknown type is taken by what it counts', 15, '0413 A5E40000', 'volume', '58.533'],
  ] as const)('%s', (_, type, records, kind, current) => {
    expect(reading(type, records)).toEqual({ ...none, kind, current });
  });

  test.each([
    ['a heat meter that sends no energy', 4, '0413 01000000'],
    ['a smoke alarm', 0x1a, '02FD17 0000'],
  ] as const)('%s has none', (_, type, records) => expect(reading(type, records)).toBeNull());

  test('"no value" stays no value', () => {
    expect(reading(6, '0413 FFFFFFFF')).toEqual({ ...none, kind: 'volume', current: undefined });
  });
});

test.each([
  ['millionths of a thousandth of a watt hour', '048070 01000000', '0'],
  ['the same, enough of them', '048070 F4010000', '0.000000001'],
  ['a float close to zero', '0506 EFCDAB37', '0.000020481'],
  ['a float below zero', '0506 EFCDABB7', '-0.000020481'],
])('%s is rounded to nine places, as everything else that is kept', (_, records, text) => {
  expect(reading(4, records)?.current).toBe(text);
});

test('due-date and month-end values need a day of their own', () => {
  expect(reading(8, '036E 050000 436E E80300 426C 3F3C 83046E 640000 82046C 3E3B C3046E 500000')).toEqual({
    kind: 'allocator_units',
    current: '5',
    due: ['2025-12-31', '1000'],
    months: [['2025-11-30', '100']],
    review: [],
  });
  expect(reading(8, '036E 050000 436E E80300 426C FFFF')).toMatchObject({ due: null });
});

test('a profile of month ends counts like month ends sent one by one', () => {
  const history = '036E 6E0000 83046E 640000 82046C 3F3C 8D04EE13 06 32FE 5A00 5000';
  expect(reading(8, history)).toMatchObject({
    months: [
      ['2025-12-31', '100'],
      ['2025-11-30', '90'],
      ['2025-10-31', '80'],
    ],
  });
});

test('a permanent error asks for review', () => {
  expect(reading(6, '0413 A5E40000', 8)).toMatchObject({ review: ['permanent_error'] });
});

test('a month end ahead of the clock of the meter has not been yet', () => {
  // 28 February 2026 on the clock; storage 2 is of 31 January, storage 3 of 31 March.
  const kept = '8201 6C 5F31 8401 13 E8030000 C201 6C 5F33 C401 13 E8030000';
  expect(reading(6, `0413 A5E40000 046D 3B17 5C32 ${kept}`)?.months).toEqual([['2026-01-31', '1']]);
  expect(reading(6, `0413 A5E40000 ${kept}`)?.months).toHaveLength(2);
});

test.each([
  ['the first day of clocks that were never set', '0413 A5E40000 4413 00000000 426C 0101'],
  ['a date of another tariff', '0413 A5E40000 4413 E8030000 C2106C 3F3C'],
  ['the lowest signed number in a place for BCD', '0C13 45230100 4C13 00000080 426C 3F3C'],
])('%s dates no due-date value', (_, records) => {
  expect(reading(6, records)).toMatchObject({ due: null });
});
