import { isMeteringCharge, yearlyInformationNumbers } from '../law/de/heizkostenv/section-6a-information.ts';
import type { Sentence } from '../law/sentence.ts';
import { compare, type Fraction, fraction, sum } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { ITEM_NUMBERS, ITEM_TITLES, type ItemNumber, type ItemReason, itemSentence } from './item-texts.ts';
import type { ComparisonObstacle } from './weather-adjusted.ts';

/** Everything a statement knows for the information of section 6a(3) to (5). */
export interface YearlyInformation {
  readonly period: Period;
  /** Whether the user's days begin within the period. */
  readonly movedIn: boolean;
  /** Whether the statement rests on real consumption or on allocator values. */
  readonly restsOnConsumption: boolean;
  readonly districtHeating: boolean;
  /** Whether the user is a consumer towards whoever bills him. */
  readonly consumerContract: boolean;
  readonly fuelMix: readonly { readonly energy: string; readonly percent: Fraction }[];
  /** Of the network; null: not stated. */
  readonly greenhouseGasKgPerYear: Fraction | null;
  readonly primaryEnergyFactor: Fraction | null;
  /** Null: the supplier did not state them; empty: there are none. */
  readonly taxesAndLevies: readonly { readonly name: string; readonly amountEur: Fraction }[] | null;
  /** `meteringChargesEur` of the costs; null where costs were calculated elsewhere and nobody named the sum. */
  readonly meteringChargesEur: Fraction | null;
  readonly contacts: readonly { readonly name: string; readonly web: string }[];
  /** The sentence on dispute resolution; null: nobody wrote one. */
  readonly disputeResolution: string | null;
  readonly averageUser: { readonly available: boolean };
  readonly weatherAdjusted:
    | { readonly available: true }
    | { readonly available: false; readonly reason: ComparisonObstacle };
}

/** One number of the section, and whether the statement has it. */
export interface YearlyItem {
  readonly number: ItemNumber;
  readonly title: Sentence;
  /** `missing` is an omission; `not_applicable` is none. */
  readonly status: 'present' | 'missing' | 'not_applicable';
  /** Why it is not present. */
  readonly reason?: ItemReason;
  readonly sentence?: Sentence;
  readonly legalBasis: 'HeizkostenV § 6a(3)' | 'HeizkostenV § 6a(5)';
}

/** Section 6a(3) no. 1c: what metering and billing cost the house, from its costs by kind. */
export const meteringChargesEur = (
  costs: readonly { readonly kind: string; readonly amountEur: Fraction }[],
  day: Day,
): Fraction => sum(costs.flatMap(({ kind, amountEur }) => (isMeteringCharge(kind, day) ? [amountEur] : [])));

/**
 * Every number of section 6a(3) in order: present, missing, or not applicable, with the reason.
 * Interpretation: where the same user has no period before to compare with, or none of the same length, the statement
 * says so; that is no omission. A factor or a consumption that nobody has is one.
 */
export function yearlyItems(information: YearlyInformation): YearlyItem[] {
  const { period, restsOnConsumption } = information;
  const asked = yearlyInformationNumbers(period.from, restsOnConsumption);
  const legalBasis = restsOnConsumption ? 'HeizkostenV § 6a(3)' : 'HeizkostenV § 6a(5)';
  return ITEM_NUMBERS.map((number): YearlyItem => {
    const title = ITEM_TITLES[number];
    const notAsked = asked.length === 0 ? 'before_duty' : 'not_by_consumption';
    const reason = asked.includes(number) ? CHECKS[number](information) : notAsked;
    if (reason === undefined) return { number, title, status: 'present', legalBasis };
    const { omission, ...sentence } = itemSentence(reason, information);
    return { number, title, status: omission ? 'missing' : 'not_applicable', reason, sentence, legalBasis };
  });
}

/** Why a number that is asked for is not there; undefined: it is. */
const CHECKS: Readonly<Record<ItemNumber, (information: YearlyInformation) => ItemReason | undefined>> = {
  '1a': ({ fuelMix, districtHeating, greenhouseGasKgPerYear, primaryEnergyFactor }) => {
    if (fuelMix.length === 0) return 'fuel_mix_missing';
    if (compare(sum(fuelMix.map(({ percent }) => percent)), fraction(100n)) !== 0) return 'fuel_mix_incomplete';
    const network = greenhouseGasKgPerYear === null || primaryEnergyFactor === null;
    return districtHeating && network ? 'district_data_missing' : undefined;
  },
  '1b': ({ taxesAndLevies }) => (taxesAndLevies === null ? 'taxes_not_stated' : undefined),
  '1c': ({ meteringChargesEur: charges }) => (charges === null ? 'charges_not_known' : undefined),
  '2': ({ contacts }) => {
    if (contacts.length === 0) return 'contacts_missing';
    return contacts.some(({ web }) => web.trim() === '') ? 'contact_without_web' : undefined;
  },
  '3': ({ consumerContract, disputeResolution }) => {
    if (!consumerContract) return 'no_consumer_contract';
    return (disputeResolution ?? '').trim() === '' ? 'dispute_resolution_missing' : undefined;
  },
  '4': ({ averageUser }) => (averageUser.available ? undefined : 'average_missing'),
  '5': ({ weatherAdjusted }) => (weatherAdjusted.available ? undefined : weatherAdjusted.reason),
};
