import type { Words } from './details.ts';
import type { Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';

/** What checks are about; the report keeps this order. */
export const CHECK_GROUPS = [
  'subject',
  'fuel',
  'keys',
  'hot_water',
  'groups',
  'costs',
  'payments',
  'co2',
  'devices',
  'occupancy',
  'substitutes',
  'information',
  'plausibility',
  'deadlines',
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** `error`: not to be released like this; `warning`: somebody has to look and decide; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** One question to a billed house. Its id is its name in the list of its group. */
export interface CheckDefinition {
  readonly severity: Severity;
  /** Null: no provision, the numbers alone look wrong. */
  readonly legalBasis: string | null;
  /** What is wrong when it finds something, in a few words. */
  readonly title: Words;
  /** With places `{name}` for the numbers. */
  readonly message: Words;
  readonly toDo: Words;
  readonly run: (subject: Subject) => readonly Outcome[];
}
