import type { House, HouseUnit } from '@klarmeter/engine';
import type { Presentation, PresentationOccupancy, PresentationUnit } from '../../../billing/index.ts';
import type { StatementDocumentInput } from '../input.ts';
import { billed } from './billed.ts';
import { BRAND_B } from './brands.ts';
import { DEVICES_BEFORE_CHANGE, DEVICES_FLAT_1 } from './sample-b-devices.ts';
import { RESIDENTIAL_TEXTS } from './texts.ts';

const PERIOD = { from: '2025-01-01', to: '2025-12-31' } as const;

/** Four flats on heating oil; flat 3 changes hands on 15 July. */
const house: House = {
  schema: 'klarmeter.house/1',
  id: 'sample B: oil, four flats, 2025',
  period: PERIOD,
  plant: { energy: 'heating_oil', net_calorific_value: '10' },
  hot_water_share: { method: 'measured', heat_kwh: '8925' },
  costs: [
    { id: 'electricity', kind: 'operating_electricity', scope: 'combined', amount_eur: '118.40' },
    { id: 'operation', kind: 'operation', scope: 'combined', amount_eur: '90.00' },
    { id: 'maintenance', kind: 'maintenance', scope: 'combined', amount_eur: '246.33' },
    { id: 'chimney', kind: 'emission_measurement', scope: 'combined', amount_eur: '74.20' },
    { id: 'allocators', kind: 'metering_rent', scope: 'heating', amount_eur: '210.00' },
    { id: 'water-meters', kind: 'metering_rent', scope: 'hot_water', amount_eur: '96.00' },
    { id: 'calibration', kind: 'calibration', scope: 'hot_water', amount_eur: '38.60' },
    { id: 'reading', kind: 'reading', scope: 'combined', amount_eur: '62.00' },
    { id: 'billing', kind: 'billing', scope: 'combined', amount_eur: '148.75' },
  ],
  fuel_stock: {
    unit: 'l',
    closing_quantity: '1250',
    layers: [
      {
        kind: 'opening',
        date: '2025-01-01',
        quantity: '1200',
        amount_eur: '1044.00',
        co2_kg: '3211.5',
        co2_cost_eur: '171.98',
      },
      {
        kind: 'purchase',
        date: '2025-03-14',
        quantity: '2500',
        amount_eur: '2425.00',
        co2_kg: '6690.7',
        co2_cost_eur: '437.91',
      },
      {
        kind: 'purchase',
        date: '2025-10-06',
        quantity: '1800',
        amount_eur: '1692.00',
        co2_kg: '4817.3',
        co2_cost_eur: '315.29',
      },
    ],
  },
  keys: {
    heating_consumption_percent: '70',
    hot_water_consumption_percent: '70',
    heating_base_by: 'degree_days',
  },
  co2: {
    building: 'residential',
    living_area_m2: '293.60',
    public_law_restrictions: 'none',
    relief: 'deduct_from_pot',
  },
  cold_water: { amount_eur: '1264.80', main_meter_m3: '172' },
  units: [
    flat('W1', '84.50', {
      id: 'T1',
      ...PERIOD,
      heating: '3904.250',
      hot_water_m3: '31.204',
      cold_water_m3: '55.118',
      advance_eur: '2180.00',
    }),
    flat('W2', '62.30', {
      id: 'T2',
      ...PERIOD,
      heating: '2850.600',
      hot_water_m3: '19.812',
      cold_water_m3: '33.705',
      advance_eur: '1500.00',
    }),
    flat(
      'W3',
      '84.50',
      {
        id: 'T3a',
        from: PERIOD.from,
        to: '2025-07-15',
        heating: '2272.615',
        hot_water_m3: '14.990',
        cold_water_m3: '22.979',
        advance_eur: '980.00',
      },
      {
        id: 'T3b',
        from: '2025-07-16',
        to: PERIOD.to,
        heating: '1604.110',
        hot_water_m3: '12.508',
        cold_water_m3: '20.441',
        advance_eur: '620.00',
      },
    ),
    flat('W4', '62.30', {
      id: 'T4',
      ...PERIOD,
      heating: '3105.480',
      hot_water_m3: '22.416',
      cold_water_m3: '38.250',
      advance_eur: '1700.00',
    }),
  ],
};

function flat(id: string, area: string, ...occupancies: HouseUnit['occupancies']): HouseUnit {
  return { id, heating_area_m2: area, hot_water_area_m2: area, occupancies };
}

