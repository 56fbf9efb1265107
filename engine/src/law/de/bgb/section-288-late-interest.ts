import { parse } from '../../../money/decimal.ts';
import { add, type Fraction, fraction, multiply, sum, toCents, ZERO } from '../../../money/fraction.ts';
import { type Day, yearOf } from '../../../time/day.ts';
import { daysIn, type Period } from '../../../time/period.ts';
import { addDays } from '../../../time/shift.ts';
import { type Citation, type Dated, findInForce } from '../../dated.ts';
import { BASE_RATE_PERCENT } from './section-247-base-rate.parameters.ts';
import { LATE_INTEREST } from './section-288-late-interest.parameters.ts';

/** Interest is counted in days of a year of this many. */
const DAYS_OF_YEAR = 365n;

export interface LateInterestInput {
  readonly amountEur: Fraction;
  readonly debtor: 'consumer' | 'business';
  /** First and last day of the default, both counted. */
  readonly overdue: Period;
  /** Base rates in percent by their first days; those of the register where left out. */
  readonly baseRates?: readonly Dated<string | null>[];
}

/** A part of the default with one rate. */
export interface InterestPart {
  readonly period: Period;
  readonly days: number;
  readonly baseRatePercent: Fraction;
  readonly ratePercent: Fraction;
  readonly interestEur: Fraction;
  /** The base rate was not compared with its announcement. */
  readonly provisional: boolean;
}

export interface LateInterest {
  readonly parts: readonly InterestPart[];
  readonly interestCents: bigint;
  /** Section 288(5); zero for a consumer. */
  readonly flatFeeCents: bigint;
  readonly source: Citation;
}

/**
 * BGB section 288: interest on an amount that is overdue, and the flat fee. `unknownFrom` is the first day for which
 * there is no rate.
 * Interpretation: each day counts a 365th of a year, in a leap year too; parts are exact and only their sum is rounded.
 */
export function lateInterest(input: LateInterestInput): LateInterest | { readonly unknownFrom: Day } {
  const { amountEur, debtor, overdue, baseRates = BASE_RATE_PERCENT } = input;
  const entry = findInForce(LATE_INTEREST, overdue.from);
  if (entry === undefined) return { unknownFrom: overdue.from };
  const points = parse(debtor === 'consumer' ? entry.value.consumerPoints : entry.value.businessPoints);

  const parts: InterestPart[] = [];
  for (const period of halfYears(overdue)) {
    const base = findInForce(baseRates, period.from);
    // A rate lasts for its half year: the newest one says nothing about those after it.
    if (base === undefined || base.value === null || halfYearOf(base.from) !== halfYearOf(period.from)) {
      return { unknownFrom: period.from };
    }
    const baseRatePercent = parse(base.value);
    const ratePercent = add(baseRatePercent, points);
    const days = daysIn(period);
    const share = fraction(BigInt(days), 100n * DAYS_OF_YEAR);
    const interestEur = multiply(amountEur, multiply(ratePercent, share));
    parts.push({ period, days, baseRatePercent, ratePercent, interestEur, provisional: base.provisional ?? false });
  }
  const flatFee = debtor === 'business' ? parse(entry.value.businessFlatFeeEur) : ZERO;
  return {
    parts,
    interestCents: toCents(sum(parts.map(({ interestEur }) => interestEur))),
    flatFeeCents: toCents(flatFee),
    source: entry.source,
  };
}

/** Section 247(1) sentence 2: the base rate changes on 1 January and on 1 July. */
function halfYears({ from, to }: Period): Period[] {
  const parts: Period[] = [];
  for (let begin = from; ; ) {
    const half = halfYearOf(begin);
    const end: Day = half.endsWith('1') ? `${yearOf(begin)}-06-30` : `${yearOf(begin)}-12-31`;
    const last = end < to ? end : to;
    parts.push({ from: begin, to: last });
    if (last === to) break;
    begin = addDays(last, 1);
  }
  return parts;
}

const halfYearOf = (day: Day): string => `${day.slice(0, 4)}/${day.slice(5) < '07-01' ? 1 : 2}`;
