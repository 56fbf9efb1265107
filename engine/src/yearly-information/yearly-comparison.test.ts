import { describe, expect, test } from 'vitest';
import type { House } from '../billing/house.ts';
import { billed, during, flat, twoFlats, twoFlatsWithHotWater } from '../billing/sample-house.ts';
import { format, parse } from '../money/decimal.ts';
import type { Fraction } from '../money/fraction.ts';
import { climateFactorTable } from './climate-factors.ts';
import { type BilledPeriod, energyOfUsers } from './energy-of-users.ts';
import { type YearlyComparisonInput, yearlyComparison } from './yearly-comparison.ts';

const period = (house: House, heatingIn: BilledPeriod['heatingIn'] = 'units'): BilledPeriod => ({
  house,
  result: billed(house),
  heatingIn,
});
const kwh = (value: Fraction | null) => (value === null ? null : format(value));
const energies = (of: BilledPeriod) =>
  energyOfUsers(of).map(({ heatingKwh, hotWaterKwh }) => [kwh(heatingKwh), kwh(hotWaterKwh)]);

describe('energy of users', () => {
  test('units of allocators and m3 are their part of the heat of their pot', () => {
    // 10,000 kWh, 2,500 of them in 50 m3: 7.5 kWh each unit, 50 kWh each m3.
    expect(energies(period(twoFlatsWithHotWater))).toEqual([
      ['4500', '1500'],
      ['3000', '1000'],
    ]);
  });

  test('heat meters have it already', () => {
    expect(energies(period(twoFlats, 'kWh'))).toEqual([
      ['600', '0'],
      ['400', '0'],
    ]);
  });

  test('where no energy is named, units stand for nothing', () => {
    expect(energies(period(twoFlats))).toEqual([
      [null, '0'],
      [null, '0'],
    ]);
  });

  test.each([
    ['s. 9(2): 2.5 · (60 − 10) kWh each m3', {}, '3750'],
    ['s. 9(2): by the temperature that is known', { temperature_c: '50' }, '3000'],
  ])('%s where hot water is not measured', (_, share, heat) => {
    const house: House = {
      ...twoFlatsWithHotWater,
      hot_water_share: { method: 'volume', volume_m3: '50', ...share },
    };
    expect(energies(period(house))[0]?.[1]).toBe(heat);
  });

  test('a change of occupancy has the area as long as it lasts', () => {
    const half = flat('A', '60', { to: '2025-06-30', heating: '300' });
    const [first] = half.occupancies;
    if (first === undefined) throw new Error('a flat has an occupancy');
    const occupancies = [first, { ...first, id: '2', from: '2025-07-01', to: '2025-12-31' } as const];
    const house: House = { ...twoFlats, units: [{ ...half, occupancies }, flat('B', '40', { heating: '400' })] };
    const areas = energyOfUsers(period(house)).map(({ userId, heatingAreaM2 }) => [userId, kwh(heatingAreaM2)]);
    // Degree days of January to June: 584 of 1000 by the table with 14, 13 and 13 in summer.
    expect(areas).toEqual([
      ['1', '35.04'],
      ['2', '24.96'],
      ['1', '40'],
    ]);
  });
});

describe('HeizkostenV section 6a(3) no. 4 and 5', () => {
  const last = during(twoFlatsWithHotWater, '2024-01-01', '2024-12-31');
  const now = energyOfUsers(period(twoFlatsWithHotWater));
  const before = energyOfUsers(period({ ...last, energy_used: { quantity: '12500', unit: 'kWh' } }));
  const factors = climateFactorTable(
    (['2024', '2025'] as const).map((year) => ({
      postcode: '34123',
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      factor: parse(year === '2025' ? '1.10' : '1.20'),
    })),
  );
  const [own, neighbour] = now;
  if (own === undefined || neighbour === undefined) throw new Error('two flats');
  const of = (over: Partial<YearlyComparisonInput> = {}) =>
    yearlyComparison({
      own,
      before: before[0] ?? null,
      alike: now,
      reference: null,
      postcode: '34123',
      factors,
      ...over,
    });

  test('the user now and before by their own factors, and the average user for his area', () => {
    const { now: own2025, average, weatherAdjusted } = of();
    expect([own2025?.climateFactor, own2025?.heatingKwh].map((each) => kwh(each ?? null))).toEqual(['1.1', '4500']);
    if (!average.available || !weatherAdjusted.available) throw new Error('both are known');
    // 7,500 kWh over 100 m2, and 2,500 kWh over 100 m2, times 60 m2.
    expect([kwh(average.heatingKwh), kwh(average.hotWaterKwh), average.source]).toEqual(['4500', '1500', null]);
    // 12,500 − 2,500 kWh, 600 of 1000 units: 6,000 kWh, times 1.2, and 1,500 kWh of hot water.
    expect(kwh(weatherAdjusted.before.energyKwh)).toBe('8700');
    expect(kwh(weatherAdjusted.now.energyKwh)).toBe('6450');
  });

  test('the average user needs no period before and no factor', () => {
    const { average, weatherAdjusted } = of({ before: null, factors: climateFactorTable([]) });
    expect(average).toMatchObject({ available: true, climateFactor: null });
    expect(weatherAdjusted).toMatchObject({ available: false, reason: 'first_period' });
  });

  test.each([
    ['alone of his kind', { alike: [own] }],
    ['beside an empty flat only', { alike: [own, { ...neighbour, vacant: true }] }],
    ['beside a flat whose consumption is not known', { alike: [own, { ...neighbour, heatingKwh: null }] }],
  ])('nobody is average %s', (_, over) => {
    expect(of(over).average).toEqual({ available: false, reason: 'too_few_units' });
  });

  test('but for a normalised user somebody has determined', () => {
    const reference = { source: 'Heizspiegel', heating_kwh_per_m2: '100', hot_water_kwh_per_m2: '20' };
    const { average } = of({ alike: [own], reference });
    if (!average.available) throw new Error('there is a reference');
    expect([kwh(average.heatingKwh), kwh(average.hotWaterKwh), average.source]).toEqual([
      '6000',
      '1200',
      'Heizspiegel',
    ]);
    const { hot_water_kwh_per_m2: _, ...half } = reference;
    expect(of({ alike: [own], reference: half }).average.available).toBe(false);
  });

  test('who has no hot water from the house is compared by heat alone', () => {
    const dry = energyOfUsers(period({ ...twoFlats, energy_used: { quantity: '10000', unit: 'kWh' } }));
    const { average } = of({ own: dry[0] ?? own, alike: dry, before: null });
    expect(average).toMatchObject({ available: true, hotWaterKwh: parse('0') });
  });

  test('a consumption nobody knows is compared with nothing', () => {
    const unknown = { ...own, heatingKwh: null };
    expect(of({ own: unknown })).toMatchObject({
      now: null,
      average: { available: false, reason: 'consumption_missing' },
      weatherAdjusted: { available: false, reason: 'consumption_missing' },
    });
  });
});
