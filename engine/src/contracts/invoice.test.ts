import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InvoiceInput, type InvoiceLine, type InvoiceTotals, invoiceTotals } from './invoice.ts';
import { priceOf, tierFor, travelPrice } from './prices.ts';

const line = (quantity: string, unitPriceEur: string, vatPercent = '19'): InvoiceLine => ({
  id: 'line',
  quantity,
  unitPriceEur,
  vatPercent,
});

describe('totals of an invoice', () => {
  test.each([
    ['100 devices Basis, net', 'NET', [line('100', '6.30')], '630.00', '119.70', '749.70'],
    ['100 devices Basis, gross', 'GROSS', [line('100', '7.50')], '630.25', '119.75', '750.00'],
    ['tax once on the sum, not line by line', 'NET', [line('1', '0.67'), line('1', '0.42')], '1.09', '0.21', '1.30'],
    ['each line to the cent before', 'NET', [line('0.5', '0.67'), line('0.5', '0.67')], '0.68', '0.13', '0.81'],
    ['a credit', 'NET', [line('-1', '15.97')], '-15.97', '-3.03', '-19.00'],
    ['nothing', 'NET', [], '0.00', '0.00', '0.00'],
  ] as const)('%s', (_, priceBasis, lines, netEur, vatEur, grossEur) => {
    expect(invoiceTotals({ priceBasis, lines })).toMatchObject({ ok: true, netEur, vatEur, grossEur });
  });

  test('two rates are two taxes, lowest first', () => {
    const answer = invoiceTotals({
      priceBasis: 'NET',
      lines: [line('2', '10', '19'), line('1', '5', '7'), line('1', '1', '19.0')],
    });
    expect(answer).toMatchObject({
      taxes: [
        { vatPercent: '7', netEur: '5.00', vatEur: '0.35', grossEur: '5.35' },
        { vatPercent: '19', netEur: '21.00', vatEur: '3.99', grossEur: '24.99' },
      ],
      grossEur: '30.34',
    });
  });

  test('net and tax are the gross amount, on either basis and for every rate', () => {
    const cents = (text: string) => BigInt(text.replace('.', ''));
    const decimal = fc.integer({ min: -9999, max: 99_999 }).map((value) => (value / 100).toFixed(2));
    const anyLine = fc.record({
      id: fc.constant('line'),
      quantity: fc.integer({ min: 1, max: 300 }).map(String),
      unitPriceEur: decimal,
      vatPercent: fc.constantFrom('0', '7', '19'),
    });
    fc.assert(
      fc.property(fc.constantFrom('NET' as const, 'GROSS' as const), fc.array(anyLine), (priceBasis, lines) => {
        const totals = invoiceTotals({ priceBasis, lines }) as InvoiceTotals;
        for (const { netEur, vatEur, grossEur } of [...totals.taxes, totals]) {
          expect(cents(netEur) + cents(vatEur)).toBe(cents(grossEur));
        }
        const sum = totals.lines.reduce((before, { amountEur }) => before + cents(amountEur), 0n);
        expect(cents(priceBasis === 'NET' ? totals.netEur : totals.grossEur)).toBe(sum);
      }),
      { seed: 18 },
    );
  });

  test('everything that is wrong is said at once', () => {
    const answer = invoiceTotals({
      priceBasis: 'BRUTTO' as InvoiceInput['priceBasis'],
      lines: [line('many', '1'), line('1', '', '119')],
    });
    expect(answer.ok ? [] : answer.findings.map(({ code, path }) => [code, path])).toEqual([
      ['unknown_value', '/priceBasis'],
      ['not_a_number', '/lines/0/quantity'],
      ['not_a_number', '/lines/1/unitPriceEur'],
      ['above_hundred', '/lines/1/vatPercent'],
    ]);
  });
});

test.each([
  [0, 'basis'],
  [200, 'basis'],
  [201, 'professional'],
  [999, 'professional'],
  [1000, 'enterprise'],
] as const)('%i devices are %s', (devices, tier) => expect(tierFor(devices, '2026-06-01')?.tier).toBe(tier));

test.each([
  [0, 'travel_15_km'],
  [15, 'travel_15_km'],
  [15.5, 'travel_60_km'],
  [60, 'travel_60_km'],
  [100, 'travel_100_km'],
  [101, undefined],
] as const)('a trip of %d km is %s', (km, code) => expect(travelPrice(km, '2026-06-01')?.code).toBe(code));

test('a price has the row of the list in force, and none before the first list', () => {
  expect(priceOf('tier_basis', '2026-05-26')).toMatchObject({ netEur: '6.30', grossEur: '7.50', recurring: true });
  expect(priceOf('tier_basis', '2026-05-25')).toBeUndefined();
  expect(tierFor(1, '2026-05-28')).toBeUndefined();
  expect(travelPrice(1, '2026-05-25')).toBeUndefined();
});
