import type { DeviceRow } from '../../../billing/index.ts';

type Devices = Readonly<Record<'heating' | 'hot_water' | 'cold_water', DeviceRow[]>>;

const PERIOD_START = '2025-01-01';
const CHANGE = '2025-07-15';

const allocator = (room: string, serial: string, end: string, factor: string, consumption: string): DeviceRow => ({
  room,
  kind: 'Heizkostenverteiler',
  serial,
  start: { value: '0', on: PERIOD_START },
  end: { value: end, on: CHANGE },
  difference: end,
  factor,
  consumption,
  mark: 'interim',
  calibrated_until: null,
  substitute: null,
});

/** Devices of flat 3 until the change on 15 July: one allocator failed, one water meter was exchanged. */
export const DEVICES_BEFORE_CHANGE: Devices = {
  heating: [
    allocator('Bad', '4001 0234', '812', '1.250', '1015.000'),
    allocator('Küche', '4001 0236', '402', '0.940', '377.880'),
    {
      room: 'Wohnzimmer',
      kind: 'Heizkostenverteiler',
      serial: '4001 0235',
      start: null,
      end: null,
      difference: null,
      factor: '1.100',
      consumption: '639.935',
      mark: 'substitute',
      calibrated_until: null,
      substitute: {
        missing: 'der Wert am 15.07.2025.',
        reason: 'Das Gerät sendet seit 03.05.2025 nicht mehr. Die Anzeige war dunkel.',
        method: 'previous_periods',
        formula:
          'Ihr Verbrauch vom 01.01. bis 15.07.2024: 655,000 Einheiten × 0,977 (so haben die anderen Räume geheizt) = 639,935 Einheiten.',
      },
    },
    allocator('Schlafzimmer', '4001 0237', '218', '1.100', '239.800'),
  ],
  hot_water: [
    {
      room: 'Küche (bis Tausch)',
      kind: 'Warmwasserzähler',
      serial: 'K5001-A1',
      start: { value: '31.204', on: PERIOD_START },
      end: { value: '36.118', on: '2025-06-12' },
      difference: '4.914',
      factor: null,
      consumption: '4.914',
      mark: 'exchange',
      calibrated_until: '2025',
      substitute: null,
    },
    {
      room: 'Küche (nach Tausch)',
      kind: 'Warmwasserzähler',
      serial: 'K7715-B2',
      start: { value: '0.000', on: '2025-06-12' },
      end: { value: '0.731', on: CHANGE },
      difference: '0.731',
      factor: null,
      consumption: '0.731',
      mark: 'interim',
      calibrated_until: '2031',
      substitute: null,
    },
    {
      room: 'Bad',
      kind: 'Warmwasserzähler',
      serial: 'K5001-A2',
      start: { value: '12.310', on: PERIOD_START },
      end: { value: '21.655', on: CHANGE },
      difference: '9.345',
      factor: null,
      consumption: '9.345',
      mark: 'interim',
      calibrated_until: '2027',
      substitute: null,
    },
  ],
  cold_water: [
    {
      room: 'Küche',
      kind: 'Kaltwasserzähler',
      serial: 'K6001-C1',
      start: { value: '88.112', on: PERIOD_START },
      end: { value: '97.402', on: CHANGE },
      difference: '9.290',
      factor: null,
      consumption: '9.290',
      mark: 'self_read',
      calibrated_until: '2027',
      substitute: null,
    },
    {
      room: 'Bad',
      kind: 'Kaltwasserzähler',
      serial: 'K6001-C2',
      start: { value: '140.220', on: PERIOD_START },
      end: { value: '153.909', on: CHANGE },
      difference: '13.689',
      factor: null,
      consumption: '13.689',
      mark: 'interim',
      calibrated_until: '2027',
      substitute: null,
    },
  ],
};

/** Devices of flat 1, a whole year by radio, two rooms a use. */
export const DEVICES_FLAT_1: Devices = {
  heating: [
    {
      room: 'Wohnzimmer',
      kind: 'Heizkostenverteiler',
      serial: '4001 0101',
      start: { value: '0', on: PERIOD_START },
      end: { value: '2104', on: '2025-12-31' },
      difference: '2104',
      factor: '1.250',
      consumption: '2630.000',
      mark: 'measured',
      calibrated_until: null,
      substitute: null,
    },
    {
      room: 'Bad',
      kind: 'Heizkostenverteiler',
      serial: '4001 0102',
      start: { value: '0', on: PERIOD_START },
      end: { value: '1699', on: '2025-12-31' },
      difference: '1699',
      factor: '0.750',
      consumption: '1274.250',
      mark: 'measured',
      calibrated_until: null,
      substitute: null,
    },
  ],
  hot_water: [
    {
      room: 'Bad',
      kind: 'Warmwasserzähler',
      serial: 'K5101-A1',
      start: { value: '102.455', on: PERIOD_START },
      end: { value: '133.659', on: '2025-12-31' },
      difference: '31.204',
      factor: null,
      consumption: '31.204',
      mark: 'measured',
      calibrated_until: '2029',
      substitute: null,
    },
  ],
  cold_water: [
    {
      room: 'Bad',
      kind: 'Kaltwasserzähler',
      serial: 'K6101-C1',
      start: { value: '301.040', on: PERIOD_START },
      end: { value: '356.158', on: '2025-12-31' },
      difference: '55.118',
      factor: null,
      consumption: '55.118',
      mark: 'measured',
      calibrated_until: '2029',
      substitute: null,
    },
  ],
};
