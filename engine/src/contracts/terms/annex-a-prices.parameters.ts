// Long because it is a list.
import type { Dated } from '../../law/dated.ts';
import { clause, PRICE_LIST_2026 } from './edition.ts';

/** What one of it is. */
export type PriceUnit = 'property' | 'trip' | 'device' | 'device_month' | 'unit' | 'statement' | 'sampling' | 'visit';

export type PriceCode =
  | 'onboarding'
  | 'data_migration'
  | 'gateway_commissioning'
  | 'travel_15_km'
  | 'travel_60_km'
  | 'travel_100_km'
  | 'data_capture'
  | 'installation'
  | 'allocator_move'
  | 'legionella_site_visit'
  | 'tier_basis'
  | 'tier_professional'
  | 'smoke_alarm_service'
  | 'legionella_coordination'
  | 'document_safe'
  | 'calibration_swap_bundled'
  | 'calibration_swap_single'
  | 'emergency_visit'
  | 'interim_reading'
  | 'late_cost_data'
  | 'recalculation';

export interface Price {
  readonly code: PriceCode;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly annex: string;
  readonly unit: PriceUnit;
  /** Paid month after month, and so covered by the index clause. */
  readonly recurring: boolean;
  readonly netEur: string;
  /** As printed: the net price with tax, rounded to the cent. */
  readonly grossEur: string;
  /** The other end where a range is printed. */
  readonly netEurMax?: string;
  readonly grossEurMax?: string;
}

/**
 * The price list. Picked by the day the contract was concluded; for what is paid once, by the day of the service.
 * The rent of a gateway (A.2) is an example without a fixed price and not among them; the tier Enterprise has none.
 */
