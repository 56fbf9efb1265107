import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomHouses } from '../billing/fixtures/random-houses.ts';
import type { House } from '../billing/house.ts';
import { REASON_KINDS } from '../billing/reason-kinds.ts';
import type { Reason } from '../billing/reasons.ts';
import { billHouse } from '../billing/run.ts';
import {
  billed,
  flat,
  grouped,
  ready,
  rich,
  stocked,
  twoFlats,
  twoFlatsWithHotWater,
} from '../billing/sample-house.ts';
import { parse, parseRatio } from '../money/decimal.ts';
import { type Fraction, isLess } from '../money/fraction.ts';
import { type ExplanationStep, explainAmount } from './explain.ts';
import { isNamed } from './fields.ts';
import { distance, NEAR, wrongSteps } from './fixtures/wrong-steps.ts';
import { EXPLANATION_LANGUAGES, type ExplanationLanguage } from './number-format.ts';

const whoIsFirst = ({ units: [unit] }: House) => ({ unit: unit?.id ?? '', occupancy: unit?.occupancies[0]?.id ?? '' });

const byInvoice: House = {
  ...twoFlatsWithHotWater,
  plant: { energy: 'natural_gas', billed_as: 'gross' },
  hot_water_share: { method: 'volume', volume_m3: '50', temperature_c: '55', reason: 'no meter' },
  co2: {
    building: 'residential',
    living_area_m2: '100',
    public_law_restrictions: 'one',
    invoices: [
      { energy_kwh: '8000', calorific: 'gross', delivered_in: '2025', vat_percent: '19' },
      { energy_kwh: '2000', delivered_in: '2024', vat_percent: '19' },
    ],
  },
};

const bySupply: House = {
  ...twoFlats,
  co2: {
    building: 'residential',
    living_area_m2: '100',
    invoices: [
      {
        energy_kwh: '9000',
        delivered_in: '2025',
        vat_percent: '19',
        emissions_kg: '1809',
        cost_eur: '118.41',
        supplied: { from: '2024-11-01', to: '2025-04-30' },
        share: { value: '0.6', by: 'meter_reading', reason: 'read on 31 December' },
      },
      {
        energy_kwh: '4000',
        delivered_in: '2025',
        vat_percent: '19',
        supplied: { from: '2025-09-01', to: '2026-01-31' },
      },
    ],
  },
};

const shortByArea: House = {
  ...twoFlats,
  period: { from: '2025-01-01', to: '2025-06-30' },
  plant: { energy: 'district_heating' },
  energy_used: { quantity: '9000', unit: 'kWh' },
  hot_water_share: { method: 'area', area_m2: '100', reason: 'no meter' },
  costs: [{ id: 'heat', kind: 'heat_supply', scope: 'combined', amount_eur: '900.00' }],
  units: twoFlats.units.map((unit) => ({
    ...unit,
    hot_water_area_m2: unit.heating_area_m2 ?? '0',
    occupancies: unit.occupancies.map((each) => ({ ...each, to: '2025-06-30' as const })),
  })),
};

const oil: House = {
  ...twoFlatsWithHotWater,
  plant: { energy: 'heating_oil' },
  energy_used: { quantity: '1000', unit: 'l' },
};

const failing = (failure: NonNullable<House['units'][number]['heating_failed']>): House => ({
  ...twoFlats,
  units: [
    flat('A', '60', { heating: '600' }),
    flat('B', '40', { heating: '400' }),
    flat('C', '20', {}, { heating_failed: failure }),
  ],
});

const areaOnly: House = {
  ...twoFlats,
  units: [
    flat('A', '60', { heating: '600' }),
    flat('B', '40', {}, { heating_failed: { method: 'previous_periods', value: '1', reason: 'defect' } }),
  ],
};

const HOUSES: readonly (readonly [string, House])[] = [
  ['everything at once', rich],
  ['a stock and credits', stocked],
  ['a stock with several layers', { ...stocked, fuel_stock: layered(stocked) }],
  ['groups', grouped],
  ['a group without an area', withoutArea(grouped)],
  ['groups of hot water', bathed()],
  ['pots', ready],
  ['hot water by volume, CO2 by invoices', byInvoice],
  ['hot water by area in half a year', shortByArea],
  ['supplies that match no period', bySupply],
  ['fuel in litres', oil],
  ['a substitute given', failing({ method: 'previous_periods', value: '12.5' })],
  ['a substitute as before', failing({ method: 'previous_periods', previous: '120' })],
  ['a substitute with the trend', failing({ method: 'previous_periods', previous: '120', others_previous: '900' })],
  ['a substitute from comparable rooms', failing({ method: 'comparable_rooms', reference_unit: 'B' })],
  ['an average substitute', failing({ method: 'building_average' })],
  ['a substitute beside a measured value', besideMeasured()],
  ['coal by weight, fuel from before the act, heat of the emissions trading', byQuantity()],
  ['a layer from before the act', { ...stocked, fuel_stock: { ...layered(stocked), layers: oldLayers(stocked) } }],
  ['area alone', areaOnly],
  ['pots by area alone', { ...areaOnly, costs: [], ...readyPots() }],
  ['nothing consumed', { ...twoFlats, units: [flat('A', '60', { heating: '0' }), flat('B', '40', { heating: '0' })] }],
  ['credits', { ...rich, co2: { ...rich.co2, relief: 'credit_line' } }],
  ['other summers', { ...rich, keys: { ...rich.keys, summer_degree_days: '40_92' } }],
  ['days', { ...rich, keys: { ...rich.keys, heating_base_by: 'days' } }],
];