const PLAIN_OCCUPANCY: Omit<PresentationOccupancy, 'id' | 'user_number'> = {
  settlement: 'payable',
  devices: { heating: [], hot_water: [], cold_water: [] },
  time_share: null,
  comparison: {
    rows: [],
    before_missing: 'first_period',
    average_missing: 'too_few_units',
    climate_factor_source: null,
  },
  previous_period: null,
  household_services: [],
};

const months = ['Jan', 'Feb', 'März', 'Apr', 'Mai', 'Juni', 'Juli'];
const degreeDaysBeforeChange = ['170', '150', '130', '80', '40', '14', '6.290323'];
const degreeDaysOfMonths = ['170', '150', '130', '80', '40', '14', '13'];

const flats: PresentationUnit[] = [
  {
    id: 'W1',
    label: 'Wohnung 1, EG links',
    occupancies: [
      {
        ...PLAIN_OCCUPANCY,
        id: 'T1',
        user_number: '1-1',
        devices: DEVICES_FLAT_1,
        comparison: {
          before_missing: null,
          average_missing: null,
          climate_factor_source: 'Deutscher Wetterdienst',
          rows: [
            {
              who: 'now',
              label: 'Sie 2025',
              heating_kwh: '9572.6',
              climate_factor: '1.09',
              heating_adjusted_kwh: '10434.1',
              hot_water_kwh: '2759.3',
            },
            {
              who: 'before',
              label: 'Sie 2024',
              heating_kwh: '9020',
              climate_factor: '1.12',
              heating_adjusted_kwh: '10102.4',
              hot_water_kwh: '2690',
            },
            {
              who: 'average',
              label: 'Durchschnitt im Haus',
              heating_kwh: '8393.8',
              climate_factor: '1.09',
              heating_adjusted_kwh: '9149.2',
              hot_water_kwh: '2231.3',
            },
          ],
        },
        previous_period: {
          from: '2024-01-01',
          to: '2024-12-31',
          total_eur: '1901.44',
          lines: [
            { code: 'heating_base', units: '84.5', unit_price_eur: '3.812', amount_eur: '322.11' },
            { code: 'heating_consumption', units: '4512.500', unit_price_eur: '0.1795', amount_eur: '809.99' },
            { code: 'hot_water_base', units: '84.5', unit_price_eur: '1.121', amount_eur: '94.72' },
            { code: 'hot_water_consumption', units: '33.480', unit_price_eur: '7.4110', amount_eur: '248.12' },
            { code: 'cold_water', units: '58.020', unit_price_eur: '7.351', amount_eur: '426.50' },
          ],
          units_comparable: true,
        },
      },
    ],
  },
  { id: 'W2', label: 'Wohnung 2, EG rechts', occupancies: [{ ...PLAIN_OCCUPANCY, id: 'T2', user_number: '2-1' }] },
  {
    id: 'W3',
    label: 'Wohnung 3, OG links',
    occupancies: [
      {
        ...PLAIN_OCCUPANCY,
        id: 'T3a',
        user_number: '3-1',
        devices: DEVICES_BEFORE_CHANGE,
        time_share: {
          degree_days: '590.290323',
          period_degree_days: '1000',
          months: months.map((label, index) => ({
            label,
            degree_days: degreeDaysBeforeChange[index] ?? '0',
            period_degree_days: degreeDaysOfMonths[index] ?? '0',
          })),
        },
        comparison: {
          before_missing: null,
          average_missing: null,
          climate_factor_source: 'Deutscher Wetterdienst',
          rows: [
            {
              who: 'now',
              label: 'Sie 01.01. – 15.07.2025',
              heating_kwh: '5572.1',
              climate_factor: '1.07',
              heating_adjusted_kwh: '5962.1',
              hot_water_kwh: '1325.5',
            },
            {
              who: 'before',
              label: 'Sie 01.01. – 15.07.2024',
              heating_kwh: '6010',
              climate_factor: '1.12',
              heating_adjusted_kwh: '6731.2',
              hot_water_kwh: '1402',
            },
            {
              who: 'average',
              label: 'Durchschnitt im Haus, gleiche Zeit',
              heating_kwh: '5984.2',
              climate_factor: '1.07',
              heating_adjusted_kwh: '6403.1',
              hot_water_kwh: '1280.4',
            },
          ],
        },
        previous_period: {
          from: '2024-01-01',
          to: '2024-12-31',
          total_eur: '1640.12',
          lines: [{ code: 'heating_consumption', units: '3920.400', unit_price_eur: '0.1795', amount_eur: '703.71' }],
          units_comparable: true,
        },
        household_services: [
          { kind: 'Handwerkerleistungen', amount_eur: '38.12' },
          { kind: 'haushaltsnahe Dienstleistungen', amount_eur: '12.40' },
        ],
      },
      {
        ...PLAIN_OCCUPANCY,
        id: 'T3b',
        user_number: '3-2',
        time_share: { degree_days: '409.709677', period_degree_days: '1000', months: [] },
      },
    ],
  },
  {
    id: 'W4',
    label: 'Wohnung 4, OG rechts',
    occupancies: [{ ...PLAIN_OCCUPANCY, id: 'T4', user_number: '4-1', settlement: 'carried_over' }],
  },
];

