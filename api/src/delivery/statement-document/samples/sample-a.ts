import type { House } from '@klarmeter/engine';
import type { Presentation } from '../../../billing/index.ts';
import type { StatementDocumentInput } from '../input.ts';
import { billed } from './billed.ts';
import { BRAND_A } from './brands.ts';
import { COMMERCIAL_TEXTS } from './texts.ts';

const PERIOD = { from: '2022-01-01', to: '2022-12-31' } as const;

/** A shop and the rest of a house on district heating; the amounts are those of a printed sample statement of 2022. */
const house: House = {
  schema: 'klarmeter.house/1',
  id: 'sample A: a shop, 2022',
  period: PERIOD,
  plant: { energy: 'district_heating', commercial_heat_supply: true },
  energy_used: { quantity: '3450', unit: 'kWh' },
  hot_water_share: { method: 'measured', heat_kwh: '550' },
  costs: [
    { id: 'heat', kind: 'heat_supply', scope: 'combined', amount_eur: '2412.35' },
    { id: 'electricity', kind: 'operating_electricity', scope: 'combined', amount_eur: '96.40' },
    { id: 'maintenance', kind: 'maintenance', scope: 'combined', amount_eur: '207.65' },
    { id: 'rent', kind: 'metering_rent', scope: 'combined', amount_eur: '215.00' },
    { id: 'billing', kind: 'billing', scope: 'combined', amount_eur: '124.40' },
  ],
  keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  units: [
    {
      id: '1-1',
      heating_area_m2: '80.00',
      hot_water_area_m2: '80.00',
      occupancies: [
        { id: 'shop', ...PERIOD, heating: '800', hot_water_m3: '9.061', advance_eur: '800.00', vat_percent: '19' },
      ],
    },
    {
      id: 'rest',
      heating_area_m2: '145.00',
      hot_water_area_m2: '145.00',
      occupancies: [{ id: 'rest', ...PERIOD, heating: '2100', hot_water_m3: '2.400', advance_eur: '2300.00' }],
    },
  ],
};

