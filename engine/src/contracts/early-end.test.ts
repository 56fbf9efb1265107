import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFixed, parse } from '../money/decimal.ts';
import {
  defaultDiscountPercent,
  type EarlyEndDamage,
  type EarlyEndInput,
  earlyEndDamage,
  monthlyFactor,
  remainingInstalments,
} from './early-end.ts';

const months = (count: number, priceNetEur: string, savedNetEur = '0') =>
  Array.from({ length: count }, () => ({ priceNetEur, savedNetEur }));
/** Nothing is due but one instalment after so many months. */
const single = (after: number, priceNetEur: string) => [...months(after, '0'), ...months(1, priceNetEur)];

const INPUT: EarlyEndInput = {
  discountPercent: '4',
  rentPartPercent: '100',
  reuseValueEur: '0',
  due: 'in_advance',
  instalments: [],
};

describe('the factor of a month', () => {
  // Roots that come out even, and others worked out with sixty decimals.
  test.each([
    ['0', '1.00000000000000000000'],
    ['4', '1.00327373978219886386'],
    ['3.5', '1.00287089871907662762'],
    ['6.17', '1.00500175028481129768'],
    ['0.5', '1.00041571484472899961'],
    ['26.8241794562545318301513', '1.02000000000000000000'],
  ])('at %s %% is %s', (percent, factor) => expect(formatFixed(monthlyFactor(parse(percent)), 20)).toBe(factor));

  test('is the nearest number with twenty decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const { n, d } = monthlyFactor(parse(`${hundredths}/100`));
        const year = BigInt(10_000 + hundredths) * (2n * d) ** 12n;
        expect((2n * n - 1n) ** 12n * 10_000n < year).toBe(true);
        expect((2n * n + 1n) ** 12n * 10_000n > year).toBe(true);
      }),
      { seed: 16 },
    );
  });
});

