import { SUED } from './brands.ts';
import {
  monthEnds,
  type SampleCount,
  type SampleDevice,
  type SampleHouse,
  type SamplePerson,
  sampleKey,
} from './sample-house.ts';

/*
 * Five flats, heat cost allocators, oil from a tank, two years. In 2025: a change of occupancy in mid-July with an
 * interim reading, an allocator that fell silent in November, a hot-water meter exchanged in June, a flat that stood
 * empty from October, and CO2 costs to split.
 */

const STREET = 'Lindenweg 5';
const home = { street: STREET, postal_code: '79100', city: 'Freiburg' };
const person = (name: string, salutation: string, email: string): SamplePerson => ({
  name,
  salutation,
  ...home,
  email,
});

/**
 * An allocator with a unit scale: counts up through the year, stores its count on the evening of 31 December and starts
 * again at zero. The stored value travels in every telegram of the next year.
 */
const allocator = (
  serial: string,
  evaluation_factor: string,
  years: Readonly<Record<2024 | 2025, number>>,
  more: { readonly silentAfter?: string; readonly extra?: readonly SampleCount[] } = {},
): SampleDevice => {
  const storedBy = (day: string) => {
    if (day <= '2024-12-31') return { day: '2023-12-31', count: 640 };
    if (day <= '2025-12-31') return { day: '2024-12-31', count: years[2024] };
    return { day: '2025-12-31', count: years[2025] };
  };
  const january = { day: '2026-01-31', count: Math.round(years[2025] / 6) };
  return {
    kind: 'heat_cost_allocator',
    manufacturer: 'SON',
    serial,
    model: '566',
    key_hex: sampleKey(serial),
    resets_on: '12-31',
    evaluation_factor,
    installed_on: '2019-09-01',
    initial: 0,
    sent: [
      ...monthEnds(2024, 0, years[2024], 'heat'),
      ...monthEnds(2025, 0, years[2025], 'heat'),
      ...(more.extra ?? []),
      january,
    ]
      .filter(({ day }) => more.silentAfter === undefined || day <= more.silentAfter)
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .map((sent) => ({ ...sent, stored: storedBy(sent.day) })),
  };
};

const waterMeter = (
  serial: string,
  counts: readonly [number, number, number],
  extra: readonly { day: string; count: number }[] = [],
): SampleDevice => ({
  kind: 'hot_water_meter',
  manufacturer: 'SON',
  serial,
  model: 'Superaqua WW',
  key_hex: sampleKey(serial),
  marking_year: 2021,
  installed_on: '2021-03-15',
  initial: 0,
  sent: [
    { day: '2023-12-31', count: counts[0] },
    ...monthEnds(2024, counts[0], counts[1], 'water'),
    ...monthEnds(2025, counts[1], counts[2], 'water'),
    ...extra,
  ].sort((a, b) => (a.day < b.day ? -1 : 1)),
});

const MOVED = '2025-07-15';
const EXCHANGED = '2025-06-12';
const oldMeter = waterMeter('21000041', [41_300, 60_450, 79_200]);

