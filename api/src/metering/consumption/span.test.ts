import type { Day } from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../problem.ts';
import { askedSpan, type Stay, shownSpan } from './span.ts';

const ALWAYS: Stay = { from: null, to: null };
const shown = (
  { interval = 'month', from, to }: { interval?: 'month' | 'year'; from?: Day; to?: Day },
  newest: Day,
  stay: Stay = ALWAYS,
) => {
  const span = shownSpan(askedSpan(interval, from, to), stay, newest);
  return `${span.from} ${span.to}`;
};

describe('the days shown where nobody says', () => {
  test.each([
    ['24 months up to that of the newest reading', {}, '2026-01-14', ALWAYS, '2024-02-01 2026-01-31'],
    ['five calendar years', { interval: 'year' }, '2026-01-14', ALWAYS, '2022-01-01 2026-01-31'],
    ['back from the day said', { to: '2025-06-30' }, '2026-01-14', ALWAYS, '2023-07-01 2025-06-30'],
    ['on from the day said', { from: '2025-06-15' }, '2026-01-14', ALWAYS, '2025-06-15 2026-01-31'],
    ['on from the day said, not too far', { from: '2020-06-15' }, '2026-01-14', ALWAYS, '2020-06-15 2023-05-31'],
    ['not too many years', { interval: 'year', from: '2010-06-15' }, '2026-01-14', ALWAYS, '2010-06-15 2019-12-31'],
    ['at least the month of the day said', { from: '2026-03-10' }, '2026-01-14', ALWAYS, '2026-03-10 2026-03-31'],
  ] as const)('%s', (_, asked, newest, stay, span) => expect(shown(asked, newest, stay)).toBe(span));
});

describe('the days of a stay and no others', () => {
  test.each([
    ['from its first day', {}, '2026-01-14', { from: '2025-03-15', to: null }, '2025-03-15 2026-01-31'],
    ['to its last day', {}, '2025-06-30', { from: '2020-01-01', to: '2025-06-15' }, '2023-07-01 2025-06-15'],
    ['without reading at its end', {}, '2026-01-14', { from: '2020-01-01', to: '2023-02-28' }, '2021-03-01 2023-02-28'],
    ['that began after the newest one', {}, '2025-12-31', { from: '2026-01-10', to: null }, '2026-01-10 2026-01-31'],
    ['shorter than a month', {}, '2025-12-31', { from: '2026-01-10', to: '2026-01-12' }, '2026-01-10 2026-01-12'],
    [
      'in the middle of what is asked for',
      { from: '2025-01-01', to: '2025-12-31' },
      '2026-01-14',
      { from: '2025-03-15', to: '2025-06-15' },
      '2025-03-15 2025-06-15',
    ],
  ] as const)('%s', (_, asked, newest, stay, span) => expect(shown(asked, newest, stay)).toBe(span));
});

describe('a span', () => {
  const refused = (interval: 'month' | 'year', from: Day, to: Day) => {
    try {
      return askedSpan(interval, from, to);
    } catch (problem) {
      return problem instanceof Problem && problem.findings.map(({ pointer, code }) => `${pointer} ${code}`);
    }
  };

  test.each([
    ['month', '2023-01-31', '2025-12-01'],
    ['year', '2016-12-31', '2025-01-01'],
    ['month', '2025-01-01', '2025-01-01'],
  ] as const)('by %s from %s to %s is answered', (interval, from, to) => {
    expect(refused(interval, from, to)).toEqual({ interval, from, to, until: to });
  });

  test.each([
    ['month', '2022-12-31', '2025-12-01', '/query/from span_too_long'],
    ['year', '2015-12-31', '2025-01-01', '/query/from span_too_long'],
    ['month', '2025-01-02', '2025-01-01', '/query/to ends_before_it_begins'],
  ] as const)('by %s from %s to %s is refused', (interval, from, to, finding) => {
    expect(refused(interval, from, to)).toEqual([finding]);
  });
});