export const PRICES: readonly Dated<readonly Price[]>[] = [
  {
    from: PRICE_LIST_2026,
    source: clause('Anhang A'),
    value: [
      {
        code: 'onboarding',
        titleDe: 'Onboarding der Liegenschaft',
        titleEn: 'Onboarding of a property',
        annex: 'A.1',
        unit: 'property',
        recurring: false,
        netEur: '150.00',
        grossEur: '178.50',
      },
      {
        code: 'data_migration',
        titleDe: 'Datenmigration vom Vorgänger',
        titleEn: 'Migration of data from the predecessor',
        annex: 'A.1',
        unit: 'property',
        recurring: false,
        netEur: '200.00',
        grossEur: '238.00',
      },
      {
        code: 'gateway_commissioning',
        titleDe: 'Inbetriebnahme der Funkanlage',
        titleEn: 'Commissioning of the gateway',
        annex: 'A.1',
        unit: 'property',
        recurring: false,
        netEur: '100.00',
        grossEur: '119.00',
      },
      {
        code: 'travel_15_km',
        titleDe: 'Anfahrt bis 15 km',
        titleEn: 'Trip up to 15 km',
        annex: 'A.1',
        unit: 'trip',
        recurring: false,
        netEur: '15.00',
        grossEur: '17.85',
      },
      {
        code: 'travel_60_km',
        titleDe: 'Anfahrt bis 60 km',
        titleEn: 'Trip up to 60 km',
        annex: 'A.1',
        unit: 'trip',
        recurring: false,
        netEur: '45.00',
        grossEur: '53.55',
      },
      {
        code: 'travel_100_km',
        titleDe: 'Anfahrt bis 100 km',
        titleEn: 'Trip up to 100 km',
        annex: 'A.1',
        unit: 'trip',
        recurring: false,
        netEur: '60.00',
        grossEur: '71.40',
      },
      {
        code: 'data_capture',
        titleDe: 'Datenaufnahme je Heizkörper oder Zähler',
        titleEn: 'Data capture of a radiator or meter',
        annex: 'A.1',
        unit: 'device',
        recurring: false,
        netEur: '9.60',
        grossEur: '11.42',
      },
      {
        code: 'installation',
        titleDe: 'Montage eines Messgeräts',
        titleEn: 'Installation of a device',
        annex: 'A.1',
        unit: 'device',
        recurring: false,
        netEur: '65.25',
        grossEur: '77.65',
      },
      {
        code: 'allocator_move',
        titleDe: 'Ummontage eines Heizkostenverteilers',
        titleEn: 'Moving a heat cost allocator',
        annex: 'A.1',
        unit: 'device',
        recurring: false,
        netEur: '39.95',
        grossEur: '47.54',
      },
      {
        code: 'legionella_site_visit',
        titleDe: 'Liegenschaftsbegehung Legionellen',
        titleEn: 'Legionella site visit',
        annex: 'A.1',
        unit: 'visit',
        recurring: false,
        netEur: '109.50',
        grossEur: '130.31',
      },
      {
        code: 'tier_basis',
        titleDe: 'Service-Tier Basis',
        titleEn: 'Service tier Basis',
        annex: 'A.3',
        unit: 'device_month',
        recurring: true,
        netEur: '6.30',
        grossEur: '7.50',
      },
      {
        code: 'tier_professional',
        titleDe: 'Service-Tier Professional',
        titleEn: 'Service tier Professional',
        annex: 'A.3',
        unit: 'device_month',
        recurring: true,
        netEur: '7.98',
        grossEur: '9.50',
      },
      {
        code: 'smoke_alarm_service',
        titleDe: 'Rauchwarnmelder-Service',
        titleEn: 'Smoke alarm service',
        annex: 'A.4',
        unit: 'device_month',
        recurring: true,
        netEur: '0.67',
        grossEur: '0.80',
      },
      {
        code: 'legionella_coordination',
        titleDe: 'Legionellen-Koordination',
        titleEn: 'Legionella coordination',
        annex: 'A.4',
        unit: 'sampling',
        recurring: false,
        netEur: '42.02',
        grossEur: '50.00',
      },
      {
        code: 'document_safe',
        titleDe: 'Dokumentenarchiv',
        titleEn: 'Document safe',
        annex: 'A.4',
        unit: 'device_month',
        recurring: true,
        netEur: '0.42',
        grossEur: '0.50',
      },
      {
        code: 'calibration_swap_bundled',
        titleDe: 'Eichwechsel gebündelt (ab 15 Geräten je Termin)',
        titleEn: 'Calibration swap, bundled (from 15 devices a visit)',
        annex: 'A.5',
        unit: 'device',
        recurring: false,
        netEur: '55.00',
        grossEur: '65.45',
        netEurMax: '85.00',
        grossEurMax: '101.15',
      },
      {
        code: 'calibration_swap_single',
        titleDe: 'Eichwechsel einzeln (unter 15 Geräten)',
        titleEn: 'Calibration swap, single (below 15 devices)',
        annex: 'A.5',
        unit: 'device',
        recurring: false,
        netEur: '80.00',
        grossEur: '95.20',
        netEurMax: '120.00',
        grossEurMax: '142.80',
      },
      {
        code: 'emergency_visit',
        titleDe: 'Vor-Ort-Notfalltermin (1 h, Anfahrt bis 30 km)',
        titleEn: 'Emergency visit (1 h, trip up to 30 km)',
        annex: 'A.6',
        unit: 'visit',
        recurring: false,
        netEur: '120.00',
        grossEur: '142.80',
      },
      {
        code: 'interim_reading',
        titleDe: 'Zwischenablesung bei Nutzerwechsel',
        titleEn: 'Interim reading at a change of occupancy',
        annex: 'A.6',
        unit: 'unit',
        recurring: false,
        netEur: '15.97',
        grossEur: '19.00',
      },
      {
        code: 'late_cost_data',
        titleDe: 'Mehraufwand wegen Verspätung',
        titleEn: 'Extra work because of delay',
        annex: 'A.6',
        unit: 'unit',
        recurring: false,
        netEur: '23.53',
        grossEur: '28.00',
      },
      {
        code: 'recalculation',
        titleDe: 'Neuberechnung einer Abrechnung',
        titleEn: 'Recalculation of a statement',
        annex: 'A.6',
        unit: 'statement',
        recurring: false,
        netEur: '22.56',
        grossEur: '26.85',
      },
    ],
  },
];