describe('AGB s. 9(1): remaining rent, discounted, less what is saved and reused', () => {
  test.each([
    ['nothing remains', {}, '0.00'],
    ['without discount it is a sum', { discountPercent: '0', instalments: months(36, '4.20') }, '151.20'],
    ['less what is saved each month', { discountPercent: '0', instalments: months(36, '4.20', '0.70') }, '126.00'],
    [
      'less what the devices are worth',
      { discountPercent: '0', reuseValueEur: '26.01', instalments: months(36, '4.20', '0.70') },
      '99.99',
    ],
    ['never below zero', { reuseValueEur: '500', instalments: months(36, '4.20') }, '0.00'],
    ['the first instalment is due at once', { instalments: single(0, '100') }, '100.00'],
    ['a year later: 104 / 1.04', { instalments: single(12, '104') }, '100.00'],
    ['two years later: 108.16 / 1.04^2', { instalments: single(24, '108.16') }, '100.00'],
    ['half a year at 21 %: 110 / 1.1', { discountPercent: '21', instalments: single(6, '110') }, '100.00'],
    ['a third of a year at 33.1 %: 110 / 1.1', { discountPercent: '33.1', instalments: single(4, '110') }, '100.00'],
    ['in arrears a year is one instalment less', { due: 'in_arrears', instalments: single(11, '104') }, '100.00'],
    // 4.20 * (1 - 1.04^-5) / (1 - 1.04^(-1/12))
    ['sixty months in advance', { instalments: months(60, '4.20') }, '229.20'],
    ['sixty months in arrears', { due: 'in_arrears', instalments: months(60, '4.20') }, '228.46'],
    ['two years of 6.30 less 1.25', { instalments: months(24, '6.30', '1.25') }, '116.76'],
    [
      'half of a price is rent',
      { discountPercent: '0', rentPartPercent: '50', instalments: months(10, '6.30') },
      '31.50',
    ],
    ['halves of a cent away from zero, once', { discountPercent: '0', instalments: months(3, '0.0015') }, '0.00'],
    ['and at the end only', { discountPercent: '0', instalments: months(5, '0.001') }, '0.01'],
  ] satisfies [string, Partial<EarlyEndInput>, string][])('%s', (_, more, damageEur) => {
    expect(earlyEndDamage({ ...INPUT, ...more })).toMatchObject({ ok: true, damageEur });
  });

  test('the calculation lists every input and every month', () => {
    const answer = earlyEndDamage({
      ...INPUT,
      rentPartPercent: '50',
      reuseValueEur: '1',
      instalments: months(13, '6.30', '0.15'),
    });
    expect(answer).toMatchObject({
      monthlyFactor: '1.00327373978219886386',
      reuseValueEur: '1.00',
      parameters: { discountPercent: '4', rentPartPercent: '50', reuseValueEur: '1', due: 'in_advance' },
      findings: [{ code: 'customer_may_prove_less', legal_basis: 'AGB § 9(2)' }],
    });
    const { instalments } = answer as EarlyEndDamage;
    expect(instalments).toHaveLength(13);
    expect(instalments[0]).toEqual({ afterMonths: 0, rentEur: '3.15', savedEur: '0.15', presentValueEur: '3.000000' });
    // 3.00 / 1.04
    expect(instalments[12]).toEqual({
      afterMonths: 12,
      rentEur: '3.15',
      savedEur: '0.15',
      presentValueEur: '2.884615',
    });
  });

  test('more discount, more saving and more reuse never make more damage', () => {
    const amount = fc.integer({ min: 0, max: 2000 }).map((cents) => (cents / 100).toFixed(2));
    const percent = fc.integer({ min: 0, max: 20 }).map(String);
    const damageOf = (input: EarlyEndInput) => Number((earlyEndDamage(input) as EarlyEndDamage).damageEur);
    fc.assert(
      fc.property(amount, amount, percent, percent, fc.nat(24), (price, reuse, one, other, count) => {
        const input = { ...INPUT, discountPercent: one, reuseValueEur: reuse, instalments: months(count, price) };
        const damage = damageOf(input);
        expect(damage).toBeGreaterThanOrEqual(0);
        if (Number(other) >= Number(one))
          expect(damageOf({ ...input, discountPercent: other })).toBeLessThanOrEqual(damage);
        expect(damageOf({ ...input, instalments: months(count, price, '0.10') })).toBeLessThanOrEqual(damage);
        expect(damageOf({ ...input, reuseValueEur: '20.00' })).toBeLessThanOrEqual(damage);
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  test('a saving above the rent is counted, and said', () => {
    const answer = earlyEndDamage({
      ...INPUT,
      discountPercent: '0',
      instalments: [...months(1, '1', '3'), ...months(1, '5')],
    });
    expect(answer).toMatchObject({
      ok: true,
      damageEur: '3.00',
      findings: [{ code: 'saving_above_rent', path: '/instalments/0/savedNetEur' }, {}],
    });
  });

  test('everything that is wrong is said at once', () => {
    const answer = earlyEndDamage({
      discountPercent: '-1',
      rentPartPercent: '101',
      reuseValueEur: 'x',
      due: 'later' as EarlyEndInput['due'],
      instalments: [{ priceNetEur: '1,5', savedNetEur: '-1' }],
    });
    expect(answer.ok ? [] : answer.findings.map(({ code, path }) => [code, path])).toEqual([
      ['negative_value', '/discountPercent'],
      ['above_hundred', '/rentPartPercent'],
      ['not_a_number', '/reuseValueEur'],
      ['unknown_value', '/due'],
      ['not_a_number', '/instalments/0/priceNetEur'],
      ['negative_value', '/instalments/0/savedNetEur'],
    ]);
  });
});

test.each([
  ['to the day', '2030-06-19', '2036-06-19', 72],
  ['a month and a rest', '2036-05-10', '2036-06-19', 1],
  ['a rest only', '2036-05-31', '2036-06-19', 0],
  ['the last day itself', '2036-06-19', '2036-06-19', 0],
  ['after it', '2037-01-01', '2036-06-19', 0],
  ['from the end of a month', '2026-08-30', '2027-02-28', 6],
  ['a whole term', '2026-12-31', '2036-12-31', 120],
] as const)('remaining months: %s', (_, endedOn, termEndsOn, count) => {
  expect(remainingInstalments(endedOn, termEndsOn)).toBe(count);
});

test('four percent where the contract names nothing, and nothing before there were terms', () => {
  expect(defaultDiscountPercent('2026-06-01')).toBe('4');
  expect(defaultDiscountPercent('2026-05-28')).toBeUndefined();
});

test('instalments are counted up to the end of the calendar', () => {
  expect(remainingInstalments('9999-06-15', '9999-12-31')).toBe(6);
});
