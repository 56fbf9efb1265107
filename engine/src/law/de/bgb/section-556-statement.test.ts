import { expect, test } from 'vitest';
import { statementDeadline } from './section-556-statement.ts';

test.each([
  { why: 'a calendar year', to: '2025-12-31', until: '2026-12-31', cautious: '2026-12-31' },
  { why: 'a year that ends in spring', to: '2026-04-30', until: '2027-04-30', cautious: '2027-04-30' },
  { why: 'the end of February before a leap year', to: '2023-02-28', until: '2024-02-29', cautious: '2024-02-29' },
  { why: 'the end of February of a leap year', to: '2024-02-29', until: '2025-02-28', cautious: '2025-02-28' },
  { why: '28 February of a leap year ends no month', to: '2024-02-28', until: '2025-02-28', cautious: '2025-02-28' },
  { why: 'a period that ends within a month', to: '2025-06-15', until: '2026-06-30', cautious: '2026-06-15' },
] as const)('BGB s. 556(3) s. 2: $why', ({ to, until, cautious }) => {
  expect(statementDeadline(to)).toMatchObject({
    until,
    cautiousUntil: cautious,
    source: { provision: '§ 556(3) sentence 2' },
  });
});

test('before the tenancy law of 2001 there is no such deadline', () => {
  expect(statementDeadline('2001-08-31')).toBeUndefined();
});
