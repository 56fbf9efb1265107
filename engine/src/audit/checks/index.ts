import { CHECK_GROUPS, type CheckDefinition, type CheckGroup } from '../check.ts';
import { co2Checks } from './co2.ts';
import { co2InvoiceChecks } from './co2-invoices.ts';
import { costDescriptionChecks } from './cost-descriptions.ts';
import { costChecks } from './costs.ts';
import { deadlineChecks } from './deadlines.ts';
import { deviceValueChecks } from './device-values.ts';
import { deviceChecks } from './devices.ts';
import { energyBalanceChecks } from './energy-balance.ts';
import { equipmentChecks } from './equipment.ts';
import { fuelInvoiceChecks } from './fuel-invoices.ts';
import { fuelStockChecks } from './fuel-stock.ts';
import { groupChecks } from './groups.ts';
import { hotWaterChecks } from './hot-water.ts';
import { hotWaterFormulaChecks } from './hot-water-formula.ts';
import { informationChecks } from './information.ts';
import { keyChangeChecks } from './key-changes.ts';
import { keyChecks } from './keys.ts';
import { monthlyInformationChecks } from './monthly-information.ts';
import { occupancyChecks } from './occupancy.ts';
import { paymentChecks } from './payments.ts';
import { plausibilityChecks } from './plausibility.ts';
import { scopeChecks } from './scope.ts';
import { subjectChecks } from './subject.ts';
import { substituteChecks } from './substitutes.ts';

const BY_GROUP = {
  subject: subjectChecks,
  fuel: { ...fuelStockChecks, ...fuelInvoiceChecks },
  keys: { ...keyChecks, ...keyChangeChecks, ...scopeChecks },
  hot_water: { ...hotWaterChecks, ...hotWaterFormulaChecks },
  groups: groupChecks,
  costs: { ...costDescriptionChecks, ...costChecks },
  payments: paymentChecks,
  co2: { ...co2Checks, ...co2InvoiceChecks },
  devices: { ...deviceChecks, ...deviceValueChecks, ...equipmentChecks },
  occupancy: occupancyChecks,
  substitutes: substituteChecks,
  information: { ...informationChecks, ...monthlyInformationChecks },
  plausibility: { ...plausibilityChecks, ...energyBalanceChecks },
  deadlines: deadlineChecks,
} satisfies Record<CheckGroup, Record<string, CheckDefinition>>;

/** Stable: whoever keeps findings keeps these names. */
export type CheckId = { [G in CheckGroup]: keyof (typeof BY_GROUP)[G] }[CheckGroup];

export interface Check extends CheckDefinition {
  readonly id: CheckId;
  readonly group: CheckGroup;
}

/** Every check of the audit, in the order of the report. */
export const CHECKS: readonly Check[] = CHECK_GROUPS.flatMap((group) =>
  Object.entries<CheckDefinition>(BY_GROUP[group]).map(([id, definition]) => ({
    id: id as CheckId,
    group,
    ...definition,
  })),
);
