import type { HouseKeys } from '../billing/house.ts';
import type { LineCode, StatementLine } from '../billing/result.ts';
import { inForceOn } from '../law/dated.ts';
import { ADVANCE_STEPS } from '../law/de/bgb/section-560-advance.parameters.ts';
import { proposedAdvanceCents } from '../law/de/bgb/section-560-advance.ts';
import { degreeDayWeights } from '../law/de/vdi2067/table-22-degree-days.ts';
import { formatCents, parse } from '../money/decimal.ts';
import { add, divide, type Fraction, fraction, fromCents, multiply, toCents, ZERO } from '../money/fraction.ts';
import { degreeDays } from '../time/degree-days.ts';
import { daysIn, daysOfTwelveMonthsFrom, type Period } from '../time/period.ts';
import type { HeatingShare } from './heating.ts';
import { operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook } from './reason-kinds.ts';
import type { AdvanceProposal } from './result.ts';

/** What a proposal is made from. */
export interface AdvanceBasis {
  /** Of the occupant in the file. */
  readonly path: string;
  readonly occupancy: Period;
  readonly billingPeriod: Period;
  /** Lines without heating. */
  readonly operatingCents: bigint;
  readonly heating: { readonly share: HeatingShare; readonly keys: HouseKeys | undefined } | undefined;
}

const HEAT_BY_DEGREE_DAYS: readonly LineCode[] = ['heating_base', 'heating_consumption', 'co2_credit'];

/**
 * The monthly advance payment proposed after a statement (BGB section 560(4)), on a basis of twelve months.
 * Interpretation: part of a year counts as a year by days, heat by degree days, as a winter says little of a summer.
 */
export function proposeAdvance(basis: AdvanceBasis, book: OperatingCostReasonBook | undefined): AdvanceProposal {
  const { occupancy, billingPeriod, operatingCents, heating, path } = basis;
  let year = asYear(fromCents(operatingCents), occupancy, billingPeriod);
  for (const line of heating?.share.result.lines ?? []) {
    if (heating !== undefined) year = add(year, heatAsYear(line, heating.share.period, heating.keys));
  }
  const cents = proposedAdvanceCents(year, billingPeriod.from);
  const proposal = {
    monthly_eur: formatCents(cents),
    twelve_months_eur: formatCents(toCents(year)),
    days: String(daysIn(occupancy)),
  };
  book?.add(
    'advance_proposal',
    operatingCostReasonId(path, 'advance_proposal'),
    proposal.monthly_eur,
    [operatingCostReasonId(path, 'total'), `${path}/from`, `${path}/to`],
    { parameters: [{ id: 'bgb.560.advance_steps', dated: inForceOn(ADVANCE_STEPS, billingPeriod.from) }] },
  );
  return proposal;
}

function asYear(eur: Fraction, occupancy: Period, { from }: Pick<Period, 'from'>): Fraction {
  return multiply(eur, fraction(BigInt(daysOfTwelveMonthsFrom(from)), BigInt(daysIn(occupancy))));
}

function heatAsYear({ code, amount_eur }: StatementLine, occupancy: Period, keys: HouseKeys | undefined): Fraction {
  const eur = parse(amount_eur);
  const byDays = code === 'heating_base' && keys?.heating_base_by === 'days';
  if (byDays || !HEAT_BY_DEGREE_DAYS.includes(code)) return asYear(eur, occupancy, occupancy);
  const weights = degreeDayWeights(keys?.summer_degree_days, occupancy.from);
  const whole = weights.reduce((sum, { degreeDays: each }) => add(sum, fraction(each)), ZERO);
  return divide(multiply(eur, whole), degreeDays(occupancy, weights));
}
