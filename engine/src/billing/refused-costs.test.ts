import { expect, test } from 'vitest';
import type { House } from './house.ts';
import { told, twoFlats, twoFlatsWithHotWater } from './sample-house.ts';

/* Costs that would be billed to the wrong ones, or to nobody: they are refused instead. */

const cost = (kind: string, scope: string, amount_eur = '100.00') => ({
  id: `${kind} ${scope}`,
  kind,
  scope,
  amount_eur,
});
const layer = (kind: 'opening' | 'purchase', date: string, quantity: string, amount_eur: string) => ({
  kind,
  date,
  quantity,
  amount_eur,
});

test.each([
  ['heating', ['heating'], '100.00', '-150.00', 'error negative_pot /costs -'],
  ['heating, to the cent', ['heating'], '100.00', '-100.01', 'error negative_pot /costs -'],
  ['heating and hot water', ['combined'], '100.00', '-150.00', ...Array(2).fill('error negative_pot /costs -')],
  ['nothing is left', ['heating'], '100.00', '-100.00'],
  ['another cost that cannot be read', ['heating'], 'x', '-1.00', 'error not_a_number /costs/0/amount_eur -'],
] as const)('credits above the costs are nobody’s: %s', (_, [scope], amount, credit, ...findings) => {
  const costs = [cost('fuel', scope, amount), { ...cost('fuel', scope, credit), id: 'refund' }];
  const house = scope === 'heating' ? twoFlats : twoFlatsWithHotWater;
  expect(told({ ...house, costs })).toEqual(findings);
});

test.each<[string, object, ...string[]]>([
  [
    'beside a common cost',
    { costs: [cost('fuel', 'combined'), cost('metering_rent', 'hot_water', '10.00')] },
    'error hot_water_share_missing /hot_water_share HeizkostenV § 9(1)',
  ],
  [
    'beside a stock of fuel',
    {
      plant: { energy: 'heating_oil' },
      costs: [cost('metering_rent', 'hot_water')],
      fuel_stock: {
        unit: 'l',
        closing_quantity: '0',
        layers: [{ kind: 'opening', date: '2025-01-01', quantity: '1', amount_eur: '1' }],
      },
    },
    'error hot_water_share_missing /hot_water_share HeizkostenV § 9(1)',
  ],
  ['beside the cost of heating alone', { costs: [cost('fuel', 'heating'), cost('fuel', 'hot_water')] }],
  [
    'beside a share that cannot be read',
    { costs: [cost('fuel', 'combined'), cost('metering_rent', 'hot_water')], hot_water_share: 5 },
    'error wrong_type /hot_water_share -',
  ],
  [
    'beside a scope that cannot be read',
    { costs: [cost('fuel', 'roof'), cost('metering_rent', 'hot_water')] },
    'error unknown_value /costs/0/scope -',
  ],
])('HeizkostenV s. 9(1): cost of hot water without a share, %s', (_, change, ...findings) => {
  const { hot_water_share, energy_used, ...house } = twoFlatsWithHotWater;
  expect(told({ ...house, ...change })).toEqual(findings);
});

test('one cost twice', () => {
  const [gas] = twoFlats.costs as NonNullable<House['costs']>;
  expect(told({ ...twoFlats, costs: [gas, gas] })).toEqual(['error duplicate_id /costs/1/id -']);
});

test.each<[string, string, string, ...string[]]>([
  ['long ago', '2024-11-02', '2025-03-01'],
  ['on the first day', '2025-01-01', '2025-01-01'],
  ['on the second day', '2025-01-02', '2025-03-01', 'error opening_stock_too_late /fuel_stock/layers/0/date'],
  ['after a purchase', '2025-06-01', '2025-03-01', 'error opening_stock_too_late /fuel_stock/layers/0/date'],
  [
    'after a purchase before the period',
    '2025-01-01',
    '2024-12-31',
    'warning delivery_outside_period /fuel_stock/layers/1/date',
    'error opening_stock_too_late /fuel_stock/layers/0/date',
  ],
  ['on a day nobody can read', 'soon', '2025-03-01', 'error not_a_day /fuel_stock/layers/0/date'],
  ['before a purchase nobody can read', '2025-01-01', 'soon', 'error not_a_day /fuel_stock/layers/1/date'],
])('an opening stock %s', (_, day, bought, ...findings) => {
  const layers = [layer('opening', day, '100', '999.00'), layer('purchase', bought, '1000', '400.00')];
  const places = told({
    ...twoFlats,
    plant: { energy: 'heating_oil' },
    costs: undefined,
    fuel_stock: { unit: 'l', closing_quantity: '500', layers },
  }).map((each) => each.split(' ').slice(0, 3).join(' '));
  expect(places).toEqual(findings);
});
