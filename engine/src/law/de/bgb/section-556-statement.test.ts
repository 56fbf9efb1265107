import { expect, test } from 'vitest';
import { statementDeadline } from './section-556-statement.ts';

test.each([
  ['2025-12-31', '2026-12-31'],
  ['2026-04-30', '2027-04-30'],
  ['2023-02-28', '2024-02-29'],
  ['2000-12-31', undefined],
] as const)('BGB s. 556(3): a period that ends on %s is settled until %s', (to, until) => {
  expect(statementDeadline(to)).toBe(until);
});
