import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import { billHouse } from '../billing/run.ts';
import { format, parse } from '../money/decimal.ts';
import type { CycleChange } from './cycle-change.ts';
import { change, changed, costDays, house, told } from './sample-change.ts';

describe('the stock of fuel, first in, first out', () => {
  const oil = (closing = '800'): House => {
    const { energy_used, hot_water_share, co2, ...rest } = house;
    return {
      ...rest,
      plant: { energy: 'heating_oil' },
      costs: [{ id: 'rent', kind: 'metering_rent', scope: 'heating', amount_eur: '365.00' }],
      fuel_stock: {
        unit: 'l',
        closing_quantity: closing,
        layers: [
          {
            kind: 'opening',
            date: '2025-01-01',
            quantity: '500',
            amount_eur: '480.00',
            co2_kg: '1338',
            co2_cost_eur: '0',
          },
          {
            kind: 'purchase',
            date: '2025-03-14',
            quantity: '2000',
            amount_eur: '1548.12',
            co2_kg: '5352',
            co2_cost_eur: '350',
          },
        ],
      },
    };
  };
  const stocked = (stockAtChange?: string, over: House = oil()): CycleChange => ({
    ...change,
    house: over,
    costs: costDays.slice(1, 2),
    ...(stockAtChange === undefined ? {} : { stockAtChange: parse(stockAtChange) }),
  });

  test('what is left opens the next period, in quantity, value and CO2', () => {
    const { stock, shortHouse, remainderHouse } = changed(stocked('1200'));
    expect(stock).toMatchObject({ rule: 'measured', valueCents: 92887n });
    expect(shortHouse.fuel_stock).toMatchObject({ closing_quantity: '1200' });
    expect(remainderHouse?.fuel_stock?.layers).toEqual([
      {
        kind: 'opening',
        date: '2025-03-14',
        quantity: '1200',
        amount_eur: '928.87',
        co2_kg: '3211.2',
        co2_cost_eur: '210',
      },
    ]);
    const [first, second] = [billHouse(shortHouse), billHouse(remainderHouse)];
    expect(first).toMatchObject({ ok: true, fuel_stock: { used_eur: '1099.25', closing_eur: '928.87' } });
    expect(second).toMatchObject({ ok: true, fuel_stock: { used_eur: '309.62', closing_eur: '619.25' } });
  });

  test('older layers that are left stay the older ones', () => {
    const { remainderHouse } = changed(stocked('2300'));
    expect(
      remainderHouse?.fuel_stock?.layers.map(({ date, quantity, amount_eur }) => [date, quantity, amount_eur]),
    ).toEqual([
      ['2025-01-01', '300', '288.00'],
      ['2025-03-14', '2000', '1548.12'],
    ]);
  });

  test('fuel bought behind the change belongs to the next period', () => {
    const { shortHouse, remainderHouse } = changed({ ...stocked('100'), changeOn: '2025-03-14' });
    expect(shortHouse.fuel_stock?.layers.map(({ kind }) => kind)).toEqual(['opening']);
    expect(remainderHouse?.fuel_stock?.layers.map(({ kind, quantity }) => `${kind} ${quantity}`)).toEqual([
      'opening 100',
      'purchase 2000',
    ]);
  });

  test('what nobody measured is calculated: 1700 l, 530 of 1000 degree days', () => {
    const { stock } = changed(stocked());
    expect([stock?.rule, stock && format(stock.quantity)]).toEqual(['degree_days', '1599']);
  });

  test.each([
    ['more than there was', '2500.1', '/stockAtChange'],
    ['less than nothing', '-1', '/stockAtChange'],
    ['less than is left at the end', '799', '/stockAtChange'],
  ])('%s is refused', (_, quantity, path) => {
    expect(told(stocked(quantity))).toEqual([`error stock_at_change_impossible ${path} HeizkostenV § 7(2)`]);
  });

  test('a calculated stock that cannot be has to be measured', () => {
    const { fuel_stock: stock } = oil('100');
    const late = {
      ...oil('100'),
      fuel_stock: stock && {
        ...stock,
        layers: stock.layers.map((layer) => ({
          ...layer,
          date: layer.kind === 'opening' ? layer.date : ('2025-09-01' as const),
        })),
      },
    };
    // 2400 l used, 1272 of them until April, out of 500.
    expect(told(stocked(undefined, late as House))).toEqual([
      'error stock_at_change_impossible /house/fuel_stock HeizkostenV § 7(2)',
    ]);
  });
});
