import type { Reason } from '../billing/reasons.ts';
import type { BilledHouse, RefusedHouse } from '../billing/result.ts';
import type { OperatingCostKindId } from '../law/de/betrkv/section-2-kinds.parameters.ts';
import type { LabourKind } from '../law/de/estg/section-35a-labour.ts';
import type { Day } from '../time/day.ts';
import type { OperatingCostFinding } from './finding-kinds.ts';
import type { KeyName } from './house.ts';

/** What the heating bill stands for in the list of BetrKV section 2: no. 4, no. 5, or both (`4-6`). */
export type HeatingKind = 'heating' | 'hot_water' | 'heating_and_hot_water';

/** How a position is called. */
export interface OperatingCostName {
  readonly kind: OperatingCostKindId | HeatingKind;
  /** Number and letter of BetrKV section 2. */
  readonly number: string;
  readonly label?: string;
}

/** What a position is divided by. */
export interface OperatingCostKeyResult {
  readonly by: KeyName;
  /** Nothing was agreed, so BGB section 556a decided. */
  readonly by_default?: true;
  /** m2, units, person days, shares, EUR or the unit of a consumption. */
  readonly unit: string;
  /** Key of the whole house. */
  readonly house: string;
  readonly unit_price_eur: string;
}

export interface OperatingCostLine extends OperatingCostName {
  /** Id in the file; null for the line of the heating bill. */
  readonly position: string | null;
  /** What the house distributes. */
  readonly house_eur: string;
  /** Left out for heating, which has a statement of its own. */
  readonly key?: OperatingCostKeyResult & { readonly own: string };
  /** The days of the cost, where they are not the billing period. */
  readonly period?: { readonly from: Day; readonly to: Day };
  readonly amount_eur: string;
}

/** Labour within a line (EStG section 35a(5)); never a tax saved. */
export interface LabourLine extends OperatingCostName {
  readonly position: string | null;
  /** Id of the cost in the heating bill, for labour within heating. */
  readonly heating_cost?: string;
  readonly labour_kind: LabourKind;
  readonly amount_eur: string;
}

export interface LabourCertificate {
  readonly lines: readonly LabourLine[];
  readonly s35a_2_eur: string;
  readonly s35a_3_eur: string;
}

export interface AdvanceProposal {
  /** Whole euro a month. */
  readonly monthly_eur: string;
  /** Cost on a basis of twelve months. */
  readonly twelve_months_eur: string;
  /** Days of use it was taken from. */
  readonly days: string;
}

export interface OperatingCostOccupant {
  readonly unit: string;
  readonly occupancy: string;
  /** JSON pointer into the file. */
  readonly path: string;
  /** Vacancy is answered like others; it is the landlord's. */
  readonly vacant: boolean;
  /** In the order of BetrKV section 2. */
  readonly lines: readonly OperatingCostLine[];
  readonly total_eur: string;
  readonly advance_eur?: string;
  /** Total less advance: what is still to pay, or a credit balance below zero. */
  readonly balance_eur: string;
  readonly s35a?: LabourCertificate;
  /** For who still lives there at the end of the period. */
  readonly advance_proposal?: AdvanceProposal;
}

/** One position of the house; `distributed_eur` = statements + rest + difference. */
export interface OperatingCostPositionResult extends OperatingCostName {
  readonly position: string;
  /** As charged to the landlord. */
  readonly amount_eur: string;
  readonly deducted_eur: string;
  readonly deduction_reason?: string;
  readonly distributed_eur: string;
  readonly key: OperatingCostKeyResult;
  readonly period?: { readonly from: Day; readonly to: Day };
  readonly statements_eur: string;
  /** Of the statements, what vacancy bears. */
  readonly vacancy_eur: string;
  /** What belongs to units that are not in the file. */
  readonly rest_eur: string;
  readonly rounding_difference_eur: string;
  /** Labour of the whole position by kind. */
  readonly labour?: readonly {
    readonly kind: LabourKind;
    readonly amount_eur: string;
    readonly certified_eur: string;
  }[];
}

/** The heating bill as part of the statement. */
export interface HeatingResult extends OperatingCostName {
  readonly period: { readonly from: Day; readonly to: Day };
  readonly amount_eur: string;
  /** The landlord's CO2 part, where it is deducted. */
  readonly deducted_eur: string;
  readonly distributed_eur: string;
  readonly statements_eur: string;
  readonly vacancy_eur: string;
  readonly rounding_difference_eur: string;
  /** The bill itself; its balances are taken over and asked of nobody. */
  readonly bill: Omit<BilledHouse, 'findings' | 'reasons'>;
}

export interface BilledOperatingCosts {
  readonly id: string;
  readonly ok: true;
  /** In the order of the file; occupants of the heating period alone after those of their unit. */
  readonly occupants: readonly OperatingCostOccupant[];
  /** In the order of BetrKV section 2. */
  readonly positions: readonly OperatingCostPositionResult[];
  readonly heating?: HeatingResult;
  readonly total_costs_eur: string;
  readonly deducted_eur: string;
  readonly distributed_eur: string;
  readonly total_statements_eur: string;
  readonly vacancy_eur: string;
  readonly rest_eur: string;
  readonly rounding_difference_eur: string;
  /** Until when the statements have to reach the tenants (BGB section 556(3) sentence 2). */
  readonly deadline?: { readonly until: Day; readonly cautious_until: Day };
  readonly findings: readonly OperatingCostFinding[];
  /** By id; the inputs of a reason are ids of others or JSON pointers into the file. */
  readonly reasons?: Readonly<Record<string, Reason>>;
}

export interface RefusedOperatingCosts extends Omit<RefusedHouse, 'findings'> {
  readonly findings: readonly OperatingCostFinding[];
}

export type OperatingCostsResult = BilledOperatingCosts | RefusedOperatingCosts;