const stages: readonly (readonly [string, string | null, string])[] = [
  ['0', '12', '0'],
  ['12', '17', '10'],
  ['17', '22', '20'],
  ['22', '27', '30'],
  ['27', '32', '40'],
  ['32', '37', '50'],
  ['37', '42', '60'],
  ['42', '47', '70'],
  ['47', '52', '80'],
  ['52', null, '95'],
];

const presentation: Presentation = {
  schema: 'klarmeter.presentation/1',
  property: { number: '0000317-5', address_lines: ['Lindenweg 5', '28203 Bremen'] },
  heating_unit: 'Einheiten',
  base_scale: { heating: 'Wohnfläche', hot_water: 'Wohnfläche' },
  units: flats,
  fuel_invoices: [],
  receipts: [
    { cost_id: 'electricity', receipt: 'Rechnung ST-88012', on: '2026-01-14' },
    { cost_id: 'operation', receipt: 'Rechnung HM-2025-31', on: '2025-12-30' },
    { cost_id: 'maintenance', receipt: 'Rechnung 25-1187', on: '2025-09-02' },
    { cost_id: 'chimney', receipt: 'Bescheid 7714', on: '2025-04-22' },
    { cost_id: 'allocators', receipt: 'Rechnung MG-20251', on: '2025-12-15' },
    { cost_id: 'water-meters', receipt: 'Rechnung MG-20252', on: '2025-12-15' },
    { cost_id: 'calibration', receipt: 'Rechnung EI-20253', on: '2025-06-13' },
    { cost_id: 'reading', receipt: 'Rechnung AB-20254', on: '2026-02-02' },
    { cost_id: 'billing', receipt: 'Rechnung AB-20255', on: '2026-02-02' },
  ],
  fuel_mix: [{ energy: 'Heizöl', percent: '100' }],
  district_heating: null,
  taxes_and_levies: [
    { name: 'Energiesteuer', amount_eur: '260.74' },
    { name: 'Umsatzsteuer', amount_eur: '636.42' },
  ],
  metering_charges_eur: null,
  co2_scale: stages.map(([from, below, landlord]) => ({
    from_kg_per_m2: from,
    below_kg_per_m2: below,
    landlord_percent: landlord,
  })),
  ...RESIDENTIAL_TEXTS,
  dispute_resolution: 'Wir nehmen nicht an einem Verfahren vor einer Verbraucherschlichtungsstelle teil (§ 36 VSBG).',
  payment: {
    iban: 'DE89370400440532013000',
    bic: null,
    account_holder: 'Hausgemeinschaft Lindenweg 5',
    due_on: '2026-09-30',
  },
};

const LANDLORD = { name: ['Ruth Bergmann'], address: ['Am Dobben 12', '28203 Bremen'] };
const DIGEST = '41c07d9e5b2f60a8139d4e77c2a1f0b6d3589e1240cb7f6a95d8e3027b64af1c';

/** The occupant who moves out: allocators, substitute value, exchanged meter, credit balance, second version. */
export const SAMPLE_B: StatementDocumentInput = {
  statement: {
    number: 'HK-2025-0317-03',
    version: 2,
    createdOn: '2026-08-28',
    correctionReason: 'Der Endbestand an Heizöl war falsch abgelesen: 1.250 statt 1.150 Liter.',
    dataDigest: DIGEST,
    verificationUrl: 'https://mieter.weserblick.example/pruefen',
  },
  brand: BRAND_B,
  addressee: { name: ['Herrn', 'Jonas Probe'], address: ['Neue Straße 7, 2. OG', '28832 Achim'] },
  landlord: LANDLORD,
  house,
  result: billed(house),
  unit: 'W3',
  occupancy: 'T3a',
  presentation,
};

/** The same house, a whole year by radio: less used, change explained in three lines. */
export const SAMPLE_B_FLAT_1: StatementDocumentInput = {
  ...SAMPLE_B,
  statement: { number: 'HK-2025-0317-01', version: 1, createdOn: '2026-08-28' },
  addressee: { name: ['Frau Dr. Mira Beispiel', 'Herrn Tom Beispiel'], address: ['Lindenweg 5', '28203 Bremen'] },
  unit: 'W1',
  occupancy: 'T1',
};
