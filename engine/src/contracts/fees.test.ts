import { describe, expect, test } from 'vitest';
import { chargeFee, type FeeInput } from './fees.ts';

const INPUT: FeeInput = { code: 'late_cost_data', on: '2026-09-01', quantity: 1, priceBasis: 'NET' };

describe('AGB s. 10 and 11: the price list holds, not the same figure plus tax', () => {
  test.each([
    ['late data of a let unit', {}, '23.53', '28.00'],
    ['late data of ten', { quantity: 10 }, '235.30', '280.01'],
    ['late data of ten, priced gross', { quantity: 10, priceBasis: 'GROSS' }, '235.29', '280.00'],
    ['a new statement', { code: 'recreation_late_or_wrong_data' }, '22.56', '26.85'],
    ['after an objection', { code: 'recalculation_after_objection', causedByCustomer: true }, '22.56', '26.85'],
    ['interim reading', { code: 'interim_reading' }, '15.97', '19.00'],
    ['interim reading and 40 km', { code: 'interim_reading', travelKm: 40 }, '60.97', '72.55'],
    ['two of them on one trip', { code: 'interim_reading', quantity: 2, travelKm: 15 }, '46.94', '55.86'],
    ['a trip next door', { code: 'interim_reading', travelKm: 0 }, '30.97', '36.85'],
    ['no trip for late data', { travelKm: 15 }, '23.53', '28.00'],
  ] as const)('%s', (_, more, netEur, grossEur) => {
    expect(chargeFee({ ...INPUT, ...more })).toMatchObject({ ok: true, totals: { netEur, grossEur } });
  });

  test('the customer may prove less, and the other figure is kept', () => {
    expect(chargeFee(INPUT)).toMatchObject({
      legalBasis: 'AGB § 10(2), A.6',
      contradicting: { provision: '§ 10(2)', netEur: '28.00', grossEur: '33.32' },
      findings: [{ code: 'lower_cost_may_be_proven', severity: 'info', legal_basis: 'BGB § 309 no. 5' }],
    });
  });

  test.each([
    [
      'an objection the customer did not cause',
      { code: 'recalculation_after_objection' },
      'not_caused_by_customer',
      '/causedByCustomer',
    ],
    [
      'the same, said so',
      { code: 'recalculation_after_objection', causedByCustomer: false },
      'not_caused_by_customer',
      '/causedByCustomer',
    ],
    ['a trip the list has no price for', { code: 'interim_reading', travelKm: 101 }, 'no_travel_price', '/travelKm'],
    ['a trip of less than nothing', { code: 'interim_reading', travelKm: -1 }, 'negative_value', '/travelKm'],
    ['an unknown fee', { code: 'dunning' }, 'unknown_value', '/code'],
    ['before the price list', { on: '2026-05-25' }, 'no_terms', '/on'],
    ['no units', { quantity: 0 }, 'not_a_whole_number', '/quantity'],
    ['half a unit', { quantity: 1.5 }, 'not_a_whole_number', '/quantity'],
    ['no such day', { on: '2026-02-30' }, 'not_a_day', '/on'],
  ] as const)('refused: %s', (_, more, code, path) => {
    const answer = chargeFee({ ...INPUT, ...more } as FeeInput);
    expect(answer.ok ? [] : answer.findings.map((each) => [each.code, each.path])).toEqual([[code, path]]);
  });
});
