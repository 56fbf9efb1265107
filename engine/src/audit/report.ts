import type { Finding } from '../billing/findings.ts';
import type { CheckGroup, Severity } from './check.ts';
import type { CheckId } from './checks/index.ts';
import type { FactName } from './outcome.ts';
import type { Reduction } from './reduction.ts';

/** One thing found, in the words of the wire. */
export interface AuditFinding {
  readonly check: CheckId;
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
export interface CheckRun {
  readonly check: CheckId;
  readonly group: CheckGroup;
  readonly title_de: string;
  readonly title_en: string;
  /** `in_part`: some items could not be asked; `not_run`: nothing could. */
  readonly state: 'run' | 'in_part' | 'not_run';
  /** Facts that were not known. */
  readonly lacks: readonly FactName[];
}

export interface AuditReport {
  /** In the order of the checks, and of the house within one. */
  readonly findings: readonly AuditFinding[];
  /** All checks, in the same order. */
  readonly checks: readonly CheckRun[];
  /** Why the house cannot be billed, in the words of `billHouse`; then no check has run. Empty otherwise. */
  readonly refused: readonly Finding[];
}
