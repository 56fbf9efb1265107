import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, dayOfMonth } from './day.ts';
import { easterSunday } from './easter.ts';
import { daysIn } from './period.ts';
import { addDays, addMonths, weekdayOf } from './shift.ts';

const anyDay = fc
  .date({ min: new Date('1600-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

describe('days are added', () => {
  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-11-20', 0, '2026-11-20'],
    ['0001-01-01', 365, '0002-01-01'],
    ['0001-01-02', -1, '0001-01-01'],
    ['9999-12-30', 1, '9999-12-31'],
  ] as const)('%s and %i are %s', (day, days, result) => expect(addDays(day, days)).toBe(result));

  test('agrees with the calendar of the platform, there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        const moved = addDays(day, days);
        const platform = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
        expect(moved).toBe(platform.toISOString().slice(0, 10));
        expect(addDays(moved, -days)).toBe(day);
        expect(weekdayOf(moved)).toBe(platform.getUTCDay() || 7);
      }),
      { seed: 7 },
    );
  });
});

describe('months are added', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
  ] as const)('%s and %i are %s', (day, months, result) => expect(addMonths(day, months)).toBe(result));

  test('the day of the month stays, unless the month lacks it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const moved = addMonths(day, months);
        const isLast = dayOfMonth(addDays(moved, 1)) === 1;
        expect(dayOfMonth(moved) === dayOfMonth(day) || (isLast && dayOfMonth(moved) < dayOfMonth(day))).toBe(true);
      }),
      { seed: 8 },
    );
  });

  test('a year of five digits never comes to be, days are compared as text', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('the year 10000 is outside of the calendar');
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
  });
});

describe('Easter Sunday', () => {
  test.each([
    ['the earliest day there is', 1818, '1818-03-22'],
    ['the latest day there is', 2038, '2038-04-25'],
    ['first exception, a week before 26 April', 1981, '1981-04-19'],
    ['second exception, a week before 25 April', 1954, '1954-04-18'],
    ['second exception again', 2049, '2049-04-18'],
    ['before a century that is no leap year', 1899, '1899-04-02'],
    ['a century that is one', 2000, '2000-04-23'],
  ] as const)('%s: %i', (_, year, day) => expect(easterSunday(year)).toBe(day));

  test('agrees with the formula of Gauss in the form of Lichtenberg', () => {
    for (let year = 1583; year <= 4099; year += 1) {
      const k = Math.floor(year / 100);
      const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
      const s = 2 - Math.floor((3 * k + 3) / 4);
      const a = year % 19;
      const d = (19 * a + m) % 30;
      const limit = 21 + d - Math.floor((d + Math.floor(a / 11)) / 29);
      const inWeek = 7 - ((((year + Math.floor(year / 4) + s) % 7) + 7) % 7);
      const inMarch = limit + 7 - ((((limit - inWeek) % 7) + 7) % 7);
      const day = easterSunday(year);
      expect(daysIn({ from: `${year}-03-01` as Day, to: day }), String(year)).toBe(inMarch);
      expect(weekdayOf(day)).toBe(7);
    }
  });
});
