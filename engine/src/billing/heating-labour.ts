import { heatingLabourKind, type LabourKind } from '../law/de/estg/section-35a-labour.ts';
import { parse } from '../money/decimal.ts';
import { add, divide, type Fraction, fraction, multiply, toCents, ZERO } from '../money/fraction.ts';
import type { CostScope } from './house.ts';
import type { BilledHouse, LineCode, StatementLine } from './result.ts';

/** The lines that a cost of each scope went into. */
export const LINES_OF_SCOPE: Readonly<Record<CostScope, readonly LineCode[]>> = {
  heating: ['heating_base', 'heating_consumption'],
  hot_water: ['hot_water_base', 'hot_water_consumption'],
  combined: ['heating_base', 'heating_consumption', 'hot_water_base', 'hot_water_consumption'],
};

/** Labour contained in a cost of heating. */
export interface HeatingLabourCost {
  /** Of the cost. */
  readonly kind: string;
  readonly scope: CostScope;
  readonly amountEur: Fraction;
}

/** Cents of the lines of each occupant that a cost of this scope went into. */
export const linesOfScope = (
  scope: CostScope,
  occupants: readonly { readonly lines: readonly StatementLine[] }[],
): bigint[] =>
  occupants.map(({ lines }) =>
    lines.reduce(
      (sum, { code, amount_eur }) => (LINES_OF_SCOPE[scope].includes(code) ? sum + toCents(parse(amount_eur)) : sum),
      0n,
    ),
  );

/**
 * An amount by what each pays for a pot; undefined where nobody pays anything.
 * Interpretation: a heating cost has no key of its own, it is part of a pot, so its labour goes by the rounded lines of
 * that pot; labour of common costs by the lines of both, because the occupant bears both with one share.
 */
export function sharesByLines(amount: Fraction, lineCents: readonly bigint[]): Fraction[] | undefined {
  const whole = lineCents.reduce((a, b) => a + b, 0n);
  if (whole <= 0n) return undefined;
  return lineCents.map((cents) => divide(multiply(amount, fraction(cents)), fraction(whole)));
}

/** EStG section 35a: the labour contained in what each occupant pays for heat, in the order of the result, exact. */
export function heatingLabourOf(
  { occupants }: BilledHouse,
  costs: readonly HeatingLabourCost[],
): Readonly<Record<LabourKind, Fraction>>[] {
  const sums = occupants.map(() => ({ s35a_2: ZERO, s35a_3: ZERO }));
  for (const { kind, scope, amountEur } of costs) {
    const subsection = heatingLabourKind(kind);
    const shares = sharesByLines(amountEur, linesOfScope(scope, occupants)) ?? [];
    for (const [index, sum] of sums.entries()) sum[subsection] = add(sum[subsection], shares[index] ?? ZERO);
  }
  return sums;
}