function readyPots(): Pick<House, 'pots'> {
  return ready.pots === undefined ? {} : { pots: ready.pots };
}

function layered({ fuel_stock: stock }: House): NonNullable<House['fuel_stock']> {
  const layer = { kind: 'purchase' as const, co2_kg: '1338', co2_cost_eur: '70.01' };
  return {
    unit: 'l',
    closing_quantity: '600.5',
    layers: [
      ...(stock?.layers ?? []),
      { ...layer, date: '2025-05-01', quantity: '500', amount_eur: '480.33' },
      { ...layer, date: '2025-11-01', quantity: '400', amount_eur: '399.99' },
    ],
  };
}

function bathed(): House {
  const list = ['A', 'B'].map((id) => ({ id, recorded: '1', hot_water: { recorded_m3: id === 'A' ? '3' : '1' } }));
  const units = twoFlatsWithHotWater.units.map((unit) => ({ ...unit, group: unit.id }));
  return { ...twoFlatsWithHotWater, groups: { pre_split_consumption_percent: '50', list }, units };
}

function oldLayers(house: House) {
  return layered(house).layers.map((layer, index) =>
    index === 1 ? { ...layer, kind: 'opening' as const, date: '2022-05-01' as const } : layer,
  );
}

function besideMeasured(): House {
  const house = failing({ method: 'previous_periods', value: '100' });
  const occupancies = [
    { id: '1', from: '2025-01-01', to: '2025-09-30', heating: '60' },
    { id: '2', from: '2025-10-01', to: '2025-12-31' },
  ] as const;
  return { ...house, units: house.units.map((unit) => (unit.heating_failed ? { ...unit, occupancies } : unit)) };
}

function byQuantity(): House {
  const invoice = { delivered_in: '2025', vat_percent: '19' };
  return {
    ...twoFlats,
    plant: { energy: 'hard_coal' },
    co2: {
      living_area_m2: '100',
      relief: 'show_only',
      invoices: [
        { ...invoice, quantity: { value: '1000', unit: 'kg' }, coal: 'lump' },
        { ...invoice, energy_kwh: '2000', coal: 'fine' },
        { ...invoice, energy_kwh: '2000', coal: 'fine', emissions_kg: '674', cost_eur: '9.00', delivered_in: '2022' },
        { ...invoice, quantity: { value: '10', unit: 'kg' }, coal: 'briquettes', ets_invoiced_in: '2026' },
      ],
    },
  };
}

function withoutArea({ groups, ...house }: House): House {
  if (groups === undefined) throw new Error('a house with groups');
  return { ...house, groups: { ...groups, list: groups.list.map(({ area_m2: _, ...group }) => group) } };
}

const ROUNDED: Readonly<Record<string, Fraction>> = { EUR: parse('0.005001'), 'kg/m2': parse('0.050001') };

/** What is not in the value of a step itself: amounts to the cent, the kilograms per m2 to one decimal. */
const isRoundedStep = ({ rule, value }: Reason): boolean =>
  /^(heating|hot_water)_(base|consumption)$|^(cold_water|co2_credit|vat_contained|co2_landlord|stock_closing)$/.test(
    rule,
  )
    ? /\.\d\d$/.test(value)
    : rule === 'co2_class';

/** Calculates every step of a house anew from its inputs; gives the steps that do not come out. */
function wrongStepsOf(house: House): string[] {
  const { reasons = {} } = billed(house);
  const evened = house.keys?.rounding === 'largest_remainder';
  return wrongSteps(house, reasons, Object.values(reasons), (reason) => {
    const rounded = isRoundedStep(reason) ? (ROUNDED[reason.unit] ?? NEAR) : NEAR;
    return evened && rounded !== NEAR && reason.unit === 'EUR' ? parse('0.010001') : rounded;
  });
}

