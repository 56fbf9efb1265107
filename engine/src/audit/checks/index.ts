import { CHECK_GROUPS, type CheckDefinition, type HeatCheckGroup, listChecks } from '../check.ts';
import type { Claim } from '../reduction.ts';
import type { Subject } from '../subject.ts';
import { calibrationChecks } from './calibration.ts';
import { co2Checks } from './co2.ts';
import { co2InvoiceChecks } from './co2-invoices.ts';
import { contractDayChecks } from './contract-days.ts';
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
import { heatPumpChecks } from './heat-pumps.ts';
import { hotWaterChecks } from './hot-water.ts';
import { hotWaterFormulaChecks } from './hot-water-formula.ts';
import { informationChecks } from './information.ts';
import { keyChangeChecks } from './key-changes.ts';
import { keyChecks } from './keys.ts';
import { landlordChecks } from './landlord.ts';
import { monthlyInformationChecks } from './monthly-information.ts';
import { occupancyChecks } from './occupancy.ts';
import { paymentChecks } from './payments.ts';
import { plausibilityChecks } from './plausibility.ts';
import { scopeChecks } from './scope.ts';
import { subjectChecks } from './subject.ts';
import { substituteChecks } from './substitutes.ts';
import { vatChecks } from './vat.ts';

const BY_GROUP = {
  subject: subjectChecks,
  fuel: { ...fuelStockChecks, ...fuelInvoiceChecks },
  keys: { ...keyChecks, ...keyChangeChecks, ...scopeChecks },
  hot_water: { ...hotWaterChecks, ...hotWaterFormulaChecks },
  groups: groupChecks,
  costs: { ...costDescriptionChecks, ...costChecks },
  payments: { ...vatChecks, ...paymentChecks },
  co2: { ...co2Checks, ...co2InvoiceChecks },
  devices: { ...calibrationChecks, ...deviceChecks, ...deviceValueChecks, ...equipmentChecks },
  occupancy: { ...occupancyChecks, ...contractDayChecks },
  substitutes: substituteChecks,
  information: { ...informationChecks, ...landlordChecks, ...monthlyInformationChecks },
  plausibility: { ...plausibilityChecks, ...energyBalanceChecks },
  deadlines: { ...deadlineChecks, ...heatPumpChecks },
} satisfies Record<HeatCheckGroup, Record<string, CheckDefinition>>;

/** Stable: whoever keeps findings keeps these names. */
export type CheckId = { [G in HeatCheckGroup]: keyof (typeof BY_GROUP)[G] }[HeatCheckGroup];

/** Every check of a heat bill, in the order of the report. */
export const CHECKS = listChecks<Subject, Claim, HeatCheckGroup, CheckId>(CHECK_GROUPS, BY_GROUP);
