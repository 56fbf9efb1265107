import { expect, test } from 'vitest';
import type { Period } from '../time/period.ts';
import { type LatePaymentInput, latePayment } from './late-payment.ts';

const INPUT: LatePaymentInput = {
  amountEur: '749.70',
  debtor: 'business',
  overdue: { from: '2025-06-16', to: '2025-07-15' },
};

test('AGB s. 7(3): interest by parts, the flat fee, and that the base rates are not confirmed', () => {
  // 749.70 * (11.27 % * 15 + 10.27 % * 15) / 365
  expect(latePayment(INPUT)).toMatchObject({
    ok: true,
    parts: [
      { from: '2025-06-16', to: '2025-06-30', days: 15, ratePercent: '11.27', interestEur: '3.472241' },
      { from: '2025-07-01', to: '2025-07-15', days: 15, ratePercent: '10.27', interestEur: '3.164145' },
    ],
    interestEur: '6.64',
    flatFeeEur: '40.00',
    findings: [{ code: 'base_rate_provisional' }, { code: 'base_rate_provisional' }],
  });
});

test('a consumer owes no flat fee', () => {
  expect(latePayment({ ...INPUT, debtor: 'consumer' })).toMatchObject({ ok: true, flatFeeEur: '0.00' });
});

test.each([
  ['a rate nobody entered', { overdue: { from: '2026-07-01', to: '2026-07-31' } }, [['base_rate_unknown', '/overdue']]],
  [
    'a period that is reversed',
    { overdue: { from: '2025-07-02', to: '2025-07-01' } },
    [['period_reversed', '/overdue']],
  ],
  [
    'all of it',
    {
      amountEur: '-1',
      debtor: 'tenant' as LatePaymentInput['debtor'],
      overdue: { from: '2025-02-30', to: 'x' } as unknown as Period,
      baseRates: [
        {
          from: '2025-01-01',
          value: 'two',
          source: { statute: 'BGB', provision: '§ 247(1)', url: 'https://example.test/' },
        },
      ],
    },
    [
      ['negative_value', '/amountEur'],
      ['unknown_value', '/debtor'],
      ['not_a_day', '/overdue/from'],
      ['not_a_day', '/overdue/to'],
      ['not_a_number', '/baseRates/0/value'],
    ],
  ],
] satisfies [string, Partial<LatePaymentInput>, string[][]][])('refused: %s', (_, more, expected) => {
  const answer = latePayment({ ...INPUT, ...more });
  expect(answer.ok ? [] : answer.findings.map(({ code, path }) => [code, path])).toEqual(expected);
});