describe('every tree adds up to its total, step by step', () => {
  test.each(HOUSES)('a house with %s', (_, house) => {
    expect(wrongStepsOf(house)).toEqual([]);
  });

  test('random houses', () => {
    const numRuns = Number(process.env.KLARMETER_HOUSES ?? 200);
    fc.assert(
      fc.property(randomHouses, (house) => {
        if (billHouse(house, { reasons: false }).ok) expect(wrongStepsOf(house)).toEqual([]);
      }),
      { seed: 20_251_231, numRuns },
    );
  });

  test.each<[string, House, string, readonly string[]]>([
    [
      'groups',
      grouped,
      'pots/heating/groups/1',
      [
        'pots/heating',
        '/groups/pre_split_consumption_percent',
        ...[0, 1].map((index) => `/groups/list/${index}/recorded`),
        ...[0, 1].map((index) => `/groups/list/${index}/area_m2`),
      ],
    ],
    [
      'an average substitute',
      failing({ method: 'building_average' }),
      'substitutes/units/2/heating_failed',
      [
        '/units/2/heating_failed/method',
        ...[0, 1].flatMap((index) => [`/units/${index}/occupancies/0/heating`, `/units/${index}/heating_area_m2`]),
        '/units/2/heating_area_m2',
      ],
    ],
  ])('%s of a stored result, whose sums are no steps of their own', (_, house, id, inputs) => {
    const { reasons = {} } = billed(house);
    expect(isLess(distance({ ...reasons[id], inputs } as Reason, house, reasons), NEAR)).toBe(true);
  });

  test('a step that is changed is found', () => {
    const { reasons = {} } = billed(rich);
    const reason = { ...reasons['pots/heating'], value: '1' } as Reason;
    expect(isLess(NEAR, distance(reason, rich, reasons))).toBe(true);
  });

  test('every kind of step stands in one of these houses', () => {
    const seen = new Set(
      HOUSES.flatMap(([, house]) => Object.values(billed(house).reasons ?? {}).map(({ rule }) => rule)),
    );
    expect(Object.keys(REASON_KINDS).filter((kind) => !seen.has(kind))).toEqual([]);
  });
});

const explained = (house: House, language: ExplanationLanguage): readonly ExplanationStep[] =>
  explainAmount({ house, reasons: billed(house).reasons ?? {} }, whoIsFirst(house), 'balance', language).steps;

describe.each(EXPLANATION_LANGUAGES)('in %s', (language) => {
  test.each(HOUSES)('a house with %s: a sentence for every step, every value named', (_, house) => {
    for (const step of explained(house, language)) {
      expect(step.sentence, step.id).toMatch(/^\S.*[.)]$/);
      expect(step.sentence, step.id).not.toMatch(/[{}[\]]|undefined|NaN| {2}/);
      expect(step.calculation, step.id).not.toMatch(/undefined|NaN/);
      for (const input of step.inputs)
        if ('pointer' in input) expect(isNamed(input.pointer, house), input.pointer).toBe(true);
    }
  });
});

test.each([
  ['de', 'Grundkosten der Heizung: 115,20 € für 60 m² und 64 % der Heizzeit zu 3,00 € je m².'],
  ['de-simple', 'Das ist Ihr fester Teil der Heizkosten: 115,20 €. Er richtet sich nach Ihrer Fläche.'],
  ['en', 'Base cost of heating: 115.20 € for 60 m² and 64 % of the heating time at 3.00 € per m².'],
  ['en-simple', 'This is your fixed part of the heating cost: 115.20 €. It depends on your area.'],
] as const)('%s sounds like this', (language, sentence) => {
  const house: House = {
    ...twoFlats,
    costs: [{ id: 'gas', kind: 'fuel', scope: 'heating', amount_eur: '1000.00' }],
    units: [
      {
        ...flat('A', '60', { heating: '300', to: '2025-09-30' }),
        occupancies: [
          { id: '1', from: '2025-01-01', to: '2025-09-30', heating: '300' },
          { id: '2', from: '2025-10-01', to: '2025-12-31', heating: '300' },
        ],
      },
      flat('B', '40', { heating: '400' }),
    ],
  };
  const step = explained(house, language).find(({ rule }) => rule === 'heating_base');
  expect(step?.sentence).toBe(sentence);
});

const stepOf = (house: House, id: string, language: ExplanationLanguage = 'de') =>
  explained(house, language).find((step) => step.id === id);

