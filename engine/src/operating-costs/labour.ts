import { linesOfScope, sharesByLines } from '../billing/heating-labour.ts';
import type { CostScope } from '../billing/house.ts';
import { isReadable } from '../billing/reader.ts';
import { format, formatCents, parse } from '../money/decimal.ts';
import { isLess, toCents } from '../money/fraction.ts';
import { roundShares, takeAtMost } from './distribute.ts';
import type { OperatingCostFindings } from './finding-kinds.ts';
import { type Heating, heatingPointer } from './heating.ts';
import type { LabourModel, OperatingCostsModel } from './model.ts';

/** Labour within a cost of the heating house, and whose lines it goes by. */
export interface HeatingLabour {
  readonly model: LabourModel & { readonly cost: string };
  readonly costPointer: string;
  readonly scope: CostScope;
  /** Lines of all occupants that it goes by. */
  readonly wholeCents: bigint;
  /** Cents by path of the occupant in the statement's own file. */
  readonly cents: ReadonlyMap<string, bigint>;
}

/** Labour within the heating costs by occupant, as `sharesByLines` has it. */
export function distributeHeatingLabour(
  house: OperatingCostsModel,
  heating: Heating | undefined,
  findings: OperatingCostFindings,
): HeatingLabour[] {
  const shares = [...(heating?.shares ?? [])];
  const left = new Map<CostScope, bigint[]>();
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
    const lines = linesOfScope(
      cost.scope,
      shares.map(([, { result }]) => result),
    );
    const whole = lines.reduce((a, b) => a + b, 0n);
    const exact = sharesByLines(model.amount, lines);
    if (exact === undefined) {
      findings.add('key_total_zero', model.path, [formatCents(whole)]);
      return [];
    }
    const rounded = roundShares(exact, toCents(model.amount), house.evenOut);
    const rest = left.get(cost.scope) ?? [...lines];
    left.set(cost.scope, rest);
    const taken = takeAtMost(rest, rounded);
    const cents = new Map(shares.map(([path], index) => [path, taken[index] ?? 0n]));
    const costPointer = heatingPointer(`/costs/${at}/amount_eur`);
    return [{ model, costPointer, scope: cost.scope, wholeCents: whole, cents }];
  });
}
