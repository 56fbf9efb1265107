import type { Dated } from '../../law/dated.ts';
import type { PriceCode } from './annex-a-prices.parameters.ts';
import { clause, PRICE_LIST_2026 } from './edition.ts';

/** A figure of another clause for the same fee, kept because it was not taken. */
export interface ContradictingFee {
  readonly provision: string;
  readonly text: string;
  readonly netEur: string;
  readonly grossEur: string;
}

export interface FeeRule {
  readonly code: string;
  /** The row of the price list that is charged. */
  readonly price: PriceCode;
  readonly provision: string;
  readonly titleDe: string;
  readonly titleEn: string;
  /** Charged only where the customer himself caused it. */
  readonly onlyIfCausedByCustomer: boolean;
  /** The trip is charged besides, by its own row. */
  readonly plusTravel: boolean;
  readonly contradicting: ContradictingFee;
}

/**
 * Fees for what a customer causes. Picked by the day it happened.
 * Interpretation: the clauses name the gross figures of the price list as net ones. The price list holds: it is later
 * and more specific, and doubts are at the expense of whoever wrote the terms (BGB section 305c(2)). Late or wrong data
 * and an objection of an occupant are two causes with one price; for the objection only whoever caused the error pays.
 */
export const FEES: readonly Dated<readonly FeeRule[]>[] = [
  {
    from: PRICE_LIST_2026,
    source: clause('§ 10, § 11, Anhang A.6'),
    value: [
      {
        code: 'late_cost_data',
        price: 'late_cost_data',
        provision: '§ 10(2)',
        titleDe: 'Mehraufwand wegen verspäteter Kostendaten',
        titleEn: 'Extra work because of late cost data',
        onlyIfCausedByCustomer: false,
        plusTravel: false,
        contradicting: {
          provision: '§ 10(2)',
          text: 'EUR 28,00 zzgl. der gesetzlichen MwSt',
          netEur: '28.00',
          grossEur: '33.32',
        },
      },
      {
        code: 'recreation_late_or_wrong_data',
        price: 'recalculation',
        provision: '§ 10(4)',
        titleDe: 'Neuerstellung wegen verspäteter oder fehlerhafter Angaben',
        titleEn: 'New statement because of late or wrong data',
        onlyIfCausedByCustomer: false,
        plusTravel: false,
        contradicting: {
          provision: '§ 10(4)',
          text: 'EUR 26,85 zzgl. MwSt',
          netEur: '26.85',
          grossEur: '31.95',
        },
      },
      {
        code: 'recalculation_after_objection',
        price: 'recalculation',
        provision: 'Anhang A.6',
        titleDe: 'Neuberechnung nach Einwendung eines Nutzers',
        titleEn: 'Recalculation after an objection of an occupant',
        onlyIfCausedByCustomer: true,
        plusTravel: false,
        contradicting: {
          provision: '§ 10(4)',
          text: 'EUR 26,85 zzgl. MwSt',
          netEur: '26.85',
          grossEur: '31.95',
        },
      },
      {
        code: 'interim_reading',
        price: 'interim_reading',
        provision: '§ 11(1)',
        titleDe: 'Zwischenablesung bei Nutzerwechsel',
        titleEn: 'Interim reading at a change of occupancy',
        onlyIfCausedByCustomer: false,
        plusTravel: true,
        contradicting: {
          provision: '§ 11(1)',
          text: 'EUR 19,00 zzgl. MwSt pro Mieteinheit',
          netEur: '19.00',
          grossEur: '22.61',
        },
      },
    ],
  },
];
