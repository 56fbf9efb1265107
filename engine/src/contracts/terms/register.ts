import { type LawParameter, type PublishedLawParameter, parameter, parametersOn } from '../../law/register.ts';
import type { Day } from '../../time/day.ts';
import { PRICES } from './annex-a-prices.parameters.ts';
import { COST_DATA_MONTHS } from './section-4-cost-data.parameters.ts';
import { INDEX_CLAUSE } from './section-7-index-clause.parameters.ts';
import { PAYMENT_DAYS } from './section-7-payment.parameters.ts';
import { CONTRACT_TERMS } from './section-8-terms.parameters.ts';
import { EARLY_END_DISCOUNT_PERCENT } from './section-9-early-end.parameters.ts';
import { FEES } from './section-10-fees.parameters.ts';
import { TIERS, TRAVEL_BANDS } from './tiers-and-travel.parameters.ts';

/** Every dated value of the general terms and the price list, as `LAW_PARAMETERS` are those of the law. */
export const TERMS_PARAMETERS: readonly LawParameter[] = [
  parameter(
    'terms.4.cost_data_months',
    ['Frist für die Kostendaten nach dem Abrechnungszeitraum', 'Time for the cost data after the billing period'],
    'months',
    COST_DATA_MONTHS,
  ),
  parameter('terms.7.payment_days', ['Zahlungsziel', 'Time to pay an invoice'], 'days', PAYMENT_DAYS),
  parameter(
    'terms.7.index_clause',
    ['Wertsicherungsklausel', 'Index clause'],
    'list',
    INDEX_CLAUSE,
    '"3 percent (three percentage points)": percent of the base value counts, three and more, nothing rounded before. ' +
      'The month used is the latest one published when the request is made. The first adjustment is on the first ' +
      '1 January that is twelve months or more after the start of the contract.',
  ),
  parameter(
    'terms.8.contract_terms',
    ['Laufzeiten und Kündigungsfristen', 'Terms and times of notice'],
    'list',
    CONTRACT_TERMS,
    'Consumers may give notice to the end of the first term of the service with the month of BGB § 309 no. 9c. "At ' +
      'most eight years" of rental is one renewal that ends by itself. The rental runs for the whole property, from ' +
      'the acceptance of the first installation.',
  ),
  parameter(
    'terms.9.discount',
    ['Abzinsung bei vorzeitigem Ende der Miete', 'Discount at an early end of the rental'],
    '% a year',
    EARLY_END_DISCOUNT_PERCENT,
    'The clause names no rate; compound interest, by the month.',
  ),
  parameter(
    'terms.10.fees',
    ['Gebühren für besonderen Aufwand', 'Fees for extra work'],
    'list',
    FEES,
    'The gross figures of the price list hold, not the same figures plus tax of the clauses.',
  ),
  parameter('terms.annex_a.prices', ['Preisliste', 'Price list'], 'EUR', PRICES),
  parameter(
    'terms.3.tiers',
    ['Service-Tiers nach Zahl der Geräte', 'Service tiers by number of devices'],
    'devices',
    TIERS,
    'Basis up to 200 devices, Professional from 201, Enterprise from 1,000.',
  ),
  parameter('terms.annex_a.travel', ['Anfahrt nach Entfernung', 'Trips by distance'], 'km', TRAVEL_BANDS),
];

/** Every value of the terms in force on the day. */
export const termsParametersOn = (day: Day): PublishedLawParameter[] => parametersOn(TERMS_PARAMETERS, day);
