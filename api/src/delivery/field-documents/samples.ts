import type { ExchangeProtocolInput } from './exchange-protocol.ts';
import type { ReadingFormInput } from './reading-form.ts';

const brand = {
  name: 'Messdienst Nord',
  logoSvg: null,
  colors: { primary: '#0b5cad' },
  senderLine: 'Messdienst Nord · Hafenstraße 1 · 24103 Kiel',
  contact: { name: 'Team Ablesung', lines: ['Telefon +49 431 000000', 'ablesung@messdienst-nord.example'] },
  footer: [
    ['Messdienst Nord GmbH', 'Hafenstraße 1', '24103 Kiel'],
    ['Amtsgericht Kiel HRB 0000', 'Geschäftsführung: B. Beispiel'],
  ],
  portal: { url: 'https://portal.messdienst-nord.example', pin: null },
} as const;
const property = { number: '0000001-2', street: 'Casameta-Allee 24', place: '34123 Kassel' };

const device = { manufacturer: 'SON', model: 'Supercal 5', last: null } as const;
const WATER = { value: '303.300', day: '2025-05-12', origin: 'manual' };

/** Two flats and the cellar: every kind of device, one without a last value. */
export const READING_FORM: ReadingFormInput = {
  number: 'AF-0000001-2-2025-12-29',
  version: 1,
  createdOn: '2025-12-15',
  brand,
  property,
  route: { name: 'Ablesung 2025', from: '2025-12-29', to: '2026-01-16', keyDate: '2025-12-31' },
  flats: [
    {
      label: 'Wohnung 1, EG links',
      devices: [
        {
          ...device,
          room: 'Flur',
          use: 'heating',
          kind: 'heat_cost_allocator',
          manufacturer: 'TCH',
          serial: '40010234',
          model: 'E-ITN 30',
        },
        {
          ...device,
          room: 'Wohnzimmer',
          use: 'heating',
          kind: 'heat_cost_allocator',
          manufacturer: 'TCH',
          serial: '40010235',
          model: 'E-ITN 30',
          last: { value: '655', day: '2024-12-31', origin: 'radio' },
        },
        { ...device, room: 'Bad', use: 'hot_water', kind: 'hot_water_meter', serial: '50010001', last: WATER },
        { ...device, room: 'Küche', use: 'cold_water', kind: 'cold_water_meter', serial: '50010002', last: WATER },
      ],
    },
    {
      label: 'Wohnung 2, EG rechts',
      devices: [{ ...device, room: 'Bad', use: 'hot_water', kind: 'hot_water_meter', serial: '50010003', last: WATER }],
    },
    {
      label: null,
      devices: [{ ...device, room: 'Heizraum', use: 'total_heat', kind: 'heat_meter', serial: '60010001' }],
    },
  ],
};

/** A water meter at the end of its calibration, read and photographed. */
export const EXCHANGE: ExchangeProtocolInput = {
  number: 'GT-50010001-2025-06-12',
  version: 1,
  createdOn: '2025-06-12',
  brand,
  property,
  flat: 'Wohnung 1, EG links',
  room: 'Bad',
  use: 'hot_water',
  on: '2025-06-12',
  reason: 'Eichfrist abgelaufen',
  fitter: 'Monteur 7',
  old: {
    kind: 'hot_water_meter',
    manufacturer: 'SON',
    serial: '50010001',
    model: 'Minomess',
    markingYear: 2019,
    calibratedUntil: '2025-12-31',
    scale: 'product',
    factor: '1',
    hasKey: false,
    value: '36.118',
    unreadReason: null,
  },
  new: {
    kind: 'hot_water_meter',
    manufacturer: 'SON',
    serial: '77150002',
    model: 'Minomess',
    markingYear: 2025,
    calibratedUntil: '2031-12-31',
    scale: 'product',
    factor: '1',
    hasKey: true,
    value: '0.000',
  },
  corrected: false,
  photos: [{ label: 'Altes Zählwerk', sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }],
};

/** An allocator that could not be read, and whose scale changed. */
export const UNREAD_EXCHANGE: ExchangeProtocolInput = {
  ...EXCHANGE,
  room: 'Wohnzimmer',
  use: 'heating',
  reason: 'Gerät defekt',
  fitter: null,
  corrected: true,
  old: {
    ...EXCHANGE.old,
    kind: 'heat_cost_allocator',
    serial: '40010235',
    scale: 'unit',
    factor: '1.25',
    markingYear: null,
    calibratedUntil: null,
    value: null,
    unreadReason: 'Das Display war dunkel.',
  },
  new: {
    ...EXCHANGE.new,
    kind: 'heat_cost_allocator',
    serial: '40010999',
    markingYear: null,
    calibratedUntil: null,
    value: '0',
  },
  photos: [],
};
