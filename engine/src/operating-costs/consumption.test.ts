import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import type { OperatingCostsHouse, OperatingCostUnit, OperatingCostWater } from './house.ts';
import { amountsOf, billed, cost, flat, heatingOfTwoFlats, parted, told, twoFlats } from './sample-house.ts';

const water = cost('water', 'water_supply', '1000.00');
const drain = cost('drain', 'waste_water', '1000.00');

const house = (units: readonly OperatingCostUnit[], more: Partial<OperatingCostsHouse> = {}): OperatingCostsHouse => ({
  ...twoFlats,
  positions: [water],
  units,
  ...more,
});
const metered = (a: object, b: object) => [flat('A', { area_m2: '60' }, a), flat('B', { area_m2: '40' }, b)];

describe('BGB s. 556a(1) sentence 2: by recorded consumption where all units are metered', () => {
  test('without an agreement, water and waste water', () => {
    const units = metered({ cold_water_m3: '30' }, { cold_water_m3: '10' });
    const result = billed(house(units, { positions: [water, drain] }));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '750.00', 'B/1': '250.00' });
    expect(amountsOf(result, 'drain')).toEqual({ 'A/1': '750.00', 'B/1': '250.00' });
    expect(result.positions[0]?.key).toMatchObject({ by: 'consumption', by_default: true });
  });

  test('a unit without a meter: by consumption for nobody, which is told', () => {
    const units = metered({ cold_water_m3: '30' }, {});
    expect(amountsOf(billed(house(units)), 'water')).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
    expect(told(house(units))).toEqual(['warning not_all_metered /positions/0 BGB § 556a(1)']);
  });

  test('no unit has a meter: by living area, and nothing to tell', () => {
    expect(amountsOf(billed(house(metered({}, {}))), 'water')).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
    expect(told(house(metered({}, {})))).toEqual([]);
  });

  test('an agreed key by consumption needs every meter', () => {
    const positions = [{ ...water, key: { by: 'consumption', of: 'water' } as const }];
    expect(told(house(metered({ cold_water_m3: '30' }, {}), { positions }))).toEqual([
      'error consumption_missing /units/1/cold_water_m3 BGB § 556a(1)',
    ]);
  });

  test('another agreed key holds although all are metered', () => {
    const positions = [{ ...water, key: { by: 'units' } as const }];
    const units = metered({ cold_water_m3: '30' }, { cold_water_m3: '10' });
    expect(amountsOf(billed(house(units, { positions })), 'water')).toEqual({ 'A/1': '500.00', 'B/1': '500.00' });
  });

  test('rain water goes by area', () => {
    const units = metered({ cold_water_m3: '30' }, { cold_water_m3: '10' });
    const result = billed(house(units, { positions: [cost('rain', 'rain_water', '1000.00')] }));
    expect(amountsOf(result, 'rain')).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
  });

  test('nobody used anything', () => {
    expect(told(house(metered({ cold_water_m3: '0' }, { cold_water_m3: '0' })))).toEqual([
      'error key_total_zero /positions/0 BGB § 556a(1)',
    ]);
  });

  test.each([
    ['unknown', 'gas', 'error consumption_unknown /positions/0/key/of BGB § 556a(1)'],
    ['missing', undefined, 'error missing_field /positions/0/key/of -'],
  ])('a consumption that is %s', (_, of, finding) => {
    const positions = [{ ...water, key: { by: 'consumption', of } }];
    expect(told({ ...house(metered({}, {})), positions })).toContain(finding);
  });
});

