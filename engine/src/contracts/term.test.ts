import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../time/day.ts';
import { addDays } from '../time/shift.ts';
import { type ContractPart, rentalStart } from './contract-part.ts';
import { endAfterNotice, termFindings, termOn } from './term.ts';

const contract = (part: ContractPart['part'], party: ContractPart['party'], startsOn: Day): ContractPart => ({
  part,
  party,
  agreedOn: '2026-05-29',
  startsOn,
});
const consumerService = contract('service', 'consumer', '2026-07-15');
const businessService = contract('service', 'business', '2026-07-15');
const consumerRental = contract('deviceRental', 'consumer', '2026-06-20');
const businessRental = contract('deviceRental', 'business', '2026-06-20');

describe('AGB s. 8a and 8b: the term a contract is in', () => {
  test.each([
    ['24 months of a consumer', consumerService, '2026-07-15', 1, '2026-07-15', '2028-07-14', '2028-06-14', 'renewal'],
    ['their last day', consumerService, '2028-07-14', 1, '2026-07-15', '2028-07-14', '2028-06-14', 'renewal'],
    ['then without end', consumerService, '2028-07-15', 2, '2028-07-15', null, null, 'runs_on'],
    ['for ever', consumerService, '2060-01-01', 2, '2028-07-15', null, null, 'runs_on'],
    ['two years of a business', businessService, '2027-01-01', 1, '2026-07-15', '2028-07-14', '2028-04-14', 'renewal'],
    ['then year by year', businessService, '2028-07-15', 2, '2028-07-15', '2029-07-14', '2029-04-14', 'renewal'],
    ['the fifth year', businessService, '2030-08-01', 4, '2030-07-15', '2031-07-14', '2031-04-14', 'renewal'],
    ['ten years of rental', businessRental, '2030-01-01', 1, '2026-06-20', '2036-06-19', '2035-12-19', 'renewal'],
    ['then two by two', businessRental, '2036-06-20', 2, '2036-06-20', '2038-06-19', '2037-12-19', 'renewal'],
    ['and again', businessRental, '2039-01-01', 3, '2038-06-20', '2040-06-19', '2039-12-19', 'renewal'],
    ['ten years for a consumer', consumerRental, '2030-01-01', 1, '2026-06-20', '2036-06-19', '2035-12-19', 'renewal'],
    ['then eight at most', consumerRental, '2036-06-20', 2, '2036-06-20', '2044-06-19', null, 'end'],
  ] as const)('%s', (_, part, day, number, from, to, latestNotice, withoutNotice) => {
    expect(termOn(part, day)).toEqual({ number, from, to, latestNotice, withoutNotice });
  });

  test.each([
    ['before it starts', businessService, '2026-07-14'],
    ['after eight more years', consumerRental, '2044-06-20'],
    ['without terms', { ...businessService, agreedOn: '2026-05-28' }, '2027-01-01'],
  ] as const)('none %s', (_, part, day) => expect(termOn(part, day)).toBeUndefined());

  test('a contract from a leap day ends on the last of February and renews from there', () => {
    const part = contract('service', 'business', '2028-02-29');
    expect(termOn(part, '2028-03-01')).toMatchObject({ to: '2030-02-28', latestNotice: '2029-11-30' });
    expect(termOn(part, '2031-06-01')).toMatchObject({ from: '2031-03-01', to: '2032-02-29' });
  });
});

describe('the end after notice', () => {
  test.each([
    ['a consumer, in time for the first term', consumerService, '2028-06-14', '2028-07-14'],
    ['a day later: a month from receipt', consumerService, '2028-06-15', '2028-07-15'],
    ['years later: a month, to the last of February', consumerService, '2031-01-31', '2031-02-28'],
    ['a business, in time', businessService, '2028-04-14', '2028-07-14'],
    ['a day late: another year', businessService, '2028-04-15', '2029-07-14'],
    ['rental, in time', businessRental, '2035-12-19', '2036-06-19'],
    ['a day late: two years', businessRental, '2035-12-20', '2038-06-19'],
    ['a consumer, late: eight years', consumerRental, '2035-12-20', '2044-06-19'],
    ['in the last term it ends by itself', consumerRental, '2044-01-01', '2044-06-19'],
    ['on its last day', consumerRental, '2044-06-19', '2044-06-19'],
    ['before the start', businessService, '2026-06-01', '2028-07-14'],
  ] as const)('%s', (_, part, receivedOn, end) => expect(endAfterNotice(part, receivedOn)).toBe(end));

  test('none after the end, none without terms', () => {
    expect(endAfterNotice(consumerRental, '2044-06-20')).toBeUndefined();
    expect(endAfterNotice({ ...businessService, agreedOn: '2020-01-01' }, '2027-01-01')).toBeUndefined();
  });

  test('notice a day later never ends it earlier, and never before it is received', () => {
    fc.assert(
      fc.property(fc.nat(6000), fc.constantFrom(consumerService, businessService, businessRental), (days, part) => {
        const receivedOn = addDays(part.startsOn, days);
        const end = endAfterNotice(part, receivedOn) ?? '';
        expect(end > receivedOn).toBe(true);
        expect((endAfterNotice(part, addDays(receivedOn, 1)) ?? '') >= end).toBe(true);
      }),
      { seed: 15 },
    );
  });
});

test('the rental starts with the first acceptance on the property', () => {
  expect(rentalStart(['2026-09-01', '2026-06-20', '2027-01-01'])).toBe('2026-06-20');
  expect(rentalStart([])).toBeUndefined();
});

test('what the terms leave open towards consumers is said', () => {
  expect(termFindings(businessRental)).toEqual([]);
  expect(termFindings(consumerService).map(({ code }) => code)).toEqual(['notice_not_stated']);
  expect(termFindings(consumerRental).map(({ code }) => code)).toEqual([
    'renewal_upper_bound_only',
    'rental_of_mixed_contract',
  ]);
});

test('a term and a notice that lead beyond the calendar have no day', () => {
  const part = { part: 'service', party: 'business', agreedOn: '2026-06-01', startsOn: '2026-06-15' } as const;
  expect(termOn(part, '9999-12-31')).toBeUndefined();
  expect(endAfterNotice(part, '9999-12-31')).toBeUndefined();
});
