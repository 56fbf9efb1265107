import { expect, test } from 'vitest';
import { earlyEndDamage } from './early-end.ts';
import type { ContractRefusal } from './findings.ts';
import { readIndex } from './index-clause/index-table.ts';
import { indexRequest } from './index-clause/request.ts';
import { VPI_2020_DATA } from './index-clause/vpi-2020.ts';
import { invoiceTotals } from './invoice.ts';
import { latePayment } from './late-payment.ts';

/* What lies in an input may come from anywhere: it is judged and never thrown back. */

const none = <T>(value: unknown): T => value as T;

const damage = { discountPercent: '4', rentPartPercent: '100', reuseValueEur: '0', due: 'in_advance' } as const;
const late = { amountEur: '1', debtor: 'business' } as const;
const overdue = { from: '2026-01-01', to: '2026-01-31' } as const;
const request = {
  agreedOn: '2026-06-01',
  startsOn: '2026-06-15',
  lastAdjustment: null,
  by: 'provider',
  madeOn: '2027-12-01',
  receivedOn: '2027-12-03',
  effectiveOn: '2028-01-01',
} as const;
const item = { id: 'basis', netEur: '6.30', recurring: true };

test.each<[string, () => { readonly ok: true } | ContractRefusal, readonly string[]]>([
  [
    'an instalment',
    () => earlyEndDamage({ ...damage, instalments: [none(null), none(7)] }),
    ['not_an_object /instalments/0', 'not_an_object /instalments/1'],
  ],
  ['a line of an invoice', () => invoiceTotals({ priceBasis: 'NET', lines: [none(null)] }), ['not_an_object /lines/0']],
  ['the lines of an invoice', () => invoiceTotals({ priceBasis: 'NET', lines: none(null) }), ['not_a_list /lines']],
  [
    'a quantity of any depth',
    () =>
      invoiceTotals({
        priceBasis: 'NET',
        lines: [{ id: 'a', quantity: none(nested()), unitPriceEur: '1', vatPercent: '19' }],
      }),
    ['not_a_number /lines/0/quantity'],
  ],
  ['the days of a default', () => latePayment({ ...late, overdue: none(null) }), ['not_an_object /overdue']],
  ['a base rate', () => latePayment({ ...late, overdue, baseRates: [none(null)] }), ['not_an_object /baseRates/0']],
  [
    'a default until the end of the calendar',
    () => latePayment({ ...late, overdue: { ...overdue, to: '9999-12-31' } }),
    ['base_rate_unknown /overdue'],
  ],
  [
    'a price',
    () => indexRequest({ ...request, items: [item, none(undefined)] }),
    ['not_an_object /items/1', 'base_value_pending ', 'index_values_missing '],
  ],
  [
    'a contract at the end of the calendar',
    () => indexRequest({ ...request, startsOn: '9999-06-15', items: [item] }),
    ['outside_calendar '],
  ],
  ['a month of an index', () => readIndex({ ...VPI_2020_DATA, entries: [none(null)] }), ['not_an_object /entries/0']],
])('%s that is none is a finding', (_, calculate, findings) => {
  const answer = calculate();
  const told = answer.ok ? ['ok'] : answer.findings.filter(({ severity }) => severity === 'error');
  expect(told.map((each) => (typeof each === 'string' ? each : `${each.code} ${each.path}`))).toEqual(findings);
});

function nested(): unknown {
  let value: unknown[] = [];
  for (let level = 0; level < 20_000; level += 1) value = [value];
  return value;
}
