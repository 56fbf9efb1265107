import { expect, test } from 'vitest';
import { informationInterval, isMeteringCharge, yearlyInformationNumbers } from './section-6a-information.ts';

test.each([
  ['before the duty', '2021-11', '2021-01-01', false, undefined],
  ['no. 1: a period that had begun before', '2021-12', '2021-01-01', true, undefined],
  ['no. 1a: on request or with electronic bills', '2021-12', '2021-12-01', true, 3],
  ['no. 1b: otherwise twice a year', '2021-12', '2021-12-01', false, 6],
  ['no. 2: monthly, whenever the period began', '2022-01', '2021-01-01', false, 1],
  ['no. 2: nobody has to ask', '2026-10', '2026-01-01', true, 1],
] as const)('s. 6a(1), %s', (_, month, periodFrom, onRequest, months) => {
  expect(informationInterval(month, periodFrom, onRequest)?.months).toBe(months);
});

test.each([
  ['s. 6a(3): by consumption', '2021-12-01', true, ['1a', '1b', '1c', '2', '3', '4', '5']],
  ['s. 6a(5): not by consumption', '2021-12-01', false, ['2', '3']],
  ['periods that began before', '2021-11-30', true, []],
] as const)('%s', (_, day, byConsumption, numbers) => {
  expect(yearlyInformationNumbers(day, byConsumption)).toEqual(numbers);
});

test.each([
  ['metering_rent', true],
  ['calibration', true],
  ['reading', true],
  ['billing', true],
  ['maintenance', false],
  ['fuel', false],
])('s. 6a(3) no. 1c: %s', (kind, counts) => {
  expect(isMeteringCharge(kind, '2025-01-01')).toBe(counts);
  expect(isMeteringCharge(kind, '2021-01-01')).toBe(false);
});
