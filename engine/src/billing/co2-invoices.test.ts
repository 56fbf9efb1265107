import { describe, expect, test } from 'vitest';
import type { House, HouseCo2Invoice } from './house.ts';
import { billed, told, twoFlats } from './sample-house.ts';

const invoice: HouseCo2Invoice = { energy_kwh: '10000', delivered_in: '2025', vat_percent: '19' };
const withInvoices = (...invoices: readonly Partial<HouseCo2Invoice>[]): House => ({
  ...twoFlats,
  co2: {
    building: 'residential',
    living_area_m2: '100',
    relief: 'show_only',
    invoices: invoices.map((each) => ({ ...invoice, ...each })),
  },
});
const co2Of = (...invoices: readonly Partial<HouseCo2Invoice>[]) => billed(withInvoices(...invoices)).co2;

// 10,000 kWh of gas (net) are 2,008.8 kg and 131.47596 EUR at 55 EUR a tonne with 19 % VAT.
describe('CO2KostAufG section 5(1) sentence 5: supplies that do not match the period', () => {
  test.each<readonly [string, Partial<HouseCo2Invoice>, string, string]>([
    ['no days named: all of it', {}, '2008.8', '131.48'],
    ['within the period', { supplied: { from: '2025-01-01', to: '2025-12-31' } }, '2008.8', '131.48'],
    // 640 of 1,000 degree days lie before October.
    ['by degree days', { supplied: { from: '2024-10-01', to: '2025-09-30' } }, '2008.8', '84.14'],
    [
      'by a meter reading at the boundary, which goes first',
      {
        supplied: { from: '2024-10-01', to: '2025-09-30' },
        share: { value: '0.5', by: 'meter_reading', reason: 'read on 31 December 2024' },
      },
      '1569.375',
      '65.74',
    ],
  ])('%s', (_, change, kg, cost) => {
    expect(co2Of(change)).toMatchObject({ emissions_kg: kg, cost_eur: cost });
  });

  test('a period that is covered in part: emissions extrapolated, cost not', () => {
    const house = withInvoices({ supplied: { from: '2025-01-01', to: '2025-09-30' } });
    // 2,008.8 / 0.64 = 3,138.75 kg: 31.4 kg a square metre and not 20.1.
    expect(billed(house).co2).toMatchObject({
      emissions_kg: '3138.75',
      invoiced_emissions_kg: '2008.8',
      kg_per_m2: '31.4',
      landlord_percent: '40',
      cost_eur: '131.48',
    });
    expect(told(house)).toEqual(['warning co2_supply_incomplete /co2/invoices CO2KostAufG § 5(1)']);
  });

  test('two supplies, one after the other and overlapping, cover it once', () => {
    const result = co2Of(
      { supplied: { from: '2025-01-01', to: '2025-09-30' } },
      { supplied: { from: '2025-09-01', to: '2025-12-31' } },
    );
    expect(result).not.toHaveProperty('invoiced_emissions_kg');
    expect(result?.emissions_kg).toBe('4017.6');
  });
});

describe('section 11(2): cost of fuel from before the act stays out of account, its kilograms count', () => {
  const stated = { emissions_kg: '2010', cost_eur: '61.50' };

  test.each<readonly [string, Partial<HouseCo2Invoice>, string, readonly string[]]>([
    [
      'stated for 2022',
      { ...stated, delivered_in: '2022' },
      '0.00',
      ['info co2_cost_before_act /co2/invoices/0/cost_eur CO2KostAufG § 11(2)'],
    ],
    ['stated as nothing for 2022', { emissions_kg: '2010', cost_eur: '0.00', delivered_in: '2022' }, '0.00', []],
    ['stated for 2023', { ...stated, delivered_in: '2023' }, '61.50', []],
  ])('%s', (_, change, cost, findings) => {
    expect(co2Of(change)).toMatchObject({ emissions_kg: '2010', cost_eur: cost });
    expect(told(withInvoices(change))).toEqual(findings);
  });
});

describe('section 3(1): what the supplier states goes first', () => {
  test('kilograms and cost as stated', () => {
    expect(co2Of({ emissions_kg: '2010', cost_eur: '131.50' })).toMatchObject({
      emissions_kg: '2010',
      cost_eur: '131.50',
    });
  });

  test.each<readonly [string, Partial<HouseCo2Invoice>, readonly string[]]>([
    ['within 2 % of the factor', { emissions_kg: '1970', cost_eur: '1.00' }, []],
    [
      'gross kilowatt-hours taken for net ones',
      { emissions_kg: '1813.9', cost_eur: '1.00' },
      ['warning co2_kg_implausible /co2/invoices/0/emissions_kg CO2KostAufG § 3(1)'],
    ],
    [
      'kilograms without cost',
      { emissions_kg: '2010' },
      ['error co2_invoice_incomplete /co2/invoices/0 CO2KostAufG § 3(1)'],
    ],
    [
      'a share above one',
      { share: { value: '1.01', by: 'hand', reason: 'r' } },
      ['error co2_share_out_of_range /co2/invoices/0/share/value CO2KostAufG § 5(1)'],
    ],
    [
      'a share without a reason',
      { share: { value: '0.5', by: 'hand', reason: ' ' } },
      ['error missing_field /co2/invoices/0/share/reason -'],
    ],
    [
      'a supply that ends before it begins',
      { supplied: { from: '2025-02-01', to: '2025-01-31' } },
      ['error period_reversed /co2/invoices/0/supplied -'],
    ],
    [
      'a supply of another year',
      { supplied: { from: '2023-01-01', to: '2023-12-31' } },
      ['error co2_supply_missing /co2/invoices CO2KostAufG § 5(1)'],
    ],
  ])('%s', (_, change, findings) => expect(told(withInvoices(change))).toEqual(findings));
});