test.each<[string, House, string, string]>([
  [
    'hot water by volume, gas by gross value',
    byInvoice,
    'hot_water_share/heat',
    '2,5 × 50 m³ × (55 °C − 10 °C) × 1,11 = 6.243,75 kWh',
  ],
  [
    'hot water by area in half a year, heat supplied',
    shortByArea,
    'hot_water_share/heat',
    '32 kWh/m² × 100 m² × 181 Tage : 365 Tage : 1,15 = 1.379,869 kWh',
  ],
  ['a deduction from costs of one scope', rich, 'co2/deductions/combined', '100,00 €'],
  [
    'a deduction from costs of two scopes',
    { ...rich, costs: [...(rich.costs ?? []), { id: 'own', kind: 'fuel', scope: 'heating', amount_eur: '1000.00' }] },
    'co2/deductions/combined',
    '100,00 € × 1.000,00 € : 2.000,00 € = 50,00 €',
  ],
])('%s is calculated out loud, without a circle', (_, house, id, calculation) => {
  expect(stepOf(house, id)?.calculation).toBe(calculation);
});

test.each<[House, string, ExplanationLanguage, string]>([
  [rich, 'pots/heating/base_price', 'de-simple', 'Ein Quadratmeter kostet 1,6875 €.'],
  [rich, 'pots/hot_water/consumption_price', 'en-simple', 'One cubic metre costs 3.0882 €.'],
  [rich, 'pots/heating/consumption_price', 'de-simple', 'Eine Einheit kostet 0,3938 €.'],
  [rich, 'pots/heating/recorded', 'de', 'Im Haus wurden zusammen 1.200 Einheiten erfasst, Ersatzwerte eingeschlossen.'],
  [rich, 'co2/class', 'de-simple', 'Auf jeden Quadratmeter kommen 34,5 kg CO₂.'],
  [rich, 'pots/heating/consumption', 'en', '472.50 € is divided by consumption: 70 % of 675.00 €.'],
  [rich, 'costs/fuel', 'de-simple', 'Im ganzen Haus kosten Brennstoff und Wärme 1.000,00 €.'],
  [
    rich,
    'costs/combined/fuel',
    'de-simple',
    'Für Heizung und Warmwasser gemeinsam kosten Brennstoff und Wärme 1.000,00 €.',
  ],
  [twoFlats, 'pots/heating/recorded', 'de', 'Im Haus wurden zusammen 1.000 Einheiten erfasst.'],
])(
  'prices are for what they count, and substitutes are named where there are any: %#',
  (house, id, language, sentence) => {
    expect(stepOf(house, id, language)?.sentence).toBe(sentence);
  },
);

test.each([
  ['de', 'Nach Abzug der Vorauszahlungen von 614,71 € bekommen Sie 14,71 € zurück.'],
  ['de-simple', 'Sie haben schon 614,71 € bezahlt. Sie bekommen 14,71 € zurück.'],
  ['en', 'After the advance payments of 614.71 € you get 14.71 € back.'],
  ['en-simple', 'You have paid 614.71 € already. You get 14.71 € back.'],
] as const)('%s says a credit without a minus', (language, sentence) => {
  const [first, ...others] = twoFlats.units;
  if (first === undefined) throw new Error('there are two flats');
  const occupancies = first.occupancies.map((each) => ({ ...each, advance_eur: '614.71' }));
  const house = { ...twoFlats, units: [{ ...first, occupancies }, ...others] };
  expect(explained(house, language)[0]?.sentence).toBe(sentence);
});

test('words of the file are said as people say them', () => {
  expect(stepOf(byInvoice, 'hot_water_share/heat')?.inputs).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ pointer: '/plant/energy', text: 'Erdgas' }),
      expect.objectContaining({ pointer: '/plant/billed_as', text: 'Brennwert' }),
    ]),
  );
});

test('others are sums, and their steps are not shown', () => {
  const steps = explained(rich, 'de');
  const shown = JSON.stringify(steps);
  for (const other of ['/units/1', '/units/2', '/units/0/occupancies/1']) expect(shown).not.toContain(`"${other}`);
  const recorded = steps.find(({ id }) => id === 'pots/heating/recorded');
  expect(recorded?.inputs).toContainEqual({ others: 1, name: 'abgelesener Verbrauch', value: '400', text: '400' });
  expect(recorded?.calculation).toMatch(/^600 \+ .* = /);
});

test('one amount alone, and none where there is no such line', () => {
  const { reasons = {} } = billed(twoFlats);
  const ask = (amount: Parameters<typeof explainAmount>[2], who = whoIsFirst(twoFlats)) =>
    explainAmount({ house: twoFlats, reasons }, who, amount, 'de').steps;
  expect(ask('heating_consumption')[0]).toMatchObject({
    calculation: '600 × 0,70 € = 420,00 €',
    legal_basis: '§ 7 Abs. 1 HeizkostenV',
  });
  expect(ask('cold_water')).toEqual([]);
  expect(ask('balance', { unit: 'Z', occupancy: '1' })).toEqual([]);
  expect(parseRatio(ask('total')[0]?.value ?? '')).toEqual({ n: 60000n, d: 100n });
});
