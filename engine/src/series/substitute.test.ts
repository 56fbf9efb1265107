import { describe, expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { compare, type Fraction } from '../money/fraction.ts';
import { type SubstituteRequest, substituteFor } from './substitute.ts';

const period = { from: '2025-01-01', to: '2025-12-31' } as const;
const before = { from: '2024-01-01', to: '2024-12-31' } as const;
/** A year of equal months but for January, so that heat and days give different shares. */
const weights = [
  { months: [1], degreeDays: 450n },
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => ({ months: [month], degreeDays: 50n })),
];

const use = (unitId: string, value: string, area: string | null = '50') => ({
  unitId,
  value: parse(value),
  area: area === null ? null : parse(area),
});

function request(over: Partial<SubstituteRequest> = {}): SubstituteRequest {
  return {
    pot: 'heat',
    period,
    failed: period,
    deviceId: 'D1',
    unitId: 'U1',
    area: parse('60'),
    reason: 'device_failure',
    weights,
    previous: [],
    comparable: [],
    recorded: [],
    scope: 'building',
    ...over,
  };
}

const is = (value: Fraction, text: string): boolean => compare(value, parse(text)) === 0;

// HeizkostenV section 9a(1), one row per method and per reason to pass it over.
describe('section 9a(1): individual before general', () => {
  const previous = [
    { period: before, value: parse('1000'), others: [use('U2', '400'), use('U3', '600'), use('U9', '77')] },
  ];
  const recorded = [use('U2', '500'), use('U3', '700'), use('U4', '900')];

  test.each([
    [
      'the same rooms, with the trend of those recorded in both years',
      request({ previous, recorded }),
      'previous_periods',
      '1200',
      'v_prev * others_now / others_prev',
      [],
    ],
    [
      'the same rooms without a trend',
      request({ previous: [{ period: before, value: parse('1000'), others: [] }] }),
      'previous_periods',
      '1000',
      'v_prev',
      [],
    ],
    [
      'of several earlier periods the newest',
      request({
        previous: [{ period: { from: '2023-01-01', to: '2023-12-31' }, value: parse('1'), others: [] }, ...previous],
        recorded,
      }),
      'previous_periods',
      '1200',
      'v_prev * others_now / others_prev',
      [],
    ],
    [
      'the unit itself is no trend',
      request({
        previous: [{ period: before, value: parse('1000'), others: [use('U1', '5')] }],
        recorded: [use('U1', '9')],
      }),
      'previous_periods',
      '1000',
      'v_prev',
      [],
    ],
    [
      'a short earlier period is not comparable',
      request({
        previous: [{ period: { from: '2024-06-01', to: '2024-12-31' }, value: parse('1'), others: [] }],
        comparable: [use('U2', '500')],
      }),
      'comparable_rooms',
      '600',
      'v_ref / area_ref * area',
      ['no_comparable_period'],
    ],
    [
      'a later period is no earlier one',
      request({
        previous: [{ period: { from: '2026-01-01', to: '2026-12-31' }, value: parse('1'), others: [] }],
        comparable: [use('U2', '500')],
      }),
      'comparable_rooms',
      '600',
      'v_ref / area_ref * area',
      ['no_comparable_period'],
    ],
    [
      'the user group',
      request({ recorded: [use('U2', '500'), use('U3', '700')], scope: 'user_group' }),
      'group_average',
      '720',
      'sum_recorded / area_recorded * area',
      ['no_comparable_period', 'no_comparable_rooms'],
    ],
    [
      'the building, only those whose area is known',
      request({ recorded: [use('U2', '500'), use('U3', '7000', null)] }),
      'building_average',
      '600',
      'sum_recorded / area_recorded * area',
      ['no_comparable_period', 'no_comparable_rooms'],
    ],
  ] as const)('%s', (_, asked, method, value, formula, passedOver) => {
    const found = substituteFor(asked);
    if (found.status !== 'substituted') throw new Error(found.status);
    expect(found).toMatchObject({ method, formula, deviceId: 'D1', unitId: 'U1', reason: 'device_failure' });
    expect(is(found.value, value)).toBe(true);
    expect(found.passedOver.map((p) => p.why)).toEqual(passedOver);
    expect(found.references.length).toBeGreaterThan(0);
  });

  test('the references are what the formula names', () => {
    const found = substituteFor(request({ previous, recorded }));
    expect(found.status === 'substituted' && found.references.map((r) => [r.name, r.unitIds, r.period.from])).toEqual([
      ['v_prev', ['U1'], '2024-01-01'],
      ['others_now', ['U2', 'U3'], '2025-01-01'],
      ['others_prev', ['U2', 'U3'], '2024-01-01'],
    ]);
  });
});

test('every method that has data is calculated, the one chosen first', () => {
  const found = substituteFor(
    request({
      previous: [{ period: before, value: parse('1000'), others: [] }],
      comparable: [use('U2', '500')],
      recorded: [use('U2', '500'), use('U3', '700')],
    }),
  );
  if (found.status !== 'substituted') throw new Error(found.status);
  expect(found.candidates.map(({ method, formula }) => [method, formula])).toEqual([
    ['previous_periods', 'v_prev'],
    ['comparable_rooms', 'v_ref / area_ref * area'],
    ['building_average', 'sum_recorded / area_recorded * area'],
  ]);
  expect(found.candidates.map(({ value }, index) => is(value, ['1000', '600', '720'][index] ?? ''))).toEqual([
    true,
    true,
    true,
  ]);
  expect([found.method, found.passedOver]).toEqual(['previous_periods', []]);
});

describe('part of a period', () => {
  const previous = [{ period: before, value: parse('1000'), others: [] }];
  const failed = { from: '2025-01-01', to: '2025-01-31' } as const;

  test('heat follows the degree days', () => {
    const found = substituteFor(request({ previous, failed }));
    expect(found.status === 'substituted' && [is(found.value, '450'), found.formula]).toEqual([
      true,
      '(v_prev) * share',
    ]);
  });
  test('hot water follows the days', () => {
    const found = substituteFor(request({ previous, failed, pot: 'hot_water' }));
    expect(found.status === 'substituted' && compare(found.value, { n: 31_000n, d: 365n })).toBe(0);
  });
});

test.each([
  ['nothing to go by', request(), ['no_comparable_period', 'no_comparable_rooms', 'nothing_recorded']],
  [
    'no area of its own',
    request({ area: null, comparable: [use('U2', '5')], recorded: [use('U2', '5')] }),
    ['no_comparable_period', 'area_missing', 'area_missing'],
  ],
] as const)('impossible: %s', (_, asked, why) => {
  const found = substituteFor(asked);
  expect([found.status, found.passedOver.map((p) => p.why)]).toEqual(['impossible', why]);
});
