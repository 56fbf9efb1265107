import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inForceOn } from '../law/dated.ts';
import { DEGREE_DAYS_14_13_13, DEGREE_DAYS_40_92 } from '../law/de/vdi2067/table-22-degree-days.parameters.ts';
import { format, formatFixed } from '../money/decimal.ts';
import { add, compare, ONE } from '../money/fraction.ts';
import { type Day, parseDay } from './day.ts';
import { degreeDays, shareOfDegreeDays } from './degree-days.ts';
import { coversExactly, daysIn, daysInBoth, daysOfTwelveMonthsFrom, isTwelveMonths, shareOfYear } from './period.ts';

const short = inForceOn(DEGREE_DAYS_14_13_13, '2025-01-01').value;
const long = inForceOn(DEGREE_DAYS_40_92, '2025-01-01').value;
const period = (from: Day, to: Day) => ({ from, to });

describe('days', () => {
  test.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '25-01-01',
    '2025-04-31',
    '1900-02-29',
    '',
  ])('%j is no day of the calendar', (text) => expect(parseDay(text)).toBeUndefined());
  test.each(['2024-02-29', '2000-02-29', '2025-12-31'])('%s is', (text) => expect(parseDay(text)).toBe(text));

  test.each([
    ['2025-01-01', '2025-12-31', 365],
    ['2024-01-01', '2024-12-31', 366],
    ['2025-03-30', '2025-03-30', 1],
    ['1999-12-31', '2000-03-01', 62],
  ] as const)('%s to %s are %i days', (from, to, days) => expect(daysIn(period(from, to))).toBe(days));

  test('agrees with the calendar of the platform', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const text = (date: Date) => date.toISOString().slice(0, 10) as Day;
        const whole = (date: Date) => Date.parse(`${text(date)}T00:00:00Z`) / 86_400_000;
        expect(daysIn(period(text(a), text(b)))).toBe(whole(b) - whole(a) + 1);
      }),
      { seed: 4 },
    );
  });
});

describe('twelve months from the first day', () => {
  test.each([
    ['2025-01-01', 365],
    ['2023-03-01', 366],
    ['2024-02-29', 366],
    ['2024-03-01', 365],
  ] as const)('from %s they have %i days', (from, days) => expect(daysOfTwelveMonthsFrom(from)).toBe(days));

  test('a period across years can be twelve months', () => {
    expect(isTwelveMonths(period('2024-07-01', '2025-06-30'))).toBe(true);
    expect(isTwelveMonths(period('2024-07-01', '2025-06-29'))).toBe(false);
    expect(compare(shareOfYear(period('2024-07-01', '2025-06-30')), ONE)).toBe(0);
    expect(shareOfYear(period('2025-01-01', '2025-03-14'))).toEqual({ n: 73n, d: 365n });
  });
});

describe('days in both of two periods', () => {
  const june = period('2025-06-01', '2025-06-30');
  test.each([
    ['the same', june, 30],
    ['around it', period('2025-01-01', '2025-12-31'), 30],
    ['within it', period('2025-06-10', '2025-06-12'), 3],
    ['across its end', period('2025-06-30', '2025-08-01'), 1],
    ['after it', period('2025-07-01', '2025-07-31'), 0],
    ['before it', period('2024-01-01', '2025-05-31'), 0],
  ] as const)('%s', (_, other, days) => {
    expect(daysInBoth(june, other)).toBe(days);
    expect(daysInBoth(other, june)).toBe(days);
  });
});

describe('occupancies cover a period', () => {
  const year = period('2025-01-01', '2025-12-31');
  const first = period('2025-01-01', '2025-05-31');
  test.each([
    ['in order', [first, period('2025-06-01', '2025-12-31')], true],
    ['in any order', [period('2025-06-01', '2025-12-31'), first], true],
    ['with a gap', [first, period('2025-06-02', '2025-12-31')], false],
    ['with an overlap', [first, period('2025-05-31', '2025-12-31')], false],
    ['with an overhang', [first, period('2025-06-01', '2026-01-01')], false],
    ['ending early', [first], false],
    ['reversed', [period('2025-12-31', '2025-01-01')], false],
    ['none', [], false],
  ] as const)('%s', (_, parts, covers) => expect(coversExactly(parts, year)).toBe(covers));
});

describe('degree days (VDI 2067, sheet 1, table 22)', () => {
  test.each([
    ['a full year', '2025-01-01', '2025-12-31', '1000'],
    ['a full leap year', '2024-01-01', '2024-12-31', '1000'],
    ['twelve months across years', '2024-07-01', '2025-06-30', '1000'],
    ['January to September', '2025-01-01', '2025-09-30', '640'],
    ['October to December', '2025-10-01', '2025-12-31', '360'],
    ['February of a leap year', '2024-02-01', '2024-02-29', '150'],
    ['until 10 February', '2025-01-01', '2025-02-10', '223.5714'],
    ['until 10 February of a leap year', '2024-01-01', '2024-02-10', '221.7241'],
    ['until 15 July', '2025-01-01', '2025-07-15', '590.2903'],
    ['one day of January', '2025-01-07', '2025-01-07', '5.4839'],
  ] as const)('%s', (_, from, to, sum) => expect(format(degreeDays(period(from, to), short), 4)).toBe(sum));

  test.each([
    ['2025-01', '5.48'],
    ['2025-02', '5.36'],
    ['2024-02', '5.17'],
    ['2025-03', '4.19'],
    ['2025-04', '2.67'],
    ['2025-05', '1.29'],
    ['2025-06', '0.47'],
    ['2025-07', '0.42'],
    ['2025-08', '0.42'],
    ['2025-09', '1.00'],
    ['2025-10', '2.58'],
    ['2025-11', '4.00'],
    ['2025-12', '5.16'],
  ] as const)('a day of %s weighs %s', (month, weight) => {
    const day = `${month}-15` as const;
    expect(formatFixed(degreeDays(period(day, day), short), 2)).toBe(weight);
  });

  test('with 40 for the 92 days of summer', () => {
    expect(format(degreeDays(period('2025-01-01', '2025-07-15'), long), 4)).toBe('589.5652');
    expect(format(degreeDays(period('2025-01-01', '2025-12-31'), long))).toBe('1000');
    expect(format(degreeDays(period('2025-06-01', '2025-08-31'), long))).toBe('40');
  });

  test('a short period divides by its own sum', () => {
    const share = shareOfDegreeDays(period('2025-01-01', '2025-01-31'), period('2025-01-01', '2025-02-28'), short);
    expect(format(share, 4)).toBe('0.5313');
  });

  test('two parts of a period make the whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 27 }),
        fc.boolean(),
        (month, day, leap) => {
          const year = leap ? 2024 : 2025;
          const text = (inMonth: number) =>
            `${year}-${String(month).padStart(2, '0')}-${String(inMonth).padStart(2, '0')}` as Day;
          const whole = period(`${year}-01-01`, `${year}-12-31`);
          for (const weights of [short, long]) {
            const parts = [period(whole.from, text(day)), period(text(day + 1), whole.to)] as const;
            const sum = add(shareOfDegreeDays(parts[0], whole, weights), shareOfDegreeDays(parts[1], whole, weights));
            expect(compare(sum, ONE)).toBe(0);
          }
        },
      ),
      { seed: 5 },
    );
  });
});
