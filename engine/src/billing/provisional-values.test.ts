import { expect, test } from 'vitest';
import { provisionalValuesBehind } from './provisional-values.ts';
import type { Reason } from './reasons.ts';

const step = (id: string, inputs: readonly string[], parameter?: Reason['parameter']): [string, Reason] => [
  id,
  {
    id,
    label_de: id,
    label_en: id,
    value: '1',
    unit: 'EUR',
    rule: 'sum',
    legal_basis: 'BGB § 556(3)',
    formula: 'a + b',
    inputs,
    ...(parameter === undefined ? {} : { parameter }),
  },
];
const price = (from: string, provisional: boolean): Reason['parameter'] => ({
  id: 'behg.10.certificate_price',
  from,
  source: 'CO2KostAufG § 4, https://www.gesetze-im-internet.de/co2kostaufg/__4.html',
  ...(provisional ? { provisional: true } : {}),
});
const REASONS = Object.fromEntries([
  step('total', ['heating', 'co2', 'unknown', '/costs/0/gross_eur']),
  step('heating', ['/costs/0/gross_eur', 'co2']),
  step('co2', ['price 2026', 'price 2027', 'price 2027 again']),
  step('price 2026', [], price('2026-01-01', false)),
  step('price 2027', [], price('2027-01-01', true)),
  step('price 2027 again', ['total'], price('2027-01-01', true)),
]);

test('a provisional value below an amount is named once, with its title and provision', () => {
  expect(provisionalValuesBehind(REASONS, ['total', 'heating'])).toEqual([
    {
      id: 'behg.10.certificate_price',
      from: '2027-01-01',
      title_de: expect.stringMatching(/./),
      title_en: expect.stringMatching(/./),
      legal_basis: 'CO2KostAufG § 4',
    },
  ]);
  expect(provisionalValuesBehind(REASONS, ['total'])[0]?.title_de).not.toBe('behg.10.certificate_price');
});

test('values that are published leave nothing to say', () => {
  expect(provisionalValuesBehind(REASONS, ['price 2026'])).toEqual([]);
  expect(provisionalValuesBehind(REASONS, ['nowhere'])).toEqual([]);
});
