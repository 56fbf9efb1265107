import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarBegin, calendarEnd, cutBy } from './calendar.ts';
import { type Day, monthOf, yearOf } from './day.ts';
import { coversExactly } from './period.ts';

describe('the month and the year of a day', () => {
  test.each([
    ['month', '2024-02-10', 0, '2024-02-01', '2024-02-29'],
    ['month', '2025-02-28', 0, '2025-02-01', '2025-02-28'],
    ['month', '2025-01-31', -1, '2024-12-01', '2024-12-31'],
    ['month', '2025-12-01', 1, '2026-01-01', '2026-01-31'],
    ['month', '2026-01-15', -23, '2024-02-01', '2024-02-29'],
    ['year', '2025-07-01', 0, '2025-01-01', '2025-12-31'],
    ['year', '2025-01-01', -4, '2021-01-01', '2021-12-31'],
    ['year', '2025-12-31', 9, '2034-01-01', '2034-12-31'],
  ] as const)('%s of %s, %i away: from %s to %s', (unit, day, away, first, last) => {
    expect([calendarBegin(unit, day, away), calendarEnd(unit, day, away)]).toEqual([first, last]);
  });
});

describe('a period is cut at the calendar', () => {
  test.each([
    { unit: 'month', from: '2025-03-30', to: '2025-05-02', ends: ['2025-03-31', '2025-04-30', '2025-05-02'] },
    { unit: 'month', from: '2024-02-01', to: '2024-02-29', ends: ['2024-02-29'] },
    { unit: 'month', from: '2024-12-31', to: '2025-01-01', ends: ['2024-12-31', '2025-01-01'] },
    { unit: 'month', from: '2025-10-26', to: '2025-10-26', ends: ['2025-10-26'] },
    { unit: 'year', from: '2023-11-15', to: '2025-01-01', ends: ['2023-12-31', '2024-12-31', '2025-01-01'] },
    { unit: 'year', from: '2025-01-02', to: '2025-01-01', ends: [] },
  ] as const)('by $unit from $from to $to', ({ unit, from, to, ends }) => {
    expect(cutBy(unit, { from, to }).map((part) => part.to)).toEqual(ends);
  });

  test('without gap or overlap, and no part reaches into a second month or year', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10) as Day);
    fc.assert(
      fc.property(day, day, fc.constantFrom('month' as const, 'year' as const), (a, b, unit) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const parts = cutBy(unit, { from, to });
        expect(coversExactly(parts, { from, to })).toBe(true);
        for (const part of parts) {
          expect(yearOf(part.from)).toBe(yearOf(part.to));
          if (unit === 'month') expect(monthOf(part.from)).toBe(monthOf(part.to));
        }
        for (const [index, part] of parts.entries()) {
          if (index > 0) expect(part.from).toBe(calendarBegin(unit, part.from));
          if (index < parts.length - 1) expect(part.to).toBe(calendarEnd(unit, part.to));
        }
      }),
      { seed: 6 },
    );
  });
});
