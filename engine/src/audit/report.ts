import type { Finding } from '../billing/findings.ts';
import type { CheckGroup, Severity } from './check.ts';
import type { FactName } from './outcome.ts';

/** What one fault would let the tenants cut. Never added to that of another: whether cuts add up is not regulated. */
export interface Reduction {
  /** The right that the fault gives, by name. */
  readonly right: string;
  /** The pot of heat that is cut; null: the whole bill, or what is said of operating costs. */
  readonly pot: 'heating' | 'hot_water' | null;
  readonly legal_basis: string;
  /** Of the share; null where the cut is what the right statement would be lower by. */
  readonly percent: string | null;
  /** At most this much, because the fault does not last for the whole period, or not all of the cost is wrong. */
  readonly up_to: boolean;
  readonly occupants: readonly {
    readonly unit: string;
    readonly occupancy: string;
    /** The share of the bill that is cut. */
    readonly share_eur: string;
    readonly reduction_eur: string;
  }[];
  readonly total_eur: string;
}

/** One thing found, in the words of the wire. */
export interface AuditFinding<Id extends string = string> {
  readonly check: Id;
  readonly group: CheckGroup;
  readonly severity: Severity;
  /** Null where no provision speaks and the numbers alone look wrong. */
  readonly legal_basis: string | null;
  /** JSON pointer into the subject: `/house/…`, `/facts/…` or `/result/…`. */
  readonly path: string;
  readonly message_de: string;
  readonly message_en: string;
  readonly what_to_do_de: string;
  readonly what_to_do_en: string;
  /** What this one fault would let tenants cut; null where it gives no such right. Never added over findings. */
  readonly reduction: Reduction | null;
}

/** What became of one check. */
export interface CheckRun<Id extends string = string> {
  readonly check: Id;
  readonly group: CheckGroup;
  readonly title_de: string;
  readonly title_en: string;
  /** `in_part`: some items could not be asked; `not_run`: nothing could. */
  readonly state: 'run' | 'in_part' | 'not_run';
  /** Facts that were not known. */
  readonly lacks: readonly FactName[];
}

export interface AuditReport<Id extends string = string> {
  /** In the order of the checks, and of the house within one. */
  readonly findings: readonly AuditFinding<Id>[];
  /** All checks, in the same order. */
  readonly checks: readonly CheckRun<Id>[];
  /** Why the house cannot be billed, in the words of what bills it; then no check has run. Empty otherwise. */
  readonly refused: readonly Finding<string>[];
}
