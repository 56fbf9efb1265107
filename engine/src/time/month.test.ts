import { expect, test } from 'vitest';
import { daysBetween } from '../series/point-series.ts';
import { type Day, nextDay } from './day.ts';
import { monthAway, monthOfDay, parseMonth, periodOfMonth } from './month.ts';

test.each(['2026-13', '2026-00', '2026-1', '26-01', '2026-01-01', '', '0000-01'])('%j is no month', (text) => {
  expect(parseMonth(text)).toBeUndefined();
});

test.each([
  ['2024-02', '2024-02-01', '2024-02-29', '2024-01', '2023-02'],
  ['2026-01', '2026-01-01', '2026-01-31', '2025-12', '2025-01'],
] as const)('%s', (month, from, to, before, lastYear) => {
  expect(parseMonth(month)).toBe(month);
  expect(periodOfMonth(month)).toEqual({ from, to });
  expect([monthAway(month, -1), monthAway(month, -12)]).toEqual([before, lastYear]);
  expect(monthOfDay(to)).toBe(month);
});

test('the next day is one day later, all through leap years and turns of the year', () => {
  for (let day: Day = '2023-12-30'; day < '2025-03-02'; day = nextDay(day)) {
    expect(daysBetween(day, nextDay(day))).toBe(1);
  }
});
