import { type Fraction, fraction, multiply, toCents } from '../../../money/fraction.ts';
import type { Day } from '../../../time/day.ts';
import type { Period } from '../../../time/period.ts';
import { inForceOn } from '../../dated.ts';
import { classifyResidential } from './section-5-split.ts';
import { OTHER_USE_PERCENT } from './section-6-own-supply.parameters.ts';
import { type PublicLawRestrictions, restrictedPermille } from './section-9-restrictions.ts';

/** What a tenant with a contract of his own was billed for his flat. */
export interface OwnSupply {
  /** Days the supplier's bill is for. */
  readonly period: Period;
  readonly billedOn: Day;
  readonly emittedKg: Fraction;
  readonly co2CostEur: Fraction;
  /** Living area of the flat itself: by it the tenant classifies, not by the house. */
  readonly flatAreaM2: Fraction;
  /** The same gas cooks or serves other ends without a meter of its own. */
  readonly servesOtherEnds: boolean;
  readonly restrictions: PublicLawRestrictions;
}

export interface OwnSupplyClaim {
  /** Rounded to one decimal, as classified. */
  readonly kgPerM2: Fraction;
  readonly landlordPermille: bigint;
  /** What the landlord owes him; he may set it off in the next yearly statement. */
  readonly claimCents: bigint;
}

/**
 * CO2KostAufG section 6(2): the landlord's part of the CO2 cost that a tenant who supplies himself may claim from him in text
 * form, by the deadline `own_supply_co2_claim`. Rounded once, after the cut for other ends.
 */
export function ownSupplyClaim(supply: OwnSupply): OwnSupplyClaim {
  const { period, billedOn, emittedKg, co2CostEur, flatAreaM2, servesOtherEnds, restrictions } = supply;
  const { kgPerM2, landlordPermille } = classifyResidential({ period, emittedKg, livingAreaM2: flatAreaM2 });
  const { permille } = restrictedPermille(landlordPermille, restrictions, period.from);
  const less = servesOtherEnds ? inForceOn(OTHER_USE_PERCENT, billedOn).value : 0n;
  const claim = multiply(multiply(co2CostEur, fraction(permille, 1000n)), fraction(100n - less, 100n));
  return { kgPerM2, landlordPermille: permille, claimCents: toCents(claim) };
}