export const HOUSE_OIL: SampleHouse = {
  name: 'house-oil',
  climateFactors: 'postcode;from;to;factor\n79100;2024-01-01;2024-12-31;1.24\n79100;2025-01-01;2025-12-31;1.18',
  accountName: 'Wärmehaus Süd',
  brand: SUED,
  manager: {
    name: 'Verwaltung Rebland',
    street: 'Münsterplatz 9',
    postal_code: '79098',
    city: 'Freiburg',
    email: 'haus@rebland.example',
  },
  property: {
    number: '0000017-4',
    ...home,
    landlord: { name: 'Erbengemeinschaft Linde', street: 'Münsterplatz 9', postal_code: '79098', city: 'Freiburg' },
    plant: { energy: 'heating_oil', net_calorific_value: '10' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  },
  units: [
    {
      number: 1,
      label: 'Wohnung 1, EG links',
      use: 'residential',
      area_m2: '72.50',
      occupancies: [
        {
          number: '1-1',
          from: '2018-02-01',
          occupant: person('Cem Yıldız', 'Herrn', 'cem.yildiz@example.org'),
          advances: { '2024-01-01': 90_000, '2025-01-01': 90_000 },
        },
      ],
      points: [
        { use: 'heating', room: 'Wohnen', devices: [allocator('40010101', '1.250', { 2024: 905, 2025: 812 })] },
        { use: 'heating', room: 'Schlafen', devices: [allocator('40010102', '0.875', { 2024: 310, 2025: 288 })] },
        { use: 'heating', room: 'Bad', devices: [allocator('40010103', '0.640', { 2024: 420, 2025: 431 })] },
        { use: 'hot_water', room: 'Bad', devices: [waterMeter('21000011', [52_118, 74_530, 96_204])] },
      ],
    },
    {
      number: 2,
      label: 'Wohnung 2, EG rechts',
      use: 'residential',
      area_m2: '64.00',
      occupancies: [
        {
          number: '2-1',
          from: '2020-06-01',
          to: MOVED,
          occupant: {
            name: 'Dana Dorn',
            salutation: 'Frau',
            street: 'Am Bach 2',
            postal_code: '79280',
            city: 'Au',
            email: 'dana.dorn@example.org',
          },
          advances: { '2024-01-01': 78_000, '2025-01-01': 42_250 },
        },
        {
          number: '2-2',
          from: '2025-07-16',
          occupant: person('Enno Ebert', 'Herrn', 'enno.ebert@example.org'),
          advances: { '2025-01-01': 35_750 },
        },
      ],
      points: [
        {
          use: 'heating',
          room: 'Wohnen',
          devices: [allocator('40010201', '1.100', { 2024: 760, 2025: 655 }, { extra: [{ day: MOVED, count: 390 }] })],
        },
        {
          use: 'heating',
          room: 'Küche',
          devices: [allocator('40010202', '0.720', { 2024: 265, 2025: 240 }, { extra: [{ day: MOVED, count: 143 }] })],
        },
        {
          use: 'hot_water',
          room: 'Bad',
          devices: [waterMeter('21000021', [33_900, 50_120, 67_450], [{ day: MOVED, count: 59_455 }])],
        },
      ],
    },
    {
      number: 3,
      label: 'Wohnung 3, OG links',
      use: 'residential',
      area_m2: '72.50',
      occupancies: [
        {
          number: '3-1',
          from: '2016-11-01',
          occupant: { name: 'Familie Fink', ...home, email: 'fink@example.org' },
          advances: { '2024-01-01': 96_000, '2025-01-01': 96_000 },
        },
      ],
      points: [
        {
          use: 'heating',
          room: 'Wohnen',
          devices: [allocator('40010301', '1.250', { 2024: 870, 2025: 850 }, { silentAfter: '2025-11-03' })],
        },
        { use: 'heating', room: 'Kind', devices: [allocator('40010302', '0.875', { 2024: 402, 2025: 377 })] },
        { use: 'hot_water', room: 'Bad', devices: [waterMeter('21000031', [61_700, 92_880, 123_015])] },
      ],
    },
    {
      number: 4,
      label: 'Wohnung 4, OG rechts',
      use: 'residential',
      area_m2: '64.00',
      occupancies: [
        {
          number: '4-1',
          from: '2022-01-01',
          occupant: person('Gül Gärtner', 'Frau', 'guel.gaertner@example.org'),
          advances: { '2024-01-01': 66_000, '2025-01-01': 66_000 },
        },
      ],
      points: [
        { use: 'heating', room: 'Wohnen', devices: [allocator('40010401', '1.100', { 2024: 585, 2025: 540 })] },
        { use: 'heating', room: 'Schlafen', devices: [allocator('40010402', '0.720', { 2024: 190, 2025: 171 })] },
        {
          use: 'hot_water',
          room: 'Küche',
          devices: [
            {
              ...oldMeter,
              marking_year: 2019,
              installed_on: '2019-08-20',
              removed: { on: EXCHANGED, final: 68_118 },
              sent: oldMeter.sent.filter(({ day }) => day < EXCHANGED),
            },
            {
              ...waterMeter('21000042', [0, 0, 0]),
              marking_year: 2025,
              installed_on: EXCHANGED,
              sent: monthEnds(2025, -9_700, 11_082, 'water').filter(({ day }) => day > EXCHANGED),
            },
          ],
        },
      ],
    },
    {
      number: 5,
      label: 'Wohnung 5, DG',
      use: 'residential',
      area_m2: '80.00',
      occupancies: [
        {
          number: '5-1',
          from: '2021-05-01',
          to: '2025-09-30',
          occupant: {
            name: 'Hanna Holm',
            salutation: 'Frau',
            street: 'Schlossberg 1',
            postal_code: '79104',
            city: 'Freiburg',
            email: 'hanna.holm@example.org',
          },
          advances: { '2024-01-01': 102_000, '2025-01-01': 76_500 },
        },
        { number: '5-L', from: '2025-10-01' },
      ],
      points: [
        { use: 'heating', room: 'Wohnen', devices: [allocator('40010501', '1.400', { 2024: 980, 2025: 905 })] },
        { use: 'heating', room: 'Bad', devices: [allocator('40010502', '0.640', { 2024: 330, 2025: 301 })] },
        { use: 'hot_water', room: 'Bad', devices: [waterMeter('21000051', [40_050, 59_900, 74_660])] },
      ],
    },
  ],
  houseMeters: [
    {
      use: 'hot_water_heat',
      room: 'Heizraum, Speicher',
      devices: [
        {
          kind: 'heat_meter',
          manufacturer: 'SON',
          serial: '10000191',
          model: 'Supercal QN 1,5',
          key_hex: sampleKey('10000191'),
          marking_year: 2021,
          installed_on: '2021-03-15',
          initial: 0,
          sent: [
            { day: '2023-12-31', count: 15_400 },
            ...monthEnds(2024, 15_400, 20_940, 'water'),
            ...monthEnds(2025, 20_940, 26_210, 'water'),
          ],
        },
      ],
    },
  ],
  periods: [
    {
      from: '2024-01-01',
      to: '2024-12-31',
      co2_living_area_m2: '353.00',
      closing_stock: { quantity: '900', unit: 'l' },
      pay_until: '2027-06-30',
      iban: 'DE02120300000000202051',
      costs: [
        { kind: 'operating_electricity', scope: 'combined', description: 'Betriebsstrom', amount_cents: 17_930 },
        {
          kind: 'maintenance',
          scope: 'combined',
          description: 'Wartung des Brenners',
          amount_cents: 22_610,
          labor_cents: 17_500,
        },
        {
          kind: 'cleaning',
          scope: 'combined',
          description: 'Kesselreinigung',
          amount_cents: 9_430,
          labor_cents: 9_430,
        },
        {
          kind: 'emission_measurement',
          scope: 'combined',
          description: 'Abgasmessung',
          amount_cents: 7_010,
          labor_cents: 7_010,
        },
        { kind: 'metering_rent', scope: 'heating', description: 'Miete der Heizkostenverteiler', amount_cents: 14_160 },
        { kind: 'metering_rent', scope: 'hot_water', description: 'Miete der Warmwasserzähler', amount_cents: 7_080 },
        { kind: 'reading', scope: 'combined', description: 'Ablesung per Funk', amount_cents: 11_800 },
        { kind: 'billing', scope: 'combined', description: 'Abrechnung', amount_cents: 13_900 },
      ],
      fuel: [
        {
          kind: 'opening',
          day: '2024-01-01',
          quantity: '800',
          amount_cents: 74_400,
          co2_kg: '2141.0272',
          co2_cost_cents: 7_643,
        },
        {
          kind: 'purchase',
          day: '2024-03-12',
          quantity: '3000',
          amount_cents: 314_700,
          co2_kg: '8028.852',
          co2_cost_cents: 42_995,
        },
      ],
    },
    {
      from: '2025-01-01',
      to: '2025-12-31',
      co2_living_area_m2: '353.00',
      closing_stock: { quantity: '600', unit: 'l' },
      pay_until: '2027-06-30',
      iban: 'DE02120300000000202051',
      costs: [
        { kind: 'operating_electricity', scope: 'combined', description: 'Betriebsstrom', amount_cents: 18_420 },
        {
          kind: 'maintenance',
          scope: 'combined',
          description: 'Wartung des Brenners',
          amount_cents: 23_681,
          labor_cents: 18_300,
        },
        {
          kind: 'cleaning',
          scope: 'combined',
          description: 'Kesselreinigung',
          amount_cents: 9_710,
          labor_cents: 9_710,
        },
        {
          kind: 'emission_measurement',
          scope: 'combined',
          description: 'Abgasmessung',
          amount_cents: 7_190,
          labor_cents: 7_190,
        },
        { kind: 'metering_rent', scope: 'heating', description: 'Miete der Heizkostenverteiler', amount_cents: 14_160 },
        { kind: 'metering_rent', scope: 'hot_water', description: 'Miete der Warmwasserzähler', amount_cents: 7_080 },
        { kind: 'reading', scope: 'combined', description: 'Ablesung per Funk', amount_cents: 11_800 },
        { kind: 'billing', scope: 'combined', description: 'Abrechnung', amount_cents: 14_250 },
      ],
      fuel: [
        {
          kind: 'opening',
          day: '2025-01-01',
          quantity: '900',
          amount_cents: 94_410,
          co2_kg: '2408.6556',
          co2_cost_cents: 12_899,
        },
        {
          kind: 'purchase',
          day: '2025-02-20',
          quantity: '2500',
          amount_cents: 247_500,
          co2_kg: '6690.71',
          co2_cost_cents: 43_791,
        },
      ],
    },
  ],
};
