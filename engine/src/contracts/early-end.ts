import { findInForce } from '../law/dated.ts';
import { periodEnd } from '../law/de/bgb/section-188-end.ts';
import { format, formatFixed } from '../money/decimal.ts';
import { add, type Fraction, fraction, isLess, multiply, powerOfTen, subtract, ZERO } from '../money/fraction.ts';
import { floorRoot } from '../money/root.ts';
import type { Day } from '../time/day.ts';
import { addDays, withinCalendar } from '../time/shift.ts';
import { type ContractFinding, ContractFindings, type ContractRefusal } from './findings.ts';
import { InputReader } from './input.ts';
import { EARLY_END_DISCOUNT_PERCENT } from './terms/section-9-early-end.parameters.ts';

/** Decimals of the monthly factor. Part of the method: with other decimals it would be another number. */
const FACTOR_DECIMALS = 20;

const MONTHS_OF_YEAR = 12;

/** A month that was still to come. Net, in euro, decimal texts. */
export interface RemainingInstalment {
  /** The monthly price, of which `rentPartPercent` is rent. */
  readonly priceNetEur: string;
  /** Maintenance, reading and calibration that the provider is spared this month. */
  readonly savedNetEur: string;
}

/** The four parameters are those of the contract's version; `defaultDiscountPercent` stands in for the first. */
export interface EarlyEndInput {
  /** Interest by the year, compound. */
  readonly discountPercent: string;
  /** The part of the price that is rent: 100 where the rental has a price of its own. */
  readonly rentPartPercent: string;
  /** What the devices that came back are worth elsewhere. */
  readonly reuseValueEur: string;
  /** Whether instalments are due when a month begins or when it is over. */
  readonly due: 'in_advance' | 'in_arrears';
  /** In order; `remainingInstalments` says how many. The saving of each month stands beside its price. */
  readonly instalments: readonly RemainingInstalment[];
}

/** One line of the calculation that the customer may ask for. Six decimals. */
export interface DiscountedInstalment {
  /** Months from the end of the contract to the day the instalment was due. */
  readonly afterMonths: number;
  readonly rentEur: string;
  readonly savedEur: string;
  readonly presentValueEur: string;
}

export interface EarlyEndDamage {
  readonly ok: true;
  /** `(1 + i)` to the power of 1/12, with twenty decimals. */
  readonly monthlyFactor: string;
  readonly instalments: readonly DiscountedInstalment[];
  readonly presentValueEur: string;
  readonly reuseValueEur: string;
  readonly damageEur: string;
  readonly parameters: Omit<EarlyEndInput, 'instalments'>;
  readonly findings: readonly ContractFinding[];
}

/**
 * AGB section 9(1): what the customer owes when the rental ends early without cause, net:
 * `sum((rent - saved) / (1 + i) ^ (months / 12)) - reuse value`, never below zero.
 * Interpretation: a twelfth of a year is no exact power, so the factor of a month is fixed at twenty decimals and every
 * power of it is exact. The sum is rounded to the cent once, at the end.
 */
export function earlyEndDamage(input: EarlyEndInput): EarlyEndDamage | ContractRefusal {
  const findings = new ContractFindings();
  const reader = new InputReader(findings);
  const discount = reader.percent(input.discountPercent, '/discountPercent');
  const rentPart = reader.percent(input.rentPartPercent, '/rentPartPercent');
  const reuse = reader.decimal(input.reuseValueEur, '/reuseValueEur', 'not_negative');
  const due = reader.choice(input.due, '/due', ['in_advance', 'in_arrears']);
  const months = reader.objects(input.instalments, '/instalments').map(({ item, path }) => {
    const price = reader.decimal(item.priceNetEur, `${path}/priceNetEur`, 'not_negative') ?? ZERO;
    const saved = reader.decimal(item.savedNetEur, `${path}/savedNetEur`, 'not_negative') ?? ZERO;
    const rent = multiply(price, multiply(rentPart ?? ZERO, fraction(1n, 100n)));
    if (isLess(rent, saved)) findings.add('saving_above_rent', `${path}/savedNetEur`);
    return { rent, saved };
  });
  if (discount === undefined || reuse === undefined || due === undefined || findings.errors > 0) {
    return findings.refusal();
  }

  const factor = monthlyFactor(discount);
  const first = due === 'in_advance' ? 0 : 1;
  const instalments = months.map(({ rent, saved }, at) => {
    const afterMonths = first + at;
    const presentValue = discounted(subtract(rent, saved), factor, afterMonths);
    return { afterMonths, rent, saved, presentValue };
  });
  const presentValue = instalments.map((each) => each.presentValue).reduce(add, ZERO);
  const damage = subtract(presentValue, reuse);
  findings.add('customer_may_prove_less', '');
  const { discountPercent, rentPartPercent, reuseValueEur } = input;
  return {
    ok: true,
    monthlyFactor: formatFixed(factor, FACTOR_DECIMALS),
    instalments: instalments.map((each) => ({
      afterMonths: each.afterMonths,
      rentEur: format(each.rent, 6),
      savedEur: format(each.saved, 6),
      presentValueEur: formatFixed(each.presentValue, 6),
    })),
    presentValueEur: formatFixed(presentValue, 6),
    reuseValueEur: formatFixed(reuse, 2),
    damageEur: formatFixed(damage.n < 0n ? ZERO : damage, 2),
    parameters: { discountPercent, rentPartPercent, reuseValueEur, due },
    findings: findings.list,
  };
}

/** `(1 + percent / 100)` to the power of 1/12, rounded to twenty decimals. */
export function monthlyFactor(discountPercent: Fraction): Fraction {
  const { n, d } = add(fraction(1n), multiply(discountPercent, fraction(1n, 100n)));
  // The root of the doubled number tells on which side of a half the last decimal lies.
  const scaled = (n * (2n * powerOfTen(FACTOR_DECIMALS)) ** BigInt(MONTHS_OF_YEAR)) / d;
  return { n: (floorRoot(scaled, MONTHS_OF_YEAR) + 1n) / 2n, d: powerOfTen(FACTOR_DECIMALS) };
}

function discounted(amount: Fraction, factor: Fraction, months: number): Fraction {
  const power = BigInt(months);
  return { n: amount.n * factor.d ** power, d: amount.d * factor.n ** power };
}

/**
 * How many whole months a rental that ended with `endedOn` would still have run.
 * Interpretation: a rest of less than a month is not claimed.
 */
export function remainingInstalments(endedOn: Day, termEndsOn: Day): number {
  const endsInTime = (months: number) =>
    withinCalendar(() => periodEnd({ startOfDay: addDays(endedOn, 1) }, { months }) <= termEndsOn) ?? false;
  let months = 0;
  while (endsInTime(months + 1)) months += 1;
  return months;
}

/** The discount where the contract names none; undefined before the first terms. */
export const defaultDiscountPercent = (agreedOn: Day): string | undefined =>
  findInForce(EARLY_END_DISCOUNT_PERCENT, agreedOn)?.value;