describe('change of occupancy', () => {
  const changed = (first: object, second: object, unit: object = {}) => [
    { id: 'A', ...unit, occupancies: parted('2025-03-14', '2025-03-15', first, second) },
    flat('B', {}, { cold_water_m3: '60' }),
  ];

  test('by interim reading where there is one', () => {
    const result = billed(house(changed({ cold_water_m3: '10' }, { cold_water_m3: '30' })));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '100.00', 'A/2': '300.00', 'B/1': '600.00' });
  });

  test('else by days: 73 and 292 of 365', () => {
    const result = billed(house(changed({}, {}, { cold_water_m3: '40' })));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '80.00', 'A/2': '320.00', 'B/1': '600.00' });
  });

  test('one with a reading and one without is an error', () => {
    expect(told(house(changed({ cold_water_m3: '10' }, {})))).toEqual([
      'error reading_incomplete /units/0/occupancies/1/cold_water_m3 BGB § 556a(1)',
    ]);
  });

  test('a value of the unit beside those of its occupants has no effect', () => {
    const units = changed({ cold_water_m3: '10' }, { cold_water_m3: '30' }, { cold_water_m3: '99' });
    expect(amountsOf(billed(house(units)), 'water')).toMatchObject({ 'A/1': '100.00' });
    expect(told(house(units))).toEqual(['warning unit_value_unused /units/0/cold_water_m3 BGB § 556a(1)']);
  });

  test('an empty flat pays what was metered in it', () => {
    const units = [flat('A', {}, { vacant: true, cold_water_m3: '1' }), flat('B', {}, { cold_water_m3: '99' })];
    expect(billed(house(units)).vacancy_eur).toBe('10.00');
  });
});

describe('hot-water meters', () => {
  const units = metered({ cold_water_m3: '30', hot_water_m3: '10' }, { cold_water_m3: '10', hot_water_m3: '30' });
  const having = (own: OperatingCostWater, more: Partial<OperatingCostsHouse> = {}) =>
    house(units, { water: own, positions: [water, drain], ...more });

  test('count where their water is billed here', () => {
    const result = billed(having({ hot_water_billed_here: true }));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '500.00', 'B/1': '500.00' });
    expect(amountsOf(result, 'drain')).toEqual({ 'A/1': '500.00', 'B/1': '500.00' });
  });

  test('do not count where it is billed under HeizkostenV s. 8(2)', () => {
    const result = billed(having({ hot_water_billed_here: false }));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '750.00', 'B/1': '250.00' });
    expect(amountsOf(result, 'drain')).toEqual({ 'A/1': '750.00', 'B/1': '250.00' });
  });

  test('may count for waste water alone', () => {
    const result = billed(having({ hot_water_billed_here: false, hot_water_drained_here: true }));
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '750.00', 'B/1': '250.00' });
    expect(amountsOf(result, 'drain')).toEqual({ 'A/1': '500.00', 'B/1': '500.00' });
  });

  test('ask for the choice', () => {
    expect(told(having({}))).toEqual([
      'error hot_water_choice_missing /water/hot_water_billed_here HeizkostenV § 8(2)',
    ]);
  });

  test('are metered everywhere, or nowhere', () => {
    const one = metered({ cold_water_m3: '30', hot_water_m3: '10' }, { cold_water_m3: '10' });
    expect(told(house(one, { water: { hot_water_billed_here: true } }))).toEqual([
      'warning not_all_metered /positions/0 BGB § 556a(1)',
    ]);
  });

  const supplied: House = {
    ...heatingOfTwoFlats,
    costs: [
      ...(heatingOfTwoFlats.costs ?? []),
      { id: 'water', kind: 'water_supply', scope: 'hot_water', amount_eur: '100.00' },
    ],
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    units: heatingOfTwoFlats.units.map((unit) => ({
      ...unit,
      hot_water_area_m2: unit.heating_area_m2 ?? '0',
      occupancies: unit.occupancies.map((each) => ({ ...each, hot_water_m3: '10' })),
    })),
  };

  test('are not billed twice', () => {
    expect(told(having({ hot_water_billed_here: true }, { heating: supplied }))).toContain(
      'error hot_water_twice /water/hot_water_billed_here HeizkostenV § 8(2)',
    );
    expect(told(having({ hot_water_billed_here: false }, { heating: supplied }))).toEqual([]);
  });

  test('are billed somewhere', () => {
    expect(told(having({ hot_water_billed_here: false }, { heating: heatingOfTwoFlats }))).toEqual([
      'warning hot_water_not_billed /water/hot_water_billed_here HeizkostenV § 8(2)',
    ]);
  });
});

