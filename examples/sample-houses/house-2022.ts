import { NORD } from './brands.ts';
import { monthEnds, type SampleDevice, type SampleHouse, sampleKey } from './sample-house.ts';

/*
 * A shop and a flat, heat and hot-water meters. Areas, meters and costs give the figures of a printed statement of 2022
 * to the cent: 1.091,56 in total, 174,28 VAT contained, 291,56 to pay, 3.055,79 over all statements, 0,01 left over.
 */

const heatMeter = (serial: string, start: number, end: number): SampleDevice => ({
  kind: 'heat_meter',
  manufacturer: 'SON',
  serial,
  model: 'Supercal QN 1,5',
  key_hex: sampleKey(serial),
  marking_year: 2020,
  installed_on: '2020-05-04',
  initial: 0,
  sent: [{ day: '2021-12-31', count: start }, ...monthEnds(2022, start, end, 'heat')],
});

const hotWaterMeter = (serial: string, start: number, end: number): SampleDevice => ({
  kind: 'hot_water_meter',
  manufacturer: 'SON',
  serial,
  model: 'Superaqua WW',
  key_hex: sampleKey(serial),
  marking_year: 2020,
  installed_on: '2020-05-04',
  initial: 0,
  sent: [{ day: '2021-12-31', count: start }, ...monthEnds(2022, start, end, 'water')],
});

export const HOUSE_2022: SampleHouse = {
  name: 'house-2022',
  accountName: 'Messdienst Nord',
  brand: NORD,
  manager: {
    name: 'Hausverwaltung Sonnenschuh',
    street: 'Mündener Str. 31',
    postal_code: '34123',
    city: 'Kassel',
    email: 'verwaltung@sonnenschuh.example',
  },
  property: {
    number: '0000001-2',
    street: 'Casameta-Allee 24',
    postal_code: '34123',
    city: 'Kassel',
    landlord: { name: 'H. Sonnenschuh', street: 'Mündener Str. 31', postal_code: '34123', city: 'Kassel' },
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  },
  units: [
    {
      number: 1,
      label: 'Ladenlokal, EG',
      use: 'commercial',
      area_m2: '80.00',
      occupancies: [
        {
          number: '1-1',
          from: '2019-04-01',
          occupant: {
            salutation: 'Frau',
            name: 'Ada Muster',
            street: 'Casameta-Allee 24',
            postal_code: '34123',
            city: 'Kassel',
            email: 'ada.muster@example.org',
          },
          vat_percent: '19',
          consumer_contract: false,
          advances: { '2022-01-01': 80_000 },
        },
      ],
      points: [
        { use: 'heating', room: 'Laden', devices: [heatMeter('10000011', 5_175, 5_975)] },
        { use: 'hot_water', room: 'Küche', devices: [hotWaterMeter('20000011', 21_204, 30_265)] },
      ],
    },
    {
      number: 2,
      label: 'Wohnung, 1. und 2. OG',
      use: 'residential',
      area_m2: '145.00',
      occupancies: [
        {
          number: '2-1',
          from: '2020-10-01',
          occupant: {
            salutation: 'Herrn',
            name: 'Bela Beispiel',
            street: 'Casameta-Allee 24',
            postal_code: '34123',
            city: 'Kassel',
            email: 'bela.beispiel@example.org',
          },
          advances: { '2022-01-01': 230_000 },
        },
      ],
      points: [
        { use: 'heating', room: 'Flur', devices: [heatMeter('10000021', 11_320, 13_420)] },
        { use: 'hot_water', room: 'Bad', devices: [hotWaterMeter('20000021', 8_115, 10_515)] },
      ],
    },
  ],
  houseMeters: [
    { use: 'hot_water_heat', room: 'Heizraum, Speicher', devices: [heatMeter('10000091', 3_410, 3_960)] },
    { use: 'total_heat', room: 'Heizraum, Kessel', devices: [heatMeter('10000092', 24_500, 27_950)] },
  ],
  periods: [
    {
      from: '2022-01-01',
      to: '2022-12-31',
      energy_used: { quantity: '3450', unit: 'kWh' },
      pay_until: '2027-06-30',
      iban: 'DE89370400440532013000',
      costs: [
        { kind: 'fuel', scope: 'combined', description: 'Erdgas, Stadtwerke', amount_cents: 248_040 },
        { kind: 'operating_electricity', scope: 'combined', description: 'Betriebsstrom', amount_cents: 9_620 },
        { kind: 'maintenance', scope: 'combined', description: 'Wartung', amount_cents: 14_875, labor_cents: 9_900 },
        {
          kind: 'emission_measurement',
          scope: 'combined',
          description: 'Schornsteinfeger',
          amount_cents: 6_145,
          labor_cents: 6_145,
        },
        { kind: 'metering_rent', scope: 'combined', description: 'Miete der Zähler', amount_cents: 14_280 },
        { kind: 'billing', scope: 'combined', description: 'Ablesung und Abrechnung', amount_cents: 12_620 },
      ],
      fuel: [],
    },
  ],
};
