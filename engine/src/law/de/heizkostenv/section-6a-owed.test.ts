import { expect, test } from 'vitest';
import { monthsOfInformation, owesInformation } from './section-6a-information.ts';

test.each([
  ['fuel_mix', '2025-01-01', true, true],
  ['fuel_mix', '2025-01-01', false, false],
  ['contacts', '2025-01-01', false, true],
  ['dispute_resolution', '2025-01-01', false, true],
  ['weather_adjusted_comparison', '2021-12-01', true, true],
  ['weather_adjusted_comparison', '2021-11-30', true, false],
] as const)('s. 6a(3), (5): %s for a period from %s, by consumption %s', (item, day, byConsumption, owed) => {
  expect(owesInformation(item, day, byConsumption)).toBe(owed);
});

test('s. 6a(1): whole months only, and none before 2022', () => {
  expect(monthsOfInformation({ from: '2021-11-01', to: '2022-02-27' })).toEqual(['2022-01']);
  expect(monthsOfInformation({ from: '2024-02-01', to: '2024-03-15' })).toEqual(['2024-02']);
  expect(monthsOfInformation({ from: '2025-01-01', to: '2025-12-31' })).toHaveLength(12);
});