describe('waste water less what was documented as not drained', () => {
  const units = (reason?: string, undrained = '10') => [
    flat(
      'A',
      { undrained_m3: undrained, ...(reason === undefined ? {} : { undrained_reason: reason }) },
      { cold_water_m3: '30' },
    ),
    flat('B', {}, { cold_water_m3: '20' }),
  ];

  test('20 of 40 m3 are drained, 30 of 50 supplied', () => {
    const result = billed(house(units('garden meter 4711'), { positions: [water, drain] }));
    expect(amountsOf(result, 'drain')).toEqual({ 'A/1': '500.00', 'B/1': '500.00' });
    expect(amountsOf(result, 'water')).toEqual({ 'A/1': '600.00', 'B/1': '400.00' });
  });

  test('without a document nothing is taken off', () => {
    expect(told(house(units(), { positions: [drain] }))).toEqual([
      'error undrained_without_reason /units/0/undrained_reason BGB § 556a(1)',
    ]);
  });

  test('more than was used is an error', () => {
    expect(told(house(units('garden meter', '31'), { positions: [drain] }))).toEqual([
      'error undrained_exceeds_volume /units/0/occupancies/0 BGB § 556a(1)',
    ]);
  });
});

describe('main meter and sub-meters', () => {
  const units = metered({ cold_water_m3: '60', hot_water_m3: '10' }, { cold_water_m3: '40' });
  const findings = (own: OperatingCostWater) => told(house(units, { water: { hot_water_billed_here: false, ...own } }));

  test.each<[string, OperatingCostWater, string[]]>([
    ['20 % and less', { main_meter_m3: '125' }, []],
    ['above 20 %', { main_meter_m3: '138' }, ['warning cold_water_difference /water/main_meter_m3 BGB § 556a(1)']],
    ['25 %', { main_meter_m3: '146' }, ['warning cold_water_difference /water/main_meter_m3 BGB § 556a(1)']],
    [
      'above 25 %',
      { main_meter_m3: '147' },
      ['error cold_water_difference_too_large /water/main_meter_m3 BGB § 556a(1)'],
    ],
    [
      'above 25 %, explained',
      { main_meter_m3: '200', difference_reason: 'burst pipe in March' },
      ['warning meter_gap_explained /water/main_meter_m3 BGB § 556a(1)'],
    ],
    ['sub-meters of the house count', { main_meter_m3: '200', common_m3: '100' }, []],
    ['behind the branch to the water heater', { main_meter_m3: '109' }, []],
  ])('%s', (_, own, wanted) => expect(findings(own)).toEqual(wanted));

  test('hot water that is billed here is not counted twice', () => {
    const all = metered({ cold_water_m3: '60', hot_water_m3: '5' }, { cold_water_m3: '40', hot_water_m3: '5' });
    expect(told(house(all, { water: { hot_water_billed_here: true, main_meter_m3: '160' } }))).toEqual([
      'error cold_water_difference_too_large /water/main_meter_m3 BGB § 556a(1)',
    ]);
  });

  test('meters that no cost goes by are compared with nothing', () => {
    const tax = { positions: [cost('tax', 'property_tax', '1.00')], water: { main_meter_m3: '900' } };
    expect(told(house(units, tax))).toEqual([]);
  });

  test('the price is that of the sub-meters, whatever the main meter shows', () => {
    const result = billed(house(units, { water: { hot_water_billed_here: false, main_meter_m3: '120' } }));
    expect(result.positions[0]?.key.unit_price_eur).toBe('10');
  });
});
