import { describe, expect, test } from 'vitest';
import { format, parse } from '../money/decimal.ts';
import { ONE, ZERO } from '../money/fraction.ts';
import { climateFactorTable } from './climate-factors.ts';
import { weatherAdjustedComparison } from './weather-adjusted.ts';
import { meteringChargesEur, type YearlyInformation, yearlyItems } from './yearly-items.ts';

const year = { from: '2025-01-01', to: '2025-12-31' } as const;
const before = { from: '2024-01-01', to: '2024-12-31' } as const;
const energy = { userId: 'u', period: year, heatingKwh: parse('8000'), hotWaterKwh: parse('2000') };
const table = climateFactorTable([year, before].map((period) => ({ postcode: '34123', period, factor: ONE })));

const complete: YearlyInformation = {
  period: year,
  movedIn: false,
  restsOnConsumption: true,
  districtHeating: false,
  consumerContract: true,
  fuelMix: [{ energy: 'natural_gas', percent: parse('100') }],
  greenhouseGasKgPerYear: null,
  primaryEnergyFactor: null,
  taxesAndLevies: [{ name: 'Energiesteuer', amountEur: parse('120.00') }],
  meteringChargesEur: parse('300.00'),
  contacts: [{ name: 'Verbraucherzentrale', web: 'www.verbraucherzentrale.de' }],
  disputeResolution: 'Der Vermieter nimmt nicht teil.',
  averageUser: { available: true },
  weatherAdjusted: weatherAdjustedComparison(energy, { ...energy, period: before }, '34123', table),
};

const told = (over: Partial<YearlyInformation>): string[] =>
  yearlyItems({ ...complete, ...over }).flatMap(({ number, status, reason }) =>
    status === 'present' ? [] : [`${number} ${status} ${reason}`],
  );

test('s. 6a(3): everything is there, in order', () => {
  const items = yearlyItems(complete);
  expect(items.map(({ number }) => number)).toEqual(['1a', '1b', '1c', '2', '3', '4', '5']);
  expect(items.every(({ status, legalBasis }) => status === 'present' && legalBasis === 'HeizkostenV § 6a(3)')).toBe(
    true,
  );
});

describe('s. 6a(3): what is not there', () => {
  test.each([
    ['no. 1a: no shares', { fuelMix: [] }, '1a missing fuel_mix_missing'],
    [
      'no. 1a: shares that are not everything',
      { fuelMix: [{ energy: 'natural_gas', percent: parse('99.9') }] },
      '1a missing fuel_mix_incomplete',
    ],
    [
      'no. 1a: district heating without its network',
      { districtHeating: true, greenhouseGasKgPerYear: parse('9000') },
      '1a missing district_data_missing',
    ],
    ['no. 1b: not stated by the supplier', { taxesAndLevies: null }, '1b missing taxes_not_stated'],
    ['no. 1c: not known', { meteringChargesEur: null }, '1c missing charges_not_known'],
    ['no. 2: nobody named', { contacts: [] }, '2 missing contacts_missing'],
    ['no. 2: no web address', { contacts: [{ name: 'X', web: ' ' }] }, '2 missing contact_without_web'],
    ['no. 3: no sentence', { disputeResolution: '' }, '3 missing dispute_resolution_missing'],
    ['no. 3: no consumer', { consumerContract: false }, '3 not_applicable no_consumer_contract'],
    ['no. 4: too few users', { averageUser: { available: false } }, '4 missing average_missing'],
    [
      'no. 5: the first year is no omission',
      { weatherAdjusted: weatherAdjustedComparison(energy, null, '34123', table) },
      '5 not_applicable first_period',
    ],
    [
      'no. 5: a factor nobody has is one',
      {
        weatherAdjusted: weatherAdjustedComparison(energy, { ...energy, period: before }, '34123', new Map()),
      },
      '5 missing climate_factor_missing',
    ],
  ] as const)('%s', (_, over, expected) => expect(told(over)).toEqual([expected]));

  test.each([
    ['taxes that nobody charged', { taxesAndLevies: [] }],
    ['a house without metering charges', { meteringChargesEur: ZERO }],
    [
      'district heating with its network',
      { districtHeating: true, greenhouseGasKgPerYear: parse('9000'), primaryEnergyFactor: parse('0.5') },
    ],
  ] as const)('%s are stated and there', (_, over) => expect(told(over)).toEqual([]));

  test('no. 5: the first statement is called so only to who moved in within the period', () => {
    const weatherAdjusted = weatherAdjustedComparison(energy, null, '34123', table);
    const said = [true, false].map(
      (movedIn) => yearlyItems({ ...complete, movedIn, weatherAdjusted }).at(-1)?.sentence?.de,
    );
    expect(said).toEqual([
      'Kein Vergleich mit dem Vorjahr: Das ist Ihre erste Abrechnung in dieser Wohnung.',
      'Kein Vergleich mit dem Vorjahr: Für das Vorjahr liegt hier keine Abrechnung für Sie vor.',
    ]);
  });

  test('every reason is said in both languages', () => {
    const [item] = yearlyItems({ ...complete, fuelMix: [] });
    expect(item).toMatchObject({
      title: { de: 'Eingesetzte Energieträger', en: 'Energy carriers used' },
      sentence: { de: 'Die Anteile der Energieträger fehlen.', en: 'The shares of energy carriers are missing.' },
    });
    expect(item?.sentence).not.toHaveProperty('omission');
  });
});

test('s. 6a(5): not by consumption, only no. 2 and 3 are asked for', () => {
  const over = { restsOnConsumption: false, fuelMix: [], contacts: [], taxesAndLevies: null };
  expect(told(over)).toEqual([
    '1a not_applicable not_by_consumption',
    '1b not_applicable not_by_consumption',
    '1c not_applicable not_by_consumption',
    '2 missing contacts_missing',
    '4 not_applicable not_by_consumption',
    '5 not_applicable not_by_consumption',
  ]);
});

test('periods that began before December 2021 ask for nothing', () => {
  const items = yearlyItems({ ...complete, period: { from: '2021-11-30', to: '2022-11-29' } });
  expect(items.every(({ reason }) => reason === 'before_duty')).toBe(true);
});

test('s. 6a(3) no. 1c: lending, calibration, reading and billing, nothing else', () => {
  const costs = [
    { kind: 'metering_rent', amountEur: parse('210.00') },
    { kind: 'calibration', amountEur: parse('40.50') },
    { kind: 'reading', amountEur: parse('30.00') },
    { kind: 'billing', amountEur: parse('19.50') },
    { kind: 'maintenance', amountEur: parse('400.00') },
    { kind: 'fuel', amountEur: parse('9000.00') },
  ];
  expect(format(meteringChargesEur(costs, '2025-01-01'))).toBe('300');
});
