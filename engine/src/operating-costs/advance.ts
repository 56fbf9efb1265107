import type { HouseKeys } from '../billing/house.ts';
import type { LineCode } from '../billing/result.ts';
import { inForceOn } from '../law/dated.ts';
import { ADVANCE_STEPS } from '../law/de/bgb/section-560-advance.parameters.ts';
import { proposedAdvanceCents } from '../law/de/bgb/section-560-advance.ts';
import { degreeDayWeights } from '../law/de/vdi2067/table-22-degree-days.ts';
import { format, formatCents, parse } from '../money/decimal.ts';
import { add, divide, type Fraction, fraction, multiply, sum, toCents } from '../money/fraction.ts';
import { degreeDays } from '../time/degree-days.ts';
import { daysIn, daysOfTwelveMonthsFrom, type Period } from '../time/period.ts';
import { type HeatingShare, heatingPointer, heatingReasonId } from './heating.ts';
import { operatingCostReasonId } from './reason-ids.ts';
import type { OperatingCostReasonBook } from './reason-kinds.ts';
import type { AdvanceProposal, OperatingCostLine } from './result.ts';

/** What a proposal is made from. */
export interface AdvanceBasis {
  /** Of the occupant in the file. */
  readonly path: string;
  readonly occupancy: Period;
  readonly billingPeriod: Period;
  readonly lines: readonly OperatingCostLine[];
  readonly heating: { readonly share: HeatingShare; readonly keys: HouseKeys | undefined } | undefined;
}

/**
 * The monthly advance payment proposed after a statement (BGB section 560(4)), on a basis of twelve months.
 * Interpretation: part of a year counts as a year by days, heat by degree days, as a winter says little of a summer.
 */
export function proposeAdvance(basis: AdvanceBasis, book: OperatingCostReasonBook | undefined): AdvanceProposal {
  const { occupancy, billingPeriod, lines, heating, path } = basis;
  const operating = lines.flatMap(({ position, amount_eur }) => (position === null ? [] : [parse(amount_eur)]));
  let year = asYear(sum(operating), twelveMonthsByDays(occupancy, billingPeriod));
  for (const { code, amount_eur } of heating?.share.result.lines ?? []) {
    if (heating === undefined) continue;
    year = add(year, asYear(parse(amount_eur), twelveMonthsOfHeat(code, heating.share.period, heating.keys)));
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
    [explainBasis(basis, year, book)],
    { parameters: [{ id: 'bgb.560.advance_steps', dated: inForceOn(ADVANCE_STEPS, billingPeriod.from) }] },
  );
  return proposal;
}

function explainBasis({ path, lines, heating }: AdvanceBasis, year: Fraction, book: OperatingCostReasonBook): string {
  const own = lines.flatMap(({ position }) =>
    position === null ? [] : [operatingCostReasonId(path, `positions/${position}`)],
  );
  const heat = heating?.share.result.lines.map(({ code }) => heatingReasonId(`occupants${heating.share.path}/${code}`));
  const heated = heating && ['from', 'to'].map((day) => heatingPointer(`${heating.share.path}/${day}`));
  return book.add('advance_basis', operatingCostReasonId(path, 'advance_basis'), format(year), [
    ...own,
    `${path}/from`,
    `${path}/to`,
    '/period/from',
    ...(heat ?? []),
    ...(heated ?? []),
  ]);
}

/** Twelve months and the part of them a cost is of, by what it goes by. */
export interface TwelveMonths {
  readonly by: 'days' | 'degree_days';
  readonly whole: Fraction;
  readonly part: Fraction;
}

export const twelveMonthsByDays = (days: Period, { from }: Pick<Period, 'from'>): TwelveMonths => ({
  by: 'days',
  whole: fraction(BigInt(daysOfTwelveMonthsFrom(from))),
  part: fraction(BigInt(daysIn(days))),
});

const HEAT_BY_DEGREE_DAYS: readonly LineCode[] = ['heating_base', 'heating_consumption', 'co2_credit'];

/** The same for a line of a heating bill. */
export function twelveMonthsOfHeat(code: LineCode, days: Period, keys: HouseKeys | undefined): TwelveMonths {
  const byDays = code === 'heating_base' && keys?.heating_base_by === 'days';
  if (byDays || !HEAT_BY_DEGREE_DAYS.includes(code)) return twelveMonthsByDays(days, days);
  const weights = degreeDayWeights(keys?.summer_degree_days, days.from);
  const whole = sum(weights.map(({ degreeDays: each }) => fraction(each)));
  return { by: 'degree_days', whole, part: degreeDays(days, weights) };
}

const asYear = (eur: Fraction, { whole, part }: TwelveMonths): Fraction => divide(multiply(eur, whole), part);
