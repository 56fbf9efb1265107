import { describe, expect, test } from 'vitest';
import type { Energy, House, HouseCo2Invoice } from './house.ts';
import { provisionalValuesBehind } from './provisional-values.ts';
import { parametersOf, type Reason } from './reasons.ts';
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

  // 2,010 kg at 55 EUR a tonne with 19 % VAT are 131.5545 EUR.
  test.each<readonly [string, Partial<HouseCo2Invoice>, string, string]>([
    ['the cost', { emissions_kg: '2010' }, '2010', '131.55'],
    ['the kilograms', { cost_eur: '131.50' }, '2008.8', '131.50'],
  ])('what is missing is calculated: %s', (_, change, kg, cost) => {
    expect(co2Of(change)).toMatchObject({ emissions_kg: kg, cost_eur: cost });
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
      ['warning co2_invoice_incomplete /co2/invoices/0 CO2KostAufG § 3(1)'],
    ],
    [
      'cost without kilograms',
      { cost_eur: '131.50' },
      ['warning co2_invoice_incomplete /co2/invoices/0 CO2KostAufG § 3(1)'],
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

describe('EBeV 2030 annex 2 part 4: invoices by quantity and by kind of coal', () => {
  const { energy_kwh: _, ...byQuantity } = invoice;
  const of = (energy: Energy, change: Partial<HouseCo2Invoice>): House => ({
    ...twoFlats,
    plant: { energy },
    costs: [{ id: 'h', kind: 'heat_supply', scope: 'heating', amount_eur: '1000.00' }],
    co2: { living_area_m2: '100', relief: 'show_only', invoices: [{ ...byQuantity, ...change }] },
  });
  const quantity = (value: string, unit: 'l' | 'kg') => ({ quantity: { value, unit } });

  test.each<readonly [string, House, string, string]>([
    ['oil', of('heating_oil', quantity('1000', 'l')), '2676.284', '175.16'],
    ['heavy oil', of('heavy_oil', quantity('1000', 'kg')), '3148.15', '206.05'],
    ['LPG', of('lpg', quantity('1000', 'kg')), '3013', '197.20'],
    ['lump coal', of('hard_coal', { ...quantity('1000', 'kg'), coal: 'lump' }), '3172', '207.61'],
    ['fine coal by its energy', of('hard_coal', { energy_kwh: '1000', coal: 'fine' }), '336.96', '22.05'],
  ])('%s', (_, house, kg, cost) => {
    expect(billed(house).co2).toMatchObject({ emissions_kg: kg, cost_eur: cost });
  });

  test('the step names the rows it took', () => {
    const { reasons } = billed(of('hard_coal', { ...quantity('1000', 'kg'), coal: 'lump' }));
    expect(parametersOf(reasons?.['co2/emissions'] as Reason).map(({ id, row, value }) => [id, row, value])).toEqual([
      ['ebev2030.annex_2.factors', 'hard_coal lump', '0.35136'],
      ['ebev2030.annex_2.energy_contents', 'hard_coal lump', '9.027777777778'],
    ]);
    expect(reasons?.['co2/emissions']?.inputs).toEqual([
      '/co2/invoices/0/quantity/value',
      '/co2/invoices/0/coal',
      '/plant/energy',
    ]);
  });

  test.each<readonly [string, House, readonly string[]]>([
    [
      'coal of no kind',
      of('hard_coal', quantity('1000', 'kg')),
      [
        'error co2_no_factor /co2/invoices/0 CO2KostAufG § 3(1)',
        'error co2_no_energy_content /co2/invoices/0 CO2KostAufG § 3(1)',
      ],
    ],
    [
      'lignite by weight',
      of('lignite', quantity('1000', 'kg')),
      ['error co2_no_energy_content /co2/invoices/0 CO2KostAufG § 3(1)'],
    ],
    [
      'energy and quantity',
      of('heating_oil', { energy_kwh: '1', ...quantity('1000', 'l') }),
      ['error co2_invoice_energy /co2/invoices/0 CO2KostAufG § 3(1)'],
    ],
    ['neither', of('heating_oil', {}), ['error missing_field /co2/invoices/0/energy_kwh -']],
  ])('%s', (_, house, findings) => expect(told(house)).toEqual(findings));
});

describe('CO2KostAufG section 4: heat of a plant of the European emissions trading', () => {
  const heat = (change: Partial<HouseCo2Invoice>): House => ({
    ...withInvoices({ emissions_kg: '2000', ...change }),
    plant: { energy: 'district_heating' },
    costs: [{ id: 'h', kind: 'heat_supply', scope: 'heating', amount_eur: '1000.00' }],
  });

  // 2 t at 73.86 EUR with 19 % VAT.
  test('costs the average of the year before its invoice, provisionally', () => {
    const { co2, reasons = {} } = billed(heat({ ets_invoiced_in: '2026' }));
    expect(co2?.cost_eur).toBe('175.79');
    expect(provisionalValuesBehind(reasons, ['co2/cost'])).toMatchObject([{ id: 'co2kostaufg.4.ets_price' }]);
  });

  test('has no price of a year that is not known', () => {
    expect(told(heat({ ets_invoiced_in: '2030' }))).toEqual([
      'warning co2_invoice_incomplete /co2/invoices/0 CO2KostAufG § 3(1)',
      'error co2_no_price /co2/invoices/0/ets_invoiced_in CO2KostAufG § 4',
    ]);
  });
});
