import { type Day, type DeviceSpan, format, type PointSeries, parse, type SeriesReading } from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { type MeasuredPoint, measureUses } from './measure-uses.ts';

const MONTHS = [
  { from: '2025-01-01', to: '2025-01-31' },
  { from: '2025-02-01', to: '2025-02-28' },
] as const;

/** Two days on which registers are read, before and between the months, and the third behind them. */
const ENDS = ['2024-12-31', '2025-01-31', '2025-02-28'] as const;

interface At {
  readonly id: string;
  readonly kind: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly final?: string;
  /** Registers on ENDS; null where nobody read them. */
  readonly values: readonly (string | null)[];
  readonly scale?: 'unit' | 'product';
  readonly factor?: string;
}

function point(use: string, ...devices: readonly At[]): MeasuredPoint {
  const spans = devices.map(
    ({ id, kind, from = '2020-01-01', to = null, final, scale = 'product', factor = '1' }): DeviceSpan => ({
      deviceId: id,
      from,
      to,
      initialValue: parse('0'),
      finalValue: final === undefined ? null : parse(final),
      resetsOn: null,
      capacity: null,
      scale: kind === 'heat_cost_allocator' ? scale : null,
      evaluationFactor: kind === 'heat_cost_allocator' ? parse(factor) : null,
    }),
  );
  const readings = devices.flatMap(({ id, values }) =>
    values.flatMap((value, index): SeriesReading[] => {
      const day = ENDS[index];
      if (value === null || day === undefined) return [];
      return [{ id: `${id} ${day}`, telegramId: null, deviceId: id, day, value: parse(value), kind: 'register' }];
    }),
  );
  const series: PointSeries = { id: devices.map(({ id }) => id).join(), spans, readings };
  return { use, series, kinds: new Map(devices.map(({ id, kind }) => [id, kind])) };
}

const measured = (...points: readonly MeasuredPoint[]) =>
  Object.fromEntries(
    measureUses(points, MONTHS).map(({ use, unit, values }) => [
      `${use} ${unit}`,
      values.map(({ value, reason }) => (value === null ? reason : format(value))),
    ]),
  );

const meter = (id: string, values: readonly (string | null)[], more: Partial<At> = {}): At => ({
  id,
  kind: 'heat_meter',
  values,
  ...more,
});
const allocator = (id: string, values: readonly (string | null)[], more: Partial<At> = {}): At => ({
  id,
  kind: 'heat_cost_allocator',
  values,
  ...more,
});
const water = (kind: 'hot_water_meter' | 'cold_water_meter', id: string, values: readonly (string | null)[]): At => ({
  id,
  kind,
  values,
});

describe('what a unit used', () => {
  test('by use, in the order heating, hot water, cold water', () => {
    const cold = point('cold_water', water('cold_water_meter', 'C', ['1', '3.25', '4']));
    const hot = point('hot_water', water('hot_water_meter', 'W', ['1', '1.5', '1.5']));
    const found = measured(cold, hot, point('heating', meter('A', ['0', '700', '1200'])));
    expect(found).toEqual({
      'heating kWh': ['700', '500'],
      'hot_water m3': ['0.5', '0'],
      'cold_water m3': ['2.25', '0.75'],
    });
    expect(Object.keys(found)).toEqual(['heating kWh', 'hot_water m3', 'cold_water m3']);
  });

  test('points of a use add up, each with the factor its device asks for', () => {
    const printed = allocator('A', ['0', '10', '30'], { scale: 'unit', factor: '1.25' });
    const built = allocator('B', ['0', '7', '9'], { scale: 'product', factor: '3' });
    expect(measured(point('heating', printed), point('heating', built))).toEqual({ 'heating units': ['19.5', '27'] });
  });

  test('where one point is missing, so is the sum, with the reason of that point', () => {
    const whole = point('heating', meter('A', ['0', '10', '30']));
    expect(measured(whole, point('heating', meter('B', ['0', '5', null])))).toEqual({
      'heating kWh': ['15', 'end_value_missing'],
    });
    expect(measured(whole, point('heating', meter('B', ['5', '4', '6'])))).toEqual({
      'heating kWh': ['negative_consumption', '22'],
    });
  });

  test('a point without any device is missing in its use and begins no series', () => {
    const whole = point('heating', meter('A', ['0', '10', '30']));
    expect(measured(whole, point('heating'))).toEqual({ 'heating kWh': ['no_device', 'no_device'] });
    expect(measured(point('heating'))).toEqual({});
  });

  test('a heat meter in the place of an allocator begins another series; kWh and units never add up', () => {
    const before = allocator('A', ['100', null, null], { to: '2025-01-31', final: '140' });
    const after = meter('B', [null, '0', '60'], { from: '2025-01-31' });
    const other = point('heating', allocator('C', ['0', '5', '9']));
    expect(measured(point('heating', before, after), other)).toEqual({
      'heating kWh': ['no_device', '60'],
      'heating units': ['45', '4'],
    });
  });
});
