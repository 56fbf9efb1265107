import { describe, expect, test } from 'vitest';
import { valueAt } from '../billing/reasons.ts';
import { auditHouse } from './audit-house.ts';
import { CHECK_GROUPS } from './check.ts';
import { CHECKS, type CheckId } from './checks/index.ts';
import { type Edit, type Pair, pairsOf, planted } from './fixtures/plant.ts';
import { PLANTS } from './fixtures/plants/index.ts';
import { randomSubject } from './fixtures/random-subject.ts';
import type { AuditFinding } from './report.ts';
import type { AuditSubject } from './subject.ts';

const SEED = Number(process.env.KLARMETER_SEED ?? 20_251_231);
/** How many random houses each error is planted into, and the same again just inside the limit. */
const HOUSES = Number(process.env.KLARMETER_PLANTS ?? 1);
/** Some houses lack what an error takes; then the next one is asked. */
const TRIES_MAX = HOUSES * 10 + 20;

/** The edit in the first houses that it applies to, with what the check says about each. */
function inHouses(
  id: CheckId,
  { wish }: Pick<Pair, 'wish'>,
  edit: Edit,
): { subject: AuditSubject; findings: AuditFinding[]; state: string }[] {
  const found: { subject: AuditSubject; findings: AuditFinding[]; state: string }[] = [];
  for (let tried = 0; tried < TRIES_MAX && found.length < HOUSES; tried += 1) {
    const subject = planted(randomSubject(SEED + tried, wish), edit);
    if (subject === undefined) continue;
    const { findings, checks } = auditHouse(subject);
    const state = checks.find(({ check }) => check === id)?.state ?? 'unknown';
    found.push({ subject, findings: findings.filter(({ check }) => check === id), state });
  }
  return found;
}

test('every check has its pair, and no pair is without a check', () => {
  expect(Object.keys(PLANTS).sort()).toEqual(CHECKS.map(({ id }) => id).sort());
});

test('every group has checks, and ids are stable names', () => {
  expect(new Set(CHECKS.map(({ group }) => group))).toEqual(new Set(CHECK_GROUPS));
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  for (const { id } of CHECKS) expect(id).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/);
});

describe.each(CHECKS)('$id', ({ id, severity, legalBasis, title, message, toDo }) => {
  test.each(pairsOf(PLANTS[id]))('finds the error it is there for', (pair) => {
    const houses = inHouses(id, pair, pair.fault);
    expect(houses).toHaveLength(HOUSES);
    for (const { subject, findings } of houses) {
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        expect(finding).toMatchObject({ severity, legal_basis: legalBasis });
        expect(leads(subject, finding.path), finding.path).toBe(true);
        // Every place is filled, and with something.
        for (const text of [finding.message_de, finding.message_en]) expect(text).not.toMatch(/[{}]|undefined|NaN|\?$/);
      }
    }
  });

  test.each(pairsOf(PLANTS[id]))('lets pass what is just inside', (pair) => {
    const houses = inHouses(id, pair, pair.almost);
    expect(houses).toHaveLength(HOUSES);
    for (const { findings, state } of houses) {
      expect(findings.map(({ message_en }) => message_en)).toEqual([]);
      // A check that never asked would let everything pass.
      expect(state).not.toBe('not_run');
    }
  });

  test.each(PLANTS[id].spared ?? [])('spares $because', (spared) => {
    const houses = inHouses(id, spared, spared.edit);
    expect(houses).toHaveLength(HOUSES);
    for (const { findings } of houses) expect(findings.map(({ message_en }) => message_en)).toEqual([]);
  });

  test('speaks both languages, with the same numbers in them', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect([...new Set(places(message.de))]).toEqual([...new Set(places(message.en))]);
    for (const { de, en } of [title, message, toDo]) {
      expect(de).not.toBe(en);
      expect(de.length * en.length).toBeGreaterThan(0);
    }
    for (const { de, en } of [message, toDo]) for (const text of [de, en]) expect(text).toMatch(/[.?}]$/);
    if (legalBasis !== null) expect(legalBasis).toMatch(/^[A-Za-z0-9]+ § \d+[a-z]?(\(\d+\))?$/);
  });
});

/** Whether a JSON pointer leads somewhere, or to a place that may be left out of what is there. */
function leads(subject: AuditSubject, path: string): boolean {
  const at = (pointer: string) => valueAt(subject, pointer);
  return at(path) !== undefined || at(path.slice(0, path.lastIndexOf('/'))) !== undefined;
}
