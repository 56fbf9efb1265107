import { expect, test } from 'vitest';
import { touchesHalfSplit } from './section-5a-half-split.ts';
import { nonResidentialPermille } from './section-8-non-residential.ts';
import { restrictedPermille } from './section-9-restrictions.ts';

test('s. 8(1): the landlord of a non-residential building bears half', () => {
  expect(nonResidentialPermille('2026-01-01').value).toBe(500n);
});

test.each([
  [950n, 'none', 950n],
  [950n, 'one', 475n],
  [500n, 'one', 250n],
  [950n, 'both', 0n],
] as const)('s. 9: %s per mille under restrictions: %s leave %s', (permille, restrictions, left) => {
  const { permille: rest, parameters } = restrictedPermille(permille, restrictions, '2025-01-01');
  expect(rest).toBe(left);
  expect(parameters.map(({ id }) => id)).toEqual(restrictions === 'none' ? [] : ['co2kostaufg.9.restrictions']);
});

test('s. 5a reaches every period that touches 2028', () => {
  expect(touchesHalfSplit({ from: '2027-01-01', to: '2027-12-31' })).toBe(false);
  expect(touchesHalfSplit({ from: '2027-02-01', to: '2028-01-31' })).toBe(true);
});
