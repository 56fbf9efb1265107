import { expect, test } from 'vitest';
import { objectionDeadline } from './section-556-objection.ts';

test.each([
  { why: 'both readings of the twelfth month', receipt: '2026-01-18', until: '2027-01-31', cautious: '2027-01-18' },
  { why: 'received on the last day: one reading', receipt: '2026-01-31', until: '2027-01-31', cautious: '2027-01-31' },
  { why: 's. 188(3): no 29 February', receipt: '2024-02-29', until: '2025-02-28', cautious: '2025-02-28' },
  { why: 'into a leap year', receipt: '2027-02-28', until: '2028-02-29', cautious: '2028-02-28' },
  { why: 'over the turn of the year', receipt: '2025-12-01', until: '2026-12-31', cautious: '2026-12-01' },
] as const)('BGB s. 556(3) s. 5: $why', ({ receipt, until, cautious }) => {
  expect(objectionDeadline(receipt)).toMatchObject({ until, cautiousUntil: cautious });
});

test.each([
  ['before the tenancy law of 2001', '2001-08-31'],
  ['at the end of the calendar', '9999-01-01'],
] as const)('%s there is no such deadline', (_, receipt) => expect(objectionDeadline(receipt)).toBeUndefined());
