import { describe, expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import type { Day } from '../time/day.ts';
import { expectedRange } from './expected-range.ts';

const series = (...values: readonly (readonly [Day, string])[]) =>
  values.map(([day, value]) => ({ day, value: parse(value) }));

describe.each([
  {
    why: 'by the average of what is known',
    known: series(['2025-01-01', '0'], ['2025-04-11', '100']),
    on: '2025-05-01',
    from: '105',
    to: '151',
  },
  {
    why: 'by the same days a year before',
    known: series(['2024-01-01', '0'], ['2024-12-31', '730'], ['2025-01-01', '730'], ['2025-06-30', '1000']),
    on: '2025-07-10',
    from: '1005',
    to: '1051',
  },
  {
    why: 'on the day of the last value',
    known: series(['2025-01-01', '0'], ['2025-04-11', '100']),
    on: '2025-04-11',
    from: '100',
    to: '101',
  },
  {
    why: 'a value behind the day does not count',
    known: series(['2025-01-01', '0'], ['2025-04-11', '100'], ['2025-06-01', '900']),
    on: '2025-05-01',
    from: '105',
    to: '151',
  },
] as const)('expected: $why', ({ known, on, from, to }) => {
  test('range', () => {
    const range = expectedRange(known, on, null);
    expect(range && [format(range.from), format(range.to)]).toEqual([from, to]);
  });
});

test.each([
  { why: 'nothing is known', known: series(), resetsOn: null },
  { why: 'one value is known', known: series(['2025-01-01', '10']), resetsOn: null },
  { why: 'too few days are known', known: series(['2025-01-01', '10'], ['2025-01-10', '20']), resetsOn: null },
  { why: 'the register went back', known: series(['2025-01-01', '10'], ['2025-03-10', '5']), resetsOn: null },
  {
    why: 'the register began again in between',
    known: series(['2025-01-01', '0'], ['2025-03-30', '50']),
    resetsOn: '03-31',
  },
] as const)('nothing is expected where $why', ({ known, resetsOn }) => {
  expect(expectedRange(known, '2025-05-01', resetsOn)).toBeNull();
});
