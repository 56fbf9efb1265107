import { billHouse, type House } from '@klarmeter/engine';
import { describe, expect, test } from 'vitest';
import { createCompiler } from '../render/compiler.ts';
import { composeStatementDocument } from './compose.ts';
import { exact, plain, sum } from './decimal.ts';
import { plainPresentation } from './samples/plain-presentation.ts';
import { SAMPLE_A } from './samples/sample-a.ts';
import { SAMPLE_B } from './samples/sample-b.ts';

const print = createCompiler();
const oil = SAMPLE_B.house;
const heat = SAMPLE_A.house;
const co2 = { emissions_kg: '11374', cost_eur: '706.23', living_area_m2: '293.60' };
const { fuel_stock: _stock, hot_water_share: _share, cold_water: _cold, ...gasHouse } = oil;
const gas: House = {
  ...gasHouse,
  plant: { energy: 'natural_gas', billed_as: 'gross' },
  energy_used: { quantity: '42500', unit: 'kWh' },
  costs: [...(oil.costs ?? []), { id: 'gas', kind: 'fuel', scope: 'combined', amount_eur: '3986.00' }],
  hot_water_share: {
    method: 'volume',
    volume_m3: '100.93',
    temperature_c: '60',
    reason: 'kein Platz für einen Zähler',
  },
  co2: { ...co2, building: 'residential' },
};
const { hot_water_share: _part, ...dryHouse } = heat;
const shortPeriod = { from: '2022-01-01', to: '2022-09-30' } as const;

const withoutReadings = (house: House): House => ({
  ...house,
  units: house.units.map((unit) =>
    unit.occupancies.length < 2
      ? unit
      : {
          ...unit,
          heating: '3876.725',
          hot_water_m3: '27.498',
          cold_water_m3: '43.420',
          occupancies: unit.occupancies.map(({ heating: _h, hot_water_m3: _w, cold_water_m3: _c, ...rest }) => rest),
        },
  ),
});

/** The formula by area is for houses without any. */
const withoutHotWaterMeters = (house: House): House => ({
  ...house,
  units: house.units.map(({ hot_water_m3: _, hot_water_failed: __, ...unit }) => ({
    ...unit,
    occupancies: unit.occupancies.map(({ hot_water_m3: ___, ...occupancy }) => occupancy),
  })),
});

const HOUSES: readonly { readonly why: string; readonly house: House; readonly says: RegExp }[] = [
  {
    why: 'credit line',
    house: { ...oil, co2: { ...oil.co2, relief: 'credit_line' } },
    says: /CO₂-Anteil des Vermieters/,
  },
  { why: 'split only shown', house: { ...oil, co2: { ...oil.co2, relief: 'show_only' } }, says: /nicht abgezogen/ },
  { why: 'shops', house: { ...oil, co2: { building: 'non_residential' } }, says: /nicht überwiegend dem Wohnen/ },
  { why: 'one restriction', house: { ...oil, co2: { ...oil.co2, public_law_restrictions: 'one' } }, says: /halbiert/ },
  {
    why: 'both restrictions',
    house: { ...oil, co2: { ...oil.co2, public_law_restrictions: 'both' } },
    says: /nicht geteilt/,
  },
  {
    why: 'gas, formula by volume',
    house: gas,
    says: /2,5 × 100,930 m³ × \(60 °C − 10 °C\) × 1,11 = 14\.004 kWh \(1,11 für Gas nach Brennwert\)\..*kein Platz/,
  },
  {
    why: 'formula by area',
    house: {
      ...withoutHotWaterMeters(gas),
      hot_water_share: { method: 'area', area_m2: '293.60', reason: 'Warmwasser ohne Zähler' },
    },
    says: /32 kWh × 293,60 m² × 1,11 = 10\.429 kWh \(1,11 für Gas nach Brennwert\)/,
  },
  {
    why: 'a given share',
    house: { ...heat, hot_water_share: { method: 'given', share: '11/69' } },
    says: /vorgegeben. Das sind 15,9 %/,
  },
  { why: 'no interim reading', house: withoutReadings(oil), says: /nach Tagen, 196 von 365/ },
  {
    why: 'recording failed in more than a quarter of the area: area alone',
    house: {
      ...oil,
      units: oil.units.map((unit, index) =>
        index === 0 || index === 3
          ? {
              ...unit,
              heating_failed: { method: 'building_average' },
              occupancies: unit.occupancies.map(({ heating: _h, ...rest }) => rest),
            }
          : unit,
      ),
    },
    says: /100 % Heizung nach Fläche/,
  },
  {
    why: 'pots calculated elsewhere',
    house: {
      ...Object.fromEntries(
        Object.entries(dryHouse).filter(([name]) => !['costs', 'energy_used', 'plant'].includes(name)),
      ),
      schema: 'klarmeter.house/1',
      id: 'pots',
      period: heat.period,
      units: heat.units,
      pots: {
        heating: { base_eur: '432.60', consumption_eur: '605.2725' },
        hot_water: { base_eur: '118.20', consumption_eur: '278.15422' },
      },
    },
    says: /Ein anderer Dienst|ein anderer Dienst/,
  },
  {
    why: 'a short period',
    house: {
      ...heat,
      period: shortPeriod,
      units: heat.units.map((unit) => ({
        ...unit,
        occupancies: unit.occupancies.map((occupancy) => ({ ...occupancy, ...shortPeriod })),
      })),
    },
    says: /Kosten des Hauses/,
  },
  {
    why: 'two user groups',
    house: {
      ...oil,
      groups: {
        pre_split_consumption_percent: '70',
        list: [
          { id: 'Wohnen', recorded: '6754.850', heating_consumption_percent: '70' },
          { id: 'Gewerbe', recorded: '6982.205', heating_consumption_percent: '50' },
        ],
      },
      units: oil.units.map((unit, index) => ({ ...unit, group: index < 2 ? 'Wohnen' : 'Gewerbe' })),
    },
    says: /Heizkosten der Nutzergruppen.*50 % Heizung \(Gruppe Gewerbe\) nach Verbrauch/,
  },
];

describe.each(HOUSES)('$why', ({ house, says }) => {
  const result = billHouse(house);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const documents = result.occupants.map(({ unit, occupancy }) =>
    composeStatementDocument({ ...SAMPLE_A, house, result, unit, occupancy, presentation: plainPresentation(house) }),
  );

  test('every occupant gets a statement whose printed lines add up', () => {
    documents.forEach((document, index) => {
      const lines = result.occupants[index]?.lines.map(({ amount_eur }) => exact(amount_eur)) ?? [];
      expect(plain(sum(lines), 2)).toBe(result.occupants[index]?.total_eur);
      expect(document.sections).toHaveLength(3);
    });
  });

  test('says what is special', () => {
    const text = documents.map((document) => JSON.stringify(document.sections).replaceAll('\u202f', ' ')).join('\n');
    expect(text).toMatch(says);
  });

  test('can be printed', () => {
    const [document] = documents;
    if (!document) throw new Error('the house has occupants');
    expect(print('statement', document).length).toBeGreaterThan(50_000);
  });
});
