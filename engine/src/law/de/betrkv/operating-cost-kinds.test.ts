import { describe, expect, test } from 'vitest';
import type { Day } from '../../../time/day.ts';
import { exclusionOf } from './section-1-exclusions.ts';
import { OPERATING_COST_KINDS } from './section-2-kinds.parameters.ts';
import { findOperatingCostKind, isAerialTooNew, operatingCostKindsOn } from './section-2-kinds.ts';

const during = (from: Day, to: Day) => ({ from, to });

describe('BetrKV s. 2: the list', () => {
  test.each(OPERATING_COST_KINDS)('from $from has all 17 numbers in their order, each kind once', ({ value }) => {
    const numbers = value.map(({ number }) => Number.parseInt(number, 10));
    expect([...new Set(numbers)]).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(value.map(({ kind }) => kind)).size).toBe(value.length);
    for (const { nameDe, nameEn } of value) expect(nameDe.length * nameEn.length).toBeGreaterThan(0);
  });

  test.each([
    {
      why: 'no. 15a: usage fees until the last day',
      kind: 'aerial_fees',
      time: during('2024-01-01', '2024-06-30'),
      holds: true,
    },
    { why: 'no. 15a: not a day longer', kind: 'aerial_fees', time: during('2024-01-01', '2024-07-01'), holds: false },
    {
      why: 'no. 15b: monthly fees, year after',
      kind: 'cable_fees',
      time: during('2025-01-01', '2025-12-31'),
      holds: false,
    },
    { why: 'no. 15b: electricity stays', kind: 'cable_network', time: during('2025-01-01', '2025-12-31'), holds: true },
    {
      why: 'no. 15c: not before 2021-12-01',
      kind: 'fibre_provision',
      time: during('2021-11-30', '2022-06-30'),
      holds: false,
    },
    { why: 'no. 15c: from then on', kind: 'fibre_provision', time: during('2021-12-01', '2022-06-30'), holds: true },
    { why: 'no. 17', kind: 'other', time: during('2004-01-01', '2004-12-31'), holds: true },
  ])('$why', ({ kind, time, holds }) => expect(findOperatingCostKind(kind, time)).toMatchObject({ holds }));

  test('an unknown kind is none', () => {
    expect(findOperatingCostKind('roof', during('2025-01-01', '2025-12-31'))).toBeUndefined();
  });

  test('has no answer before the ordinance', () => {
    expect(() => operatingCostKindsOn('2003-12-31')).toThrow('no value in force on 2003-12-31');
  });
});

test.each([
  { why: 'built the day before', built: '2021-11-30', day: '2025-01-01', tooNew: false },
  { why: 'built on the day', built: '2021-12-01', day: '2025-01-01', tooNew: true },
  { why: 'a cost of the time before', built: '2021-12-01', day: '2021-11-30', tooNew: false },
] as const)('BetrKV s. 2 sentence 2: $why', ({ built, day, tooNew }) => {
  expect(isAerialTooNew(built, day)).toBe(tooNew);
});

test.each([
  ['administration', 'BetrKV § 1(2)'],
  ['maintenance', 'BetrKV § 1(2)'],
  ['repair', 'BetrKV § 1(2)'],
  ['reserve', 'BetrKV § 1(2)'],
  ['smoke_alarm_rent', 'BetrKV § 1(1)'],
])('%s is never an operating cost (%s)', (kind, legalBasis) => {
  expect(exclusionOf(kind, '2025-01-01')).toMatchObject({ kind, legalBasis });
});

test('what may be billed is not excluded', () => {
  for (const { kind } of operatingCostKindsOn('2025-01-01')) expect(exclusionOf(kind, '2025-01-01')).toBeUndefined();
});