const presentation: Presentation = {
  schema: 'klarmeter.presentation/1',
  property: { number: '0000001-2', address_lines: ['Casameta-Allee 24', '34123 Kassel'] },
  heating_unit: 'kWh',
  base_scale: { heating: 'Nutzfläche', hot_water: 'Nutzfläche' },
  units: [
    {
      id: '1-1',
      label: 'Laden, Erdgeschoss',
      occupancies: [
        {
          id: 'shop',
          user_number: '1-1',
          settlement: 'payable',
          devices: {
            heating: [
              {
                room: 'Technikraum',
                kind: 'Wärmezähler',
                serial: '66000142',
                start: { value: '5175', on: '2022-01-01' },
                end: { value: '5975', on: '2022-12-31' },
                difference: '800',
                factor: null,
                consumption: '800',
                mark: 'measured',
                calibrated_until: '2026',
                substitute: null,
              },
            ],
            hot_water: [
              {
                room: 'Teeküche',
                kind: 'Warmwasserzähler',
                serial: 'K5001-A1',
                start: { value: '21.843', on: '2022-01-01' },
                end: { value: '25.412', on: '2022-12-31' },
                difference: '3.569',
                factor: null,
                consumption: '3.569',
                mark: 'measured',
                calibrated_until: '2027',
                substitute: null,
              },
              {
                room: 'Waschraum',
                kind: 'Warmwasserzähler',
                serial: 'K5001-A2',
                start: { value: '40.120', on: '2022-01-01' },
                end: { value: '45.612', on: '2022-12-31' },
                difference: '5.492',
                factor: null,
                consumption: '5.492',
                mark: 'measured',
                calibrated_until: '2027',
                substitute: null,
              },
            ],
            cold_water: [],
          },
          time_share: null,
          comparison: {
            before_missing: null,
            average_missing: null,
            climate_factor_source: 'Deutscher Wetterdienst',
            rows: [
              {
                who: 'now',
                label: 'Sie 2022',
                heating_kwh: '800',
                climate_factor: '1.12',
                heating_adjusted_kwh: '896',
                hot_water_kwh: '434.8',
              },
              {
                who: 'before',
                label: 'Sie 2021',
                heating_kwh: '680',
                climate_factor: '1.02',
                heating_adjusted_kwh: '693.6',
                hot_water_kwh: '451.2',
              },
              {
                who: 'average',
                label: 'Durchschnitt Läden im Haus',
                heating_kwh: '842',
                climate_factor: '1.12',
                heating_adjusted_kwh: '943.04',
                hot_water_kwh: '410',
              },
            ],
          },
          previous_period: {
            from: '2021-01-01',
            to: '2021-12-31',
            total_eur: '948.20',
            lines: [
              { code: 'heating_base', units: '80', unit_price_eur: '3.601250', amount_eur: '288.10' },
              { code: 'heating_consumption', units: '680', unit_price_eur: '0.50', amount_eur: '340.00' },
              { code: 'hot_water_base', units: '80', unit_price_eur: '0.648750', amount_eur: '51.90' },
              { code: 'hot_water_consumption', units: '9.402', unit_price_eur: '28.525845', amount_eur: '268.20' },
            ],
            units_comparable: true,
          },
          household_services: [],
        },
      ],
    },
    {
      id: 'rest',
      label: 'Übriges Haus',
      occupancies: [
        {
          id: 'rest',
          user_number: '1-2',
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
        },
      ],
    },
  ],
  fuel_invoices: [
    {
      cost_id: 'heat',
      label: 'Fernwärme Muster Netz',
      from: '2022-01-01',
      to: '2022-12-31',
      meter_start: '118240',
      meter_end: '121690',
      quantity: '3450',
      unit: 'kWh',
      working_price_eur: '0.6430',
      base_price_eur: '194.00',
      amount_eur: '2412.35',
    },
  ],
  receipts: [
    { cost_id: 'heat', receipt: 'Rechnung FW-2022-118', on: '2023-01-20' },
    { cost_id: 'electricity', receipt: 'Rechnung ST-4471', on: '2023-01-12' },
    { cost_id: 'maintenance', receipt: 'Rechnung 2022/0903', on: '2022-09-27' },
    { cost_id: 'rent', receipt: 'Rechnung MG-77120', on: '2022-12-15' },
    { cost_id: 'billing', receipt: 'Rechnung AB-77121', on: '2023-02-01' },
  ],
  fuel_mix: [
    { energy: 'Erdgas', percent: '71.0' },
    { energy: 'Biomasse', percent: '29.0' },
  ],
  district_heating: { primary_energy_factor: '0.62', greenhouse_gas_kg_per_year: '1840000' },
  taxes_and_levies: [
    { name: 'Umsatzsteuer', amount_eur: '385.17' },
    { name: 'Emissionshandel', amount_eur: '41.20' },
  ],
  metering_charges_eur: null,
  co2_scale: [],
  ...COMMERCIAL_TEXTS,
  dispute_resolution: null,
  payment: {
    iban: 'DE02120300000000202051',
    bic: 'BYLADEM1001',
    account_holder: 'H. Sonnenschuh',
    due_on: '2023-09-30',
  },
};

export const SAMPLE_A: StatementDocumentInput = {
  statement: {
    number: 'HK-2022-0001-01',
    version: 1,
    createdOn: '2023-08-28',
    dataDigest: '9f3ac1d27be0485596d10c3ab7724e8f51d60bb2e8a94c07d3f2156a40ce8b91',
    verificationUrl: 'https://portal.nordlicht.example/pruefen',
  },
  brand: BRAND_A,
  addressee: { name: ['Teehaus Muster', 'Frau Ada Muster'], address: ['Casameta-Allee 24', '34123 Kassel'] },
  landlord: { name: ['H. Sonnenschuh'], address: ['Mündener Str. 31', '34123 Kassel'] },
  house,
  result: billed(house),
  unit: '1-1',
  occupancy: 'shop',
  presentation,
};
