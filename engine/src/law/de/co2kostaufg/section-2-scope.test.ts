import { expect, test } from 'vitest';
import { isExcludedConnection } from './section-2-scope.ts';

test.each([
  ['2023-01-01', '2025-01-01', false],
  ['2023-01-02', '2025-01-01', true],
  ['2023-01-02', '2022-01-01', false],
] as const)('CO2KostAufG s. 2(4): connected on %s, period from %s', (connectedOn, from, excluded) => {
  expect(isExcludedConnection(connectedOn, from)).toBe(excluded);
});
