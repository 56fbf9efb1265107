import { expect, test } from 'vitest';
import { explainMeasurement } from './measurement.ts';

const between = (start: string, end: string, difference: string, factor = '1') => ({
  start: { value: start },
  end: { value: end },
  difference,
  factor,
});

test.each([
  ['an allocator with its evaluation factor', between('0', '540', '540', '1.25'), '(540 − 0) × 1,25 = 675'],
  ['a meter', between('5175', '5975.5', '800.5'), '5.975,5 − 5.175 = 800,5'],
  ['a register that began anew at its end', between('99990', '5', '15'), '5 + 100.000 − 99.990 = 15'],
])('from readings to units: %s', (_, measured, calculation) => {
  expect(explainMeasurement(measured, 'de')).toBe(calculation);
});

test('in English', () => {
  expect(explainMeasurement(between('0', '1080', '1080', '1.25'), 'en')).toBe('(1,080 − 0) × 1.25 = 1,350');
});
