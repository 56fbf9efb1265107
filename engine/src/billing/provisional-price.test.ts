import { expect, test, vi } from 'vitest';
import type { Dated } from '../law/dated.ts';
import { provisionalValuesBehind } from './provisional-values.ts';
import { occupantReasonId } from './reasons.ts';
import { billed, during, told, twoFlats } from './sample-house.ts';

vi.mock(import('../law/de/behg/section-10-certificate-price.parameters.ts'), async (original) => {
  const { CERTIFICATE_PRICE_EUR_PER_TONNE: prices } = await original();
  const expected = (entry: Dated<string | null>): Dated<string | null> =>
    entry.from === '2027-01-01' ? { ...entry, value: '65', provisional: true } : entry;
  return { CERTIFICATE_PRICE_EUR_PER_TONNE: prices.map(expected) };
});

const invoiced = (year: string) => ({
  ...during(twoFlats, `${Number(year)}-01-01`, `${Number(year)}-12-31`),
  co2: {
    living_area_m2: '100',
    invoices: [{ energy_kwh: '10000', calorific: 'gross' as const, delivered_in: year, vat_percent: '19' }],
  },
});

/** What an occupant of the first flat is told of. */
const provisional = (year: string) =>
  provisionalValuesBehind(billed(invoiced(year)).reasons ?? {}, [occupantReasonId(0, 0, 'balance')]);

test('CO2KostAufG s. 4: a price that is not published yet gets from the register to the balance that rests on it', () => {
  expect(provisional('2027')).toEqual([
    {
      id: 'behg.10.certificate_price',
      from: '2027-01-01',
      title_de: 'Preis der Emissionszertifikate',
      title_en: 'Price of emission certificates',
      legal_basis: 'CO2KostAufG § 4',
    },
  ]);
  expect(billed(invoiced('2027')).reasons?.['co2/cost']?.parameter).toMatchObject({ value: '65', provisional: true });
});

test('CO2KostAufG s. 4: a published price leaves nothing to say', () => {
  expect(provisional('2026')).toEqual([]);
});

test.each(['2028', '2040'])('CO2KostAufG s. 4: the price of 2027 is not the one of %s', (year) => {
  expect(told(invoiced(year))).toContain('error co2_no_price /co2/invoices/0/delivered_in CO2KostAufG § 4');
});
