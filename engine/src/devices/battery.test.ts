import { expect, test } from 'vitest';
import { type BatteryFacts, type BatteryForecast, batteryForecast } from './battery.ts';

const NOTHING: BatteryFacts = {
  installedOn: null,
  markingYear: null,
  batteryUntil: null,
  lowSince: null,
  remaining: null,
};

test.each<[string, Partial<BatteryFacts>, BatteryForecast['emptyOn'], BatteryForecast['basis'], string]>([
  ['nothing known', {}, null, 'unknown', 'unknown'],
  ['ten years from its installation', { installedOn: '2020-03-01' }, '2030-03-01', 'age', 'later'],
  [
    'or from its marking, which is earlier',
    { installedOn: '2020-03-01', markingYear: 2016 },
    '2026-01-01',
    'age',
    'soon',
  ],
  [
    'what the maker says goes before age',
    { markingYear: 2014, batteryUntil: '2032-12-31' },
    '2032-12-31',
    'maker',
    'later',
  ],
  [
    'what it says itself before the maker',
    { batteryUntil: '2032-12-31', remaining: { days: 400, on: '2025-01-01' } },
    '2026-02-05',
    'reported_days',
    'soon',
  ],
  [
    'and that it is low before all',
    { lowSince: '2025-11-01', remaining: { days: 400, on: '2025-01-01' } },
    '2025-12-31',
    'reported_low',
    'soon',
  ],
  ['low for long', { lowSince: '2025-06-01' }, '2025-07-31', 'reported_low', 'overdue'],
])('%s', (_, facts, emptyOn, basis, urgency) => {
  expect(batteryForecast({ ...NOTHING, ...facts }, '2025-11-15')).toMatchObject({ emptyOn, basis, urgency });
});

test('half a year of notice, and none for what reports itself', () => {
  expect(batteryForecast({ ...NOTHING, batteryUntil: '2032-12-31' }, '2025-11-15').exchangeBy).toBe('2032-06-30');
  expect(batteryForecast({ ...NOTHING, lowSince: '2025-11-01' }, '2025-11-15').exchangeBy).toBe('2025-11-01');
});
