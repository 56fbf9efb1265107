import { byRuleSet, RULE_SET } from '../law/rule-sets.ts';
import { format, formatCents } from '../money/decimal.ts';
import { fromCents, isLess, sum, toCents } from '../money/fraction.ts';
import { type Co2Split, splitCo2 } from './co2.ts';
import { resolveColdWater } from './cold-water.ts';
import { resolveShares } from './consumption.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import { Findings } from './findings.ts';
import { stockResult, valueStock } from './fuel-stock.ts';
import { resolveHotWaterShare } from './hot-water-share.ts';
import { ENERGY_FACTS } from './house.ts';
import { addCo2Credits, addColdWaterLines, addPotLines, type Draft } from './lines.ts';
import type { HouseModel, UnitModel } from './model.ts';
import { parseHouse } from './parse-house.ts';
import { formPots, type Pot, totalCosts } from './pots.ts';
import { isObject } from './reader.ts';
import { REASON_KINDS } from './reason-kinds.ts';
import { ReasonBook } from './reasons.ts';
import type { BillResult } from './result.ts';
import { distributeLines, formStatements, roundLines } from './statements.ts';

export interface BillOptions {
  /** The tree behind every amount; left out: true. */
  readonly reasons?: boolean;
  /** By which rule set; left out: the newest. */
  readonly ruleSet?: string;
}

/**
 * Bills one house file: its costs in, every occupant's statement out, to the cent and with its reasons. Never
 * throws on an input; a house that cannot be billed answers with everything that is wrong with it. Throws RangeError
 * only for a rule set this engine does not have.
 */
export function billHouse(house: unknown, { ruleSet = RULE_SET, reasons = true }: BillOptions = {}): BillResult {
  return byRuleSet(ruleSet, () => bill(house, ruleSet, reasons));
}

function bill(house: unknown, ruleSet: string, reasons: boolean): BillResult {
  const findings = new Findings(FINDING_KINDS);
  const book = reasons ? new ReasonBook(REASON_KINDS) : undefined;
  const model = parseHouse(house, findings);
  if (model === undefined) return { id: null, ok: false, findings: findings.list };
  checkSources(model, findings);

  const stock = valueStock(model, findings, book);
  const share = resolveHotWaterShare(model, stock, findings, book);
  const co2 = splitCo2(model, stock, findings, book);
  const pots = formPots(model, stock, share, co2, findings, book);
  checkCredit(pots, co2, findings);
  const shares = pots.map((pot) => resolveShares(model, pot, findings, book));
  const coldWater = resolveColdWater(model, findings);
  if (findings.errors > 0) {
    const id = isObject(house) && typeof house.id === 'string' ? house.id : null;
    return { id, ok: false, findings: findings.list };
  }

  const byUnit = new Map<UnitModel, readonly Draft[]>();
  model.units.forEach((unit, unitIndex) => {
    const drafts = unit.occupancies.map(
      (occupancy, occupancyIndex): Draft => ({
        unit,
        unitIndex,
        occupancy,
        occupancyIndex,
        lines: [],
      }),
    );
    byUnit.set(unit, drafts);
  });
  const draftsOf = (unit: UnitModel) => byUnit.get(unit) ?? [];
  for (const each of shares) addPotLines(model, each, draftsOf, book);
  if (coldWater !== undefined) addColdWaterLines(model, coldWater, draftsOf, book);
  const drafts = [...byUnit.values()].flat();
  if (co2?.relief === 'credit_line') addCo2Credits(drafts, pots, co2.landlordCents, book);

  const totalCents = toCents(totalCosts(model, stock));
  const distributedCents =
    co2 === undefined || co2.relief === 'show_only' ? totalCents : totalCents - co2.landlordCents;
  const evenOut = model.keys.rounding === 'largest_remainder';
  const cents = evenOut ? distributeLines(drafts, distributedCents) : roundLines(drafts);
  const { occupants, sumCents } = formStatements(drafts, cents, book);

  return {
    id: model.id,
    ok: true,
    rule_set: ruleSet,
    occupants,
    total_costs_eur: formatCents(totalCents),
    total_statements_eur: formatCents(sumCents),
    rounding_difference_eur: formatCents(distributedCents - sumCents),
    ...(share === undefined ? {} : { hot_water_share: format(share) }),
    ...(stock === undefined
      ? {}
      : {
          fuel_stock: stockResult(stock),
        }),
    ...(co2 === undefined ? {} : { co2: co2.result }),
    findings: findings.list,
    ...(book === undefined ? {} : { reasons: book.byId }),
  };
}

/** A credit needs amounts it is shared by, and one above them would turn statements negative. */
function checkCredit(pots: readonly Pot[], co2: Co2Split | undefined, findings: Findings): void {
  if (co2?.relief !== 'credit_line') return;
  const whole = sum(pots.flatMap(({ base, consumption }) => [base, consumption]));
  const details = [co2.result.landlord_eur, format(whole)];
  if (whole.n === 0n && co2.landlordCents !== 0n) findings.add('co2_without_fuel_costs', '/co2', details);
  else if (isLess(whole, fromCents(co2.landlordCents))) findings.add('co2_exceeds_fuel_costs', '/co2', details);
}

/** Whether there is anything to distribute, in one way only. */
function checkSources(
  { costs, stock, pots, groups, coldWater, plant, hotWaterShare }: HouseModel,
  findings: Findings,
): void {
  if (pots !== undefined && (costs.length > 0 || stock !== undefined || groups !== undefined)) {
    findings.add('costs_and_pots', '/pots');
  }
  if (pots !== undefined && hotWaterShare !== undefined) findings.add('hot_water_share_unused', '/hot_water_share');
  const hasPot = pots?.heating !== undefined || pots?.hotWater !== undefined;
  if (costs.length === 0 && stock === undefined && !hasPot && coldWater === undefined)
    findings.add('no_costs', '/costs');
  const stored = plant.energy !== undefined && ENERGY_FACTS[plant.energy].stored;
  if (stock === undefined && stored && costs.some(({ kind }) => kind === 'fuel')) {
    findings.add('fuel_stock_missing', '/fuel_stock');
  }
}
