import type { Dated } from '../../law/dated.ts';
import type { Duration } from '../../law/de/bgb/section-189-duration.ts';
import { clause, TERMS_1_4 } from './edition.ts';

/** What follows when nobody gave notice. */
export type Renewal =
  /** Runs on; notice ends it at any time. */
  | { readonly kind: 'indefinite' }
  /** Another term of this length, again and again. */
  | { readonly kind: 'repeated'; readonly term: Duration }
  /** One more term of this length and no further one. */
  | { readonly kind: 'once'; readonly term: Duration };

export interface TermRules {
  readonly firstTerm: Duration;
  readonly renewal: Renewal;
  readonly notice: Duration;
}

export interface ContractTerms {
  /** Billing and service contract (Abrechnungs- und Service-Vertrag). */
  readonly service: { readonly consumer: TermRules; readonly business: TermRules };
  /** Rental of the devices (Geräte-Mietvertrag). */
  readonly deviceRental: { readonly consumer: TermRules; readonly business: TermRules };
}

/**
 * Terms and times of notice. Picked by the day the contract was concluded.
 * Interpretation: for consumers the terms leave open how notice to the end of the first term of the service is given;
 * the month that BGB section 309 no. 9c allows at most is taken. "At most eight years" of rental is one renewal of
 * eight years that ends by itself: doubts are at the expense of whoever wrote the terms (BGB section 305c(2)).
 */
export const CONTRACT_TERMS: readonly Dated<ContractTerms>[] = [
  {
    from: TERMS_1_4,
    source: clause('§ 8a, § 8b'),
    value: {
      service: {
        consumer: { firstTerm: { months: 24 }, renewal: { kind: 'indefinite' }, notice: { months: 1 } },
        business: {
          firstTerm: { years: 2 },
          renewal: { kind: 'repeated', term: { years: 1 } },
          notice: { months: 3 },
        },
      },
      deviceRental: {
        consumer: { firstTerm: { years: 10 }, renewal: { kind: 'once', term: { years: 8 } }, notice: { months: 6 } },
        business: {
          firstTerm: { years: 10 },
          renewal: { kind: 'repeated', term: { years: 2 } },
          notice: { months: 6 },
        },
      },
    },
  },
];
