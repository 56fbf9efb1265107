import { expect, test } from 'vitest';
import { calibratedUntil } from './section-34-calibration.ts';

test.each([
  [2020, '2026-12-31'],
  [2021, '2027-12-31'],
  [2014, undefined],
])('a meter marked in %i may be used until %s', (year, last) => {
  expect(calibratedUntil(year)).toBe(last);
});
