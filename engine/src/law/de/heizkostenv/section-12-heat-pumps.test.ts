import { expect, test } from 'vitest';
import type { Day } from '../../../time/day.ts';
import { heatPumpMetersUntil, ordinanceReachesHeatPump } from './section-12-heat-pumps.ts';

const yearOf = (year: string) => ({ from: `${year}-01-01` as Day, to: `${year}-12-31` as Day });

test.each([
  ['2020-01-01', '2023', false],
  ['2020-01-01', '2025', true],
  [undefined, '2026', false],
  ['2025-08-15', '2025', false],
  ['2025-08-15', '2026', true],
  ['2025-12-31', '2026', true],
  ['2026-01-01', '2026', false],
] as const)('s. 12(3): meters of %s, period %s', (day, year, reached) => {
  expect(ordinanceReachesHeatPump(day, yearOf(year).from)).toBe(reached);
});

test('s. 12(3): meters were due by the end of September 2025', () => {
  expect(heatPumpMetersUntil(yearOf('2025'))).toBe('2025-09-30');
  expect(heatPumpMetersUntil(yearOf('2024'))).toBe(undefined);
  expect(heatPumpMetersUntil({ from: '2024-10-01', to: '2025-09-30' })).toBe(undefined);
});
