import type { House } from '../billing/house.ts';
import { isReadable } from '../billing/reader.ts';
import type { LineCode } from '../billing/result.ts';
import { format, formatCents, parse } from '../money/decimal.ts';
import { divide, fraction, isLess, multiply, toCents } from '../money/fraction.ts';
import { roundShares, takeAtMost } from './distribute.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import { type Heating, heatingPointer } from './heating.ts';
import type { LabourModel, OperatingCostsModel } from './model.ts';

/** Labour within a cost of the heating house, and whose lines it goes by. */
export interface HeatingLabour {
  readonly model: LabourModel & { readonly cost: string };
  readonly costPointer: string;
  /** Cents by path of the occupant in the statement's own file. */
  readonly cents: ReadonlyMap<string, bigint>;
}

type Scope = NonNullable<House['costs']>[number]['scope'];

const LINES: Readonly<Record<Scope, readonly LineCode[]>> = {
  heating: ['heating_base', 'heating_consumption'],
  hot_water: ['hot_water_base', 'hot_water_consumption'],
  combined: ['heating_base', 'heating_consumption', 'hot_water_base', 'hot_water_consumption'],
};

/**
 * Labour within the heating costs by occupant. Interpretation: a heating cost has no key of its own, it is part of a pot;
 * its labour goes by the rounded lines of that pot.
 */
export function distributeHeatingLabour(
  house: OperatingCostsModel,
  heating: Heating | undefined,
  findings: OperatingCostFindings,
): HeatingLabour[] {
  const shares = [...(heating?.shares ?? [])];
  const left = new Map<Scope, bigint[]>();
  return house.heatingLabour.flatMap((model) => {
    const costs = heating?.house.costs ?? [];
    const at = costs.findIndex(({ id }) => id === model.cost);
    const cost = costs[at];
    if (cost === undefined || costs.filter(({ id }) => id === model.cost).length > 1) {
      // Without a heating bill there is nothing to look in, and its own finding says why.
      if (heating !== undefined) findings.add('heating_cost_unknown', `${model.path}/cost`, [model.cost.slice(0, 40)]);
      return [];
    }
    if (!isReadable(model.amount)) return [];
    if (isLess(parse(cost.amount_eur), model.amount)) {
      findings.add('labour_exceeds_cost', `${model.path}/amount_eur`, [format(model.amount), cost.amount_eur]);
      return [];
    }
    const lines = shares.map(([, { result }]) =>
      result.lines.reduce(
        (sum, { code, amount_eur }) => (LINES[cost.scope].includes(code) ? sum + toCents(parse(amount_eur)) : sum),
        0n,
      ),
    );
    const whole = lines.reduce((a, b) => a + b, 0n);
    if (whole <= 0n) {
      findings.add('key_total_zero', model.path, [formatCents(whole)]);
      return [];
    }
    const exact = lines.map((cents) => divide(multiply(model.amount, fraction(cents)), fraction(whole)));
    const rounded = roundShares(exact, toCents(model.amount), house.evenOut);
    const rest = left.get(cost.scope) ?? [...lines];
    left.set(cost.scope, rest);
    const taken = takeAtMost(rest, rounded);
    const cents = new Map(shares.map(([path], index) => [path, taken[index] ?? 0n]));
    return [{ model, costPointer: heatingPointer(`/costs/${at}/amount_eur`), cents }];
  });
}
