import { expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import { co2ReductionCents } from './section-7-reduction.ts';

test('CO2KostAufG s. 7(4): three percent, to the cent', () => {
  expect(co2ReductionCents(parse('1001.50'), '2023-01-01')).toBe(3005n);
  expect(() => co2ReductionCents(parse('1'), '2022-12-31')).toThrow('no value in force');
});
