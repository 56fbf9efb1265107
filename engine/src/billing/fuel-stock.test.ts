import { describe, expect, test } from 'vitest';
import { ENERGIES, type House } from './house.ts';
import { billed, told, twoFlats } from './sample-house.ts';

const cost = (kind: string, scope: string, amount_eur = '100.00') => ({ id: kind, kind, scope, amount_eur });

describe('fuel stock', () => {
  const layer = (kind: 'opening' | 'purchase', date: string, quantity: string, amount_eur: string) => ({
    kind,
    date,
    quantity,
    amount_eur,
  });
  const stocked = (closing_quantity: string, layers: readonly object[], more: object = {}) => ({
    ...twoFlats,
    plant: { energy: 'heating_oil' },
    costs: undefined,
    fuel_stock: { unit: 'l', closing_quantity, layers },
    ...more,
  });
  const opening = layer('opening', '2025-01-01', '1000', '900.00');
  const march = layer('purchase', '2025-03-15', '3000', '3000.00');
  const october = layer('purchase', '2025-10-01', '1000', '1100.00');

  test.each([
    ['inside the newest layer', '500', '4450.00', '550.00'],
    ['exactly the newest layer', '1000', '3900.00', '1100.00'],
    ['reaching into the layer before', '1001', '3899.00', '1101.00'],
    ['empty', '0', '5000.00', '0.00'],
    ['nothing used', '5000', '0.00', '5000.00'],
  ])('closing stock %s', (_, closing, used, left) => {
    // Layers in any order: their dates decide.
    const house = stocked(closing, [october, opening, march]) as unknown as House;
    expect(billed(house).fuel_stock).toMatchObject({ used_eur: used, closing_eur: left });
  });

  test('what is left of the layers opens the next period: worth the closing value, with its kilograms and CO2 cost', () => {
    const carbon = (co2_kg: string, co2_cost_eur: string) => ({ co2_kg, co2_cost_eur });
    const layers = [
      { ...layer('opening', '2022-12-01', '1000', '900.00'), ...carbon('2676.284', '95.54') },
      { ...layer('purchase', '2025-03-15', '3000', '3000.01'), ...carbon('8028.852', '525.49') },
      { ...layer('purchase', '2025-10-01', '1000', '1100.00'), ...carbon('2676.284', '175.17') },
    ];
    const closing = (left: string) => billed(stocked(left, layers) as unknown as House).fuel_stock;
    const october = { date: '2025-10-01', quantity: '1000', amount_eur: '1100.00', ...carbon('2676.284', '175.17') };
    expect(closing('2000')?.closing_layers).toEqual([
      { date: '2025-03-15', quantity: '1000', amount_eur: '1000.00', ...carbon('2676.284', '175.16') },
      october,
    ]);
    // Of the layer from before the act only the kilograms are carried on (CO2KostAufG s. 11(2)).
    expect(closing('4500')).toMatchObject({
      closing_eur: '4550.01',
      closing_layers: [
        { date: '2022-12-01', quantity: '500', amount_eur: '450.00', ...carbon('1338.142', '0.00') },
        { date: '2025-03-15', quantity: '3000', amount_eur: '3000.01', ...carbon('8028.852', '525.49') },
        october,
      ],
    });
    expect(closing('0')?.closing_layers).toEqual([]);
  });

  test('its cost stands beside other common costs', () => {
    const costs = [{ id: 'e', kind: 'operating_electricity', scope: 'combined', amount_eur: '100.00' }];
    const house = stocked('0', [opening], { costs }) as unknown as House;
    expect(billed(house).total_costs_eur).toBe('1000.00');
  });

  test('what cannot be stored, and what was not delivered in the period', () => {
    expect(told(stocked('0', [opening], { plant: { energy: 'natural_gas' } }))).toEqual([
      'error stock_without_store /fuel_stock HeizkostenV § 7(2)',
    ]);
    const bought = (date: string) => told(stocked('0', [opening, layer('purchase', date, '10', '9.00')]));
    const outside = ['warning delivery_outside_period /fuel_stock/layers/1/date HeizkostenV § 7(2)'];
    expect(['2025-01-01', '2025-12-31', '2026-01-01'].map(bought)).toEqual([[], [], outside]);
    expect(told(stocked('0', [layer('opening', '2024-11-02', '10', '9.00')]))).toEqual([]);
  });

  test('what was bought on the same day is used in the order of the file', () => {
    const dear = layer('purchase', '2025-03-15', '1000', '2000.00');
    const left = (layers: object[]) => billed(stocked('500', layers) as unknown as House).fuel_stock?.closing_eur;
    expect(left([dear, march])).toBe('500.00');
    expect(left([march, dear])).toBe('1000.00');
  });

  test('an empty opening stock holds nothing of the closing value', () => {
    const none = layer('opening', '2025-01-01', '0', '12.00');
    expect(billed(stocked('1000', [none, october]) as unknown as House).fuel_stock).toMatchObject({
      used_eur: '12.00',
      closing_eur: '1100.00',
    });
    const newest = layer('purchase', '2025-12-31', '0', '5.00');
    expect(billed(stocked('500', [march, newest]) as unknown as House).fuel_stock).toMatchObject({
      used_eur: '2505.00',
      closing_eur: '500.00',
    });
  });

  test('a share of hot water needs energy that was used', () => {
    const share = { hot_water_share: { method: 'measured', heat_kwh: '100' } };
    expect(told(stocked('1000', [opening], share))).toEqual([
      'error no_energy_used /fuel_stock/closing_quantity HeizkostenV § 9',
      'error area_zero /units HeizkostenV § 8(1)',
    ]);
  });

  test.each(ENERGIES)('%s without a stock', (energy) => {
    const piped = ['natural_gas', 'district_heating', 'electricity_heat_pump'].includes(energy);
    const warned = piped ? [] : ['warning fuel_stock_missing /fuel_stock HeizkostenV § 7(2)'];
    const costs = (...kinds: string[]) => kinds.map((kind) => cost(kind, 'heating'));
    expect(told({ ...twoFlats, plant: { energy }, costs: costs('maintenance', 'fuel') })).toEqual(warned);
    expect(told({ ...twoFlats, plant: { energy }, costs: costs('maintenance') })).toEqual([]);
  });

  test('fuel that was billed beside a stock is one more cost', () => {
    const costs = [cost('fuel', 'heating')];
    expect(told(stocked('0', [opening], { costs }))).toEqual([]);
    expect(billed(stocked('0', [opening], { costs }) as unknown as House).total_costs_eur).toBe('1000.00');
  });
});
