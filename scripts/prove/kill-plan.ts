import type { Chance } from './chance.ts';
import type { Kill } from './mortal-server.ts';

/** Every named point by the kind of step it belongs to; within a run in the order they are passed. */
export const POINTS = {
  'run-billing': [
    'begin',
    'inputs-before-commit',
    'inputs-committed',
    'calculation-before-commit',
    'calculation-committed',
  ],
  'run-monthly-information': [
    'begin',
    'inputs-before-commit',
    'inputs-committed',
    'informations-before-commit',
    'informations-committed',
  ],
  'render-document': [
    'row:before-commit',
    'row:after-commit',
    'rendered',
    'archived:before-commit',
    'archived:after-commit',
  ],
  'deliver-document': [
    'started:before-commit',
    'started:after-commit',
    'mailed',
    'outcome:before-commit',
    'outcome:after-commit',
  ],
  'sequence-log': ['signed:before-commit', 'signed:after-commit'],
  /** Between the commit of a request or job and its answer. */
  outbox: ['committed'],
} as const;

export type StepKind = keyof typeof POINTS;
export const ALL_POINTS: readonly string[] = Object.entries(POINTS).flatMap(([kind, names]) =>
  names.map((name) => `${kind}:${name}`),
);

/** The parts of a walk, each with the kills it is to survive. */
export interface KillPlan {
  readonly load: readonly Kill[];
  readonly inform: readonly Kill[];
  readonly run: readonly Kill[];
  readonly print: readonly Kill[];
  readonly release: readonly Kill[];
  readonly deliver: readonly Kill[];
}

export const NO_KILLS: KillPlan = { load: [], inform: [], run: [], print: [], release: [], deliver: [] };

/** A process is killed while it starts as well as in the middle of its work, ms. */
const MOMENT_MS_MAX = 3_000;

/**
 * `each` kills of every kind of step and as many at random moments.
 * @param units documents to come: later passages are drawn only where there are enough of them
 */
export function drawKills(each: number, units: number, chance: Chance): KillPlan {
  const at = (kind: StepKind, name: string, passagesMax: number): Kill => ({
    point: `${kind}:${name}`,
    passage: chance.between(1, passagesMax),
  });
  /** Points of a kind, all of them before one comes twice. */
  const drawn = (kind: StepKind, count: number, passagesMax: number): Kill[] => {
    const names: string[] = [];
    while (names.length < count) names.push(...chance.some<string>(POINTS[kind], count - names.length));
    return names.map((name) => at(kind, name, passagesMax));
  };
  const moments = (count: number): Kill[] =>
    Array.from({ length: count }, () => ({ afterMs: chance.between(0, MOMENT_MS_MAX) }));
  const many = Math.max(1, Math.floor(units / 5));
  const sequence = drawn('sequence-log', each, 2);
  const [first, second, third, ...others] = moments(each);
  return {
    load: first === undefined ? [] : [first],
    inform: [
      ...drawn('run-monthly-information', Math.min(each, POINTS['run-monthly-information'].length), 1),
      ...(third === undefined ? [] : [third]),
    ],
    run: [
      ...drawn('run-billing', Math.min(each, POINTS['run-billing'].length), 1),
      ...(each > 1 ? [at('outbox', 'committed', 1)] : []),
    ],
    print: [
      ...(each > 2 ? [at('outbox', 'committed', 1)] : []),
      ...drawn('render-document', each, many),
      ...sequence.filter((_, index) => index % 3 === 0),
      ...(second === undefined ? [] : [second]),
    ],
    release: sequence.filter((_, index) => index % 3 === 1).slice(0, 1),
    deliver: [
      ...drawn('deliver-document', each, many),
      ...drawn('outbox', Math.max(1, each - 2), many * 2),
      ...sequence.filter((_, index) => index % 3 === 2 || (index % 3 === 1 && index > 1)),
      ...others,
    ],
  };
}
