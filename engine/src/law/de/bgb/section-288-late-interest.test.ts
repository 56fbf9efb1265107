import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../money/decimal.ts';
import { add, compare, sum } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { addDays } from '../../../time/shift.ts';
import type { Dated } from '../../dated.ts';
import { type LateInterest, lateInterest } from './section-288-late-interest.ts';

const rate = (from: Day, value: string | null): Dated<string | null> => ({
  from,
  value,
  source: { statute: 'BGB', provision: '§ 247(1)', url: 'https://www.gesetze-im-internet.de/bgb/__247.html' },
});
const interest = (amount: string, debtor: 'consumer' | 'business', from: Day, to: Day) =>
  lateInterest({ amountEur: parse(amount), debtor, overdue: { from, to } });

describe('BGB s. 288: amount * rate * days / 365', () => {
  test.each([
    ['(1): 1,000 at 2.27 + 5 for 181 days', '1000', 'consumer', '2025-01-01', '2025-06-30', 3605n, 0n],
    ['(2), (5): 1,000 at 2.27 + 9, and 40', '1000', 'business', '2025-01-01', '2025-06-30', 5589n, 4000n],
    ['a leap year has 182 of 365 days in its first half', '1000', 'consumer', '2024-01-01', '2024-06-30', 4298n, 0n],
    ['a single day: 1,000 at 6.27', '1000', 'consumer', '2025-12-31', '2025-12-31', 17n, 0n],
    // 1.49384 and 1.33130: rounded each they were 2.82.
    ['a new rate on 1 July; only the sum is rounded', '250', 'consumer', '2025-06-01', '2025-07-31', 283n, 0n],
    ['nothing is owed', '0', 'business', '2025-01-01', '2025-06-30', 0n, 4000n],
  ] as const)('%s', (_, amount, debtor, from, to, interestCents, flatFeeCents) => {
    expect(interest(amount, debtor, from, to)).toMatchObject({ interestCents, flatFeeCents });
  });

  test('the parts end where the base rate changes', () => {
    const { parts } = interest('250', 'consumer', '2025-06-01', '2026-01-01') as LateInterest;
    expect(parts.map(({ period, days }) => [period.from, period.to, days])).toEqual([
      ['2025-06-01', '2025-06-30', 30],
      ['2025-07-01', '2025-12-31', 184],
      ['2026-01-01', '2026-01-01', 1],
    ]);
  });

  test('a base rate below zero lowers the rate', () => {
    const baseRates = [rate('2022-07-01', '-0.88')];
    const overdue = { from: '2022-07-01', to: '2022-12-31' } as const;
    // 1,000 * 4.12 % * 184 / 365
    expect(lateInterest({ amountEur: parse('1000'), debtor: 'consumer', overdue, baseRates })).toMatchObject({
      interestCents: 2077n,
    });
  });
});

describe('a rate that nobody entered is never made up', () => {
  test.each([
    ['not entered yet', '2026-06-15', '2026-07-15', '2026-07-01'],
    ['years ahead', '2030-01-01', '2030-01-31', '2030-01-01'],
    ['before the first', '2022-12-31', '2023-01-31', '2022-12-31'],
    ['before the law', '2014-07-28', '2014-08-31', '2014-07-28'],
  ] as const)('%s', (_, from, to, unknownFrom) => {
    expect(interest('100', 'consumer', from, to)).toEqual({ unknownFrom });
  });

  test('the rate of one half year says nothing about the next', () => {
    const baseRates = [rate('2025-01-01', '2.27')];
    const overdue = { from: '2025-06-01', to: '2025-07-01' } as const;
    expect(lateInterest({ amountEur: parse('1'), debtor: 'consumer', overdue, baseRates })).toEqual({
      unknownFrom: '2025-07-01',
    });
  });
});

test('however a default is cut, its parts add up', () => {
  const total = ({ parts }: LateInterest) => sum(parts.map(({ interestEur }) => interestEur));
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.boolean(), (before, after, consumer) => {
      const from = '2023-01-01';
      const cut = addDays(from, before);
      const end = addDays(cut, after + 1);
      const debtor = consumer ? 'consumer' : 'business';
      const whole = interest('1234.56', debtor, from, end) as LateInterest;
      const first = interest('1234.56', debtor, from, cut) as LateInterest;
      const second = interest('1234.56', debtor, addDays(cut, 1), end) as LateInterest;
      expect(compare(total(whole), add(total(first), total(second)))).toBe(0);
    }),
    { seed: 12 },
  );
});
