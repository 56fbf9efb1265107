import {
  type BilledHouse,
  type BilledOperatingCosts,
  type BillResult,
  billHouse,
  billOperatingCosts,
  byRuleSet,
  type House,
  type OperatingCostsHouse,
  type RefusedOperatingCosts,
  RULE_SET,
} from '@klarmeter/engine';

/** What a run freezes: klarmeter.house/1 for heating, klarmeter.house/2 for operating costs. */
export type FrozenHouse = House | OperatingCostsHouse;

/** Operating costs as a run keeps them: with the rule set they were made by, like every result. */
export type KeptOperatingCosts = BilledOperatingCosts & { readonly rule_set: string };
export type KeptResult = BilledHouse | KeptOperatingCosts;

export const isOfOperatingCosts = (house: FrozenHouse): house is OperatingCostsHouse =>
  house.schema === 'klarmeter.house/2';

/** Calculates what a run froze, by the newest rules or those of a rule set. */
export function billFrozen(
  house: FrozenHouse,
  { ruleSet = RULE_SET, reasons = true }: { readonly ruleSet?: string; readonly reasons?: boolean } = {},
): BillResult | KeptOperatingCosts | RefusedOperatingCosts {
  if (!isOfOperatingCosts(house)) return billHouse(house, { ruleSet, reasons });
  const result = byRuleSet(ruleSet, () => billOperatingCosts(house, { reasons }));
  return result.ok ? { ...result, rule_set: ruleSet } : result;
}
