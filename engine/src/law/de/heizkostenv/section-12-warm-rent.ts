import { divide, type Fraction, fraction, multiply, sum, toCents } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import { inForceOn } from '../../dated.ts';
import { WARM_RENT_YEARS } from './section-11-exceptions.parameters.ts';

/** Part of a warm rent that is heat and hot water: what leaves the rent when a house comes under the ordinance. */
export interface WarmRentShares {
  /** Of one year, in the mean. */
  readonly averageCents: bigint;
  /** Of one year, by unit in the order given. */
  readonly unitCents: readonly bigint[];
}

/**
 * HeizkostenV section 12(3): the mean yearly cost of heat and hot water of a house with a heat pump whose tenants pay it within
 * their rent, and the part of each unit by area. `costEur` names the cost of each of the years the section names, by year.
 * Throws RangeError where one of them is missing, and for areas that add up to nothing.
 * Interpretation: each part is rounded by itself, since every one of them stands in a contract of its own.
 */
export function warmRentShares(
  costEur: ReadonlyMap<number, Fraction>,
  areasM2: readonly Fraction[],
  periodFrom: Day,
): WarmRentShares {
  const years = inForceOn(WARM_RENT_YEARS, periodFrom).value;
  const costs = years.map((year) => {
    const cost = costEur.get(Number(year));
    if (cost === undefined) throw new RangeError(`no cost of ${year}`);
    return cost;
  });
  const average = divide(sum(costs), fraction(BigInt(costs.length)));
  const whole = sum(areasM2);
  if (whole.n === 0n) throw new RangeError('the areas add up to zero');
  return {
    averageCents: toCents(average),
    unitCents: areasM2.map((area) => toCents(divide(multiply(average, area), whole))),
  };
}
