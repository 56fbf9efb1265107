import type { Detail, Sentence } from '../law/sentence.ts';
import type { VirtualPoint, VirtualTerm } from './virtual.ts';

/** How deep virtual points may stand in each other: a point of measured points only is of depth 1. */
export const VIRTUAL_DEPTH_MAX = 5;
/** Of how many points one may be made on a day, those within others counted with them, each as often as it occurs. */
export const VIRTUAL_PARTS_MAX = 5_000;

/** What is wrong with a definition. */
export const VIRTUAL_FINDINGS = {
  unknown_point: {
    de: 'Die Messstelle gibt es in dieser Liegenschaft nicht.',
    en: 'There is no such point in this property.',
  },
  counts_differently: {
    de: 'Die Messstelle zählt {0}, die virtuelle {1}.',
    en: 'The point counts {0}, the virtual one {1}.',
  },
  named_twice: { de: 'Die Messstelle kommt zweimal vor.', en: 'The point occurs twice.' },
  nothing_added: {
    de: 'Es wird nur abgezogen: Mindestens eine Messstelle muss dazuzählen.',
    en: 'Everything is taken away: at least one point has to be added.',
  },
  cycle: { de: 'Die Messstelle enthielte sich selbst.', en: 'The point would contain itself.' },
  too_deep: {
    de: `Virtuelle Messstellen stehen höchstens ${VIRTUAL_DEPTH_MAX} tief ineinander.`,
    en: `Virtual points stand at most ${VIRTUAL_DEPTH_MAX} deep in each other.`,
  },
  too_many_parts: {
    de: `Eine virtuelle Messstelle besteht aus höchstens ${VIRTUAL_PARTS_MAX} anderen, über alle Stufen gezählt.`,
    en: `A virtual point is made of at most ${VIRTUAL_PARTS_MAX} others, counted through all levels.`,
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export interface VirtualFinding {
  readonly code: keyof typeof VIRTUAL_FINDINGS;
  /** Index of the term; null: of the definition as a whole. */
  readonly term: number | null;
  /** What fills the places of the sentence. */
  readonly details?: readonly Detail[];
}

/** What points count in, as people say it. */
const COUNTED: Readonly<Record<string, Detail>> = {
  m3: 'm³',
  units: { de: 'Einheiten', en: 'units' },
  nothing: { de: 'nichts', en: 'nothing' },
};

/** A point that terms may name. */
export interface NamedPoint {
  /** kWh, m3, units or nothing; null where no device was installed there yet. */
  readonly countedIn: string | null;
}

/**
 * Everything that is wrong with a definition of a virtual point. `named` are the measuring points and virtual points of
 * the property; `others` the virtual ones with all definitions they ever had, so that no day makes a cycle.
 */
export function virtualFindings(
  { id, countedIn, terms }: { readonly id: string; readonly countedIn: string; readonly terms: readonly VirtualTerm[] },
  named: ReadonlyMap<string, NamedPoint>,
  others: ReadonlyMap<string, VirtualPoint>,
): VirtualFinding[] {
  const findings: VirtualFinding[] = [];
  const seen = new Set<string>();
  const depthOf = depthIn(others);
  for (const [term, { pointId }] of terms.entries()) {
    const point = named.get(pointId);
    if (pointId === id || reaches(pointId, id, others)) findings.push({ code: 'cycle', term });
    else if (point === undefined) findings.push({ code: 'unknown_point', term });
    else if (point.countedIn !== null && point.countedIn !== countedIn) {
      const details = [point.countedIn, countedIn].map((unit) => COUNTED[unit] ?? unit);
      findings.push({ code: 'counts_differently', term, details });
    } else if (depthOf(pointId) >= VIRTUAL_DEPTH_MAX) findings.push({ code: 'too_deep', term });
    if (seen.has(pointId)) findings.push({ code: 'named_twice', term });
    seen.add(pointId);
  }
  if (terms.length > 0 && !terms.some(({ sign }) => sign === 'plus'))
    findings.push({ code: 'nothing_added', term: null });
  const above = heightAbove(others)(id);
  const depth = 1 + Math.max(0, ...terms.map(({ pointId }) => (pointId === id ? 0 : depthOf(pointId))));
  if (above + depth > VIRTUAL_DEPTH_MAX && !findings.some(({ code }) => code === 'too_deep' || code === 'cycle')) {
    findings.push({ code: 'too_deep', term: null });
  }
  if (findings.length === 0 && hasTooManyParts(id, terms, others))
    findings.push({ code: 'too_many_parts', term: null });
  return findings;
}

const partsOf = (id: string, others: ReadonlyMap<string, VirtualPoint>): Set<string> =>
  new Set((others.get(id)?.definitions ?? []).flatMap(({ terms }) => terms.map(({ pointId }) => pointId)));

/** Whether a point is made of another one, through however many. */
function reaches(
  from: string,
  to: string,
  others: ReadonlyMap<string, VirtualPoint>,
  seen = new Set<string>(),
): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  for (const part of partsOf(from, others)) if (part === to || reaches(part, to, others, seen)) return true;
  return false;
}

/** A sum over points that is counted once for each, however many ways lead there. */
function once(count: (id: string, of: (id: string) => number) => number): (id: string) => number {
  const counted = new Map<string, number>();
  const of = (id: string): number => {
    const known = counted.get(id);
    if (known !== undefined) return known;
    const found = count(id, of);
    counted.set(id, found);
    return found;
  };
  return of;
}

/** 0 for a measured point. */
const depthIn = (others: ReadonlyMap<string, VirtualPoint>) =>
  once((id, of) => (others.has(id) ? 1 + Math.max(0, ...[...partsOf(id, others)].map(of)) : 0));

/** How many virtual points stand above one. */
function heightAbove(others: ReadonlyMap<string, VirtualPoint>): (id: string) => number {
  const above = new Map<string, string[]>();
  for (const other of others.keys())
    for (const part of partsOf(other, others)) if (part !== other) above.set(part, [...(above.get(part) ?? []), other]);
  return once((id, of) => Math.max(0, ...(above.get(id) ?? []).map((other) => 1 + of(other))));
}

/** Whether the point, or one that is made of it, would have more parts than may be. */
function hasTooManyParts(
  id: string,
  terms: readonly VirtualTerm[],
  others: ReadonlyMap<string, VirtualPoint>,
): boolean {
  const termsOf = (of: string) => [
    ...(others.get(of)?.definitions.map((each) => each.terms) ?? []),
    ...(of === id ? [terms] : []),
  ];
  const sizeOf = once((point, of) =>
    Math.max(0, ...termsOf(point).map((each) => each.reduce((sum, { pointId }) => sum + 1 + of(pointId), 0))),
  );
  return [id, ...others.keys()].some(
    (each) => sizeOf(each) > VIRTUAL_PARTS_MAX && (each === id || reaches(each, id, others)),
  );
}
