import { describe, expect, test } from 'vitest';
import { DEADLINE_IDS, DEADLINE_RULES } from './catalogue.ts';
import { trafficLight } from './deadline.ts';
import { deadlineOf } from './deadline-of.ts';

const place = { state: 'RP' } as const;

describe('one day leads to a deadline', () => {
  // id, anchor, due, moved by s. 193 at Reichweiler, cautious, planned
  test.each([
    ['statement', '2025-12-31', '2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['statement', '2026-04-30', '2027-04-30', '2027-04-30', '2027-04-30', '2027-04-30'],
    ['statement', '2027-02-28', '2028-02-29', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['statement', '2028-02-29', '2029-02-28', '2029-02-28', '2029-02-28', '2029-02-28'],
    // A Sunday, and New Year after it: one's own duty is planned without either.
    ['statement', '2027-12-31', '2028-12-31', '2029-01-02', '2028-12-31', '2028-12-31'],
    ['statement', '2026-06-15', '2027-06-30', '2027-06-30', '2027-06-15', '2027-06-15'],
    ['objection', '2026-01-18', '2027-01-31', '2027-02-01', '2027-01-18', '2027-02-01'],
    ['objection', '2024-02-29', '2025-02-28', '2025-02-28', '2025-02-28', '2025-02-28'],
    ['objection', '2025-12-01', '2026-12-31', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['own_supply_co2_claim', '2026-02-20', '2027-02-20', '2027-02-22', '2027-02-20', '2027-02-22'],
    ['own_supply_co2_claim', '2024-02-29', '2025-02-28', '2025-02-28', '2025-02-28', '2025-02-28'],
    ['remote_reading_retrofit', '2015-05-01', '2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['remote_reading_retrofit', '2021-12-01', '2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['gateway_retrofit', '2022-12-01', '2031-12-31', '2031-12-31', '2031-12-31', '2031-12-31'],
    ['rental_announcement_objection', '2027-01-31', '2027-02-28', '2027-03-01', '2027-02-28', '2027-03-01'],
    ['rental_announcement_objection', '2026-08-17', '2026-09-17', '2026-09-17', '2026-09-17', '2026-09-17'],
    ['monthly_consumption_info', '2026-10-05', '2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30'],
    ['monthly_consumption_info', '2027-01-31', '2027-02-28', '2027-03-01', '2027-02-28', '2027-02-28'],
    ['monthly_consumption_info', '2028-01-01', '2028-02-29', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['monthly_consumption_info', '2026-12-31', '2027-01-31', '2027-02-01', '2027-01-31', '2027-01-31'],
    ['heat_supply_announcement', '2026-10-01', '2026-06-30', '2026-06-30', '2026-06-30', '2026-06-30'],
    ['heat_supply_announcement', '2027-03-01', '2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30'],
    // 28 February 2026 is a Saturday: backwards nothing is moved.
    ['heat_supply_announcement', '2026-06-01', '2026-02-28', '2026-02-28', '2026-02-28', '2026-02-28'],
    ['calibration', '2020-03-01', '2026-12-31', '2026-12-31', '2026-12-31', '2026-12-31'],
    ['calibration', '2021-05-03', '2027-12-31', '2027-12-31', '2027-12-31', '2027-12-31'],
    ['calibration', '2022-01-01', '2028-12-31', '2028-12-31', '2028-12-31', '2028-12-31'],
    ['cost_data', '2026-12-31', '2027-04-30', '2027-04-30', '2027-04-30', '2027-04-30'],
    // A Saturday, All Saints on Sunday.
    ['cost_data', '2026-06-30', '2026-10-31', '2026-11-02', '2026-10-31', '2026-11-02'],
    ['cost_data', '2026-10-31', '2027-02-28', '2027-03-01', '2027-02-28', '2027-03-01'],
    ['invoice_payment', '2026-12-12', '2026-12-26', '2026-12-28', '2026-12-26', '2026-12-28'],
    ['invoice_payment', '2026-06-01', '2026-06-15', '2026-06-15', '2026-06-15', '2026-06-15'],
    ['withdrawal', '2026-12-18', '2027-01-01', '2027-01-04', '2027-01-01', '2027-01-04'],
    ['limitation', '2026-05-10', '2029-12-31', '2029-12-31', '2029-12-31', '2029-12-31'],
    ['limitation', '2025-01-01', '2028-12-31', '2029-01-02', '2028-12-31', '2028-12-31'],
  ] as const)('%s from %s', (id, anchor, dueDate, dueDateShifted, cautiousDate, plannedDate) => {
    expect(deadlineOf(id, anchor, { place })).toMatchObject({
      dueDate,
      dueDateShifted,
      cautiousDate,
      plannedDate,
    });
  });

  test.each([
    ['statement', '2001-08-31'],
    ['objection', '2001-08-31'],
    ['own_supply_co2_claim', '2022-12-31'],
    ['remote_reading_retrofit', '2021-12-02'],
    ['gateway_retrofit', '2022-12-02'],
    ['monthly_consumption_info', '2021-12-31'],
    ['rental_announcement_objection', '2008-12-31'],
    ['heat_supply_announcement', '2013-06-30'],
    ['calibration', '2014-12-31'],
    ['cost_data', '2026-05-28'],
    ['withdrawal', '2014-06-12'],
    ['limitation', '2001-12-31'],
  ] as const)('%s does not reach %s', (id, anchor) => expect(deadlineOf(id, anchor)).toBeUndefined());
});

test('without a place nothing is moved, and the day due is the day to plan by', () => {
  expect(deadlineOf('invoice_payment', '2026-12-12')).toMatchObject({
    dueDateShifted: null,
    plannedDate: '2026-12-26',
  });
  expect(deadlineOf('objection', '2026-01-18')).toMatchObject({ dueDateShifted: null, plannedDate: '2027-01-31' });
});

test('before the holidays that are known nothing is moved', () => {
  expect(deadlineOf('limitation', '2002-06-01', { place })?.dueDateShifted).toBe('2006-01-02');
  expect(deadlineOf('calibration', '2020-01-01', { place })?.dueDateShifted).toBe('2026-12-31');
});

test('the terms are those of the contract, not of the day it counts from', () => {
  expect(deadlineOf('cost_data', '2025-12-31')).toBeUndefined();
  expect(deadlineOf('cost_data', '2025-12-31', { agreedOn: '2026-06-01' })?.dueDate).toBe('2026-04-30');
  expect(deadlineOf('invoice_payment', '2027-01-15', { agreedOn: '2026-05-28' })).toBeUndefined();
});

test.each(DEADLINE_IDS)('%s has no day where the calendar ends, and none before it begins', (id) => {
  for (const anchor of ['0001-01-01', '9999-12-01', '9999-12-31'] as const) {
    const due = deadlineOf(id, anchor, { place, agreedOn: '2026-06-01' });
    for (const day of [due?.dueDate, due?.cautiousDate, due?.plannedDate])
      expect(day ?? '9999-12-31').toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  expect(deadlineOf('limitation', '9996-12-31')?.dueDate).toBe('9999-12-31');
  expect(deadlineOf('limitation', '9997-01-01')).toBeUndefined();
});

test('a deadline says how it is counted and where that stands', () => {
  expect(deadlineOf('statement', '2025-12-31')).toMatchObject({
    legalBasis: 'BGB § 556(3) sentence 2',
    ruleDe: 'Ende des 12. Monats nach dem Abrechnungszeitraum',
    section193: 'information',
  });
  expect(deadlineOf('rental_announcement_objection', '2026-08-17')).toMatchObject({
    legalBasis: 'HeizkostenV § 4(2)',
    ruleDe: 'ein Monat nach Zugang der Mitteilung',
    ruleEn: 'one month after receipt of the announcement',
    section193: 'decisive',
  });
});

test.each(DEADLINE_IDS)('%s is described in both languages', (id) => {
  const { titleDe, titleEn, anchor, ruleDe, ruleEn } = DEADLINE_RULES[id];
  for (const text of [titleDe, titleEn, anchor, ruleDe(3), ruleEn(3)]) expect(text).toMatch(/\w{3}/);
});

test.each([
  ['2026-12-31', '2026-11-30', 'green'],
  ['2026-12-31', '2026-12-01', 'yellow'],
  ['2026-12-31', '2026-12-23', 'yellow'],
  ['2026-12-31', '2026-12-24', 'red'],
  ['2026-12-31', '2026-12-31', 'red'],
  ['2026-12-31', '2027-01-01', 'red'],
] as const)('due on %s, seen on %s: %s', (due, today, light) => expect(trafficLight(due, today)).toBe(light));
