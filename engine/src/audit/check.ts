import type { Words } from './details.ts';
import type { Outcome } from './outcome.ts';
import type { Claim } from './reduction.ts';
import type { Subject } from './subject.ts';

/** What checks of a heat bill are about; the report keeps this order. */
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

/** The same of a statement of operating costs. */
export const OPERATING_COST_CHECK_GROUPS = [
  'subject',
  'costs',
  'keys',
  'areas',
  'water',
  'heating',
  'labour',
  'payments',
  'devices',
  'occupancy',
  'information',
  'plausibility',
  'deadlines',
] as const;

export type HeatCheckGroup = (typeof CHECK_GROUPS)[number];
export type OperatingCostCheckGroup = (typeof OPERATING_COST_CHECK_GROUPS)[number];
export type CheckGroup = HeatCheckGroup | OperatingCostCheckGroup;

/** `error`: not to be released like this; `warning`: somebody has to look and decide; `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** One question to a billed house: of heating where nothing else is said. Its id is its name in the list of its group. */
export interface CheckDefinition<S = Subject, C = Claim> {
  readonly severity: Severity;
  /** Null: no provision, the numbers alone look wrong. */
  readonly legalBasis: string | null;
  /** What is wrong when it finds something, in a few words. */
  readonly title: Words;
  /** With places `{name}` for the numbers. */
  readonly message: Words;
  readonly toDo: Words;
  readonly run: (subject: S) => readonly Outcome<C>[];
}

/** A check with its name; several kinds of bill may ask one of the same name, which then means the same. */
export interface Check<S, C, Id extends string = string> extends CheckDefinition<S, C> {
  readonly id: Id;
  readonly group: CheckGroup;
}

/** The checks of all groups, in the order of the groups. */
export const listChecks = <S, C, G extends CheckGroup, Id extends string>(
  groups: readonly G[],
  byGroup: Readonly<Record<G, Readonly<Record<string, CheckDefinition<S, C>>>>>,
): readonly Check<S, C, Id>[] =>
  groups.flatMap((group) =>
    Object.entries<CheckDefinition<S, C>>(byGroup[group]).map(([id, definition]) => ({
      id: id as Id,
      group,
      ...definition,
    })),
  );
