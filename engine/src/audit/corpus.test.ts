import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditHouse } from './audit-house.ts';
import type { AuditFacts } from './facts.ts';
import { randomSubject } from './fixtures/random-subject.ts';
import type { AuditFinding } from './report.ts';
import type { AuditSubject } from './subject.ts';

const SEED = Number(process.env.KLARMETER_SEED ?? 20_251_231);
const HOUSES = Number(process.env.KLARMETER_AUDITS ?? 300);
/** Of a hundred houses that are right. */
const FALSE_ALARMS_MAX = 2;

const alarms = (subject: AuditSubject): AuditFinding[] =>
  auditHouse(subject).findings.filter(({ severity }) => severity !== 'info');

test(`fewer than ${FALSE_ALARMS_MAX} of a hundred correct houses raise an alarm, and every check asks them`, () => {
  const wrong: string[] = [];
  const notAsked = new Set<string>();
  for (let index = 0; index < HOUSES; index += 1) {
    const subject = randomSubject(SEED + index);
    const { findings, checks } = auditHouse(subject);
    const said = findings.filter(({ severity }) => severity !== 'info');
    if (said.length > 0) wrong.push(`${SEED + index}: ${said.map(({ check }) => check).join(', ')}`);
    for (const { check, state } of checks) if (state !== 'run') notAsked.add(check);
    // Plausibility may err, law may not: an error would stop a bill that is right.
    expect(
      findings.filter(({ severity }) => severity === 'error'),
      `seed ${SEED + index}`,
    ).toEqual([]);
  }
  expect([...notAsked]).toEqual([]);
  expect((wrong.length * 100) / HOUSES, wrong.join('\n')).toBeLessThan(FALSE_ALARMS_MAX);
});

/** Every field of the facts, as a path of names and places. */
function placesIn(json: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) => {
    const at = [...path, name];
    return Array.isArray(json) ? placesIn(value, at) : [at, ...placesIn(value, at)];
  });
}

function without(facts: AuditFacts, path: readonly (string | number)[]): AuditFacts {
  const copy = structuredClone(facts);
  let owner = copy as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) owner = owner[name] as Record<string | number, unknown>;
  delete owner[path.at(-1) as string];
  return copy;
}

/** Reasons and permissions are not on file where they do not stand; names make an item what it is. */
const SPEAKS_BY_ABSENCE = /reason$|excluded_by|override|single_replacement|approved|rolled_over_by/;
const NAMES = /^(unit|occupancy|id|serial|use|kind|group|from|to|value|on|name|high_use|recorded|months)$/;
const NAMES_OF_AGREEMENTS = /^(declared_on|effective_from|reason|announced_on|users|objections)$/;

test('what is unknown never raises a finding', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (seed, picks) => {
      const subject = randomSubject(SEED + seed);
      let { facts } = subject;
      const { previous, ...others } = facts;
      for (const pick of picks) {
        const places = placesIn(others).filter((path) => {
          const name = String(path.at(-1));
          return !SPEAKS_BY_ABSENCE.test(name) && !NAMES.test(name) && !NAMES_OF_AGREEMENTS.test(name);
        });
        const path = pick % 7 === 0 ? ['previous'] : places[pick % places.length];
        if (path !== undefined && exists(facts, path)) facts = without(facts, path);
      }
      const before = new Set(alarms(subject).map(({ check, path }) => `${check} ${path}`));
      const after = alarms({ ...subject, facts }).map(({ check, path }) => `${check} ${path}`);
      expect(after.filter((each) => !before.has(each))).toEqual([]);
    }),
    { seed: SEED, numRuns: Math.ceil(HOUSES / 2) },
  );
});

function exists(json: unknown, path: readonly (string | number)[]): boolean {
  let value = json as Record<string | number, unknown> | undefined;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = value[name] as Record<string | number, unknown> | undefined;
  }
  return true;
}

describe('an audit', () => {
  test('is the same for the same subject, changes nothing and is ready for JSON', () => {
    const subject = randomSubject(SEED);
    const before = JSON.stringify(subject);
    const report = auditHouse(subject);
    expect(auditHouse(subject)).toEqual(report);
    expect(JSON.stringify(subject)).toBe(before);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('without any facts asks what the house file alone can answer, and says what it lacks', () => {
    const { house, result } = randomSubject(1, { energy: 'natural_gas', readyPots: false, months: 12 });
    const { findings, checks } = auditHouse({ house, result, facts: {} });
    expect(findings).toEqual([]);
    const state = Object.fromEntries(checks.map(({ check, state: own, lacks }) => [check, [own, ...lacks].join(' ')]));
    expect(state).toMatchObject({
      statement_late: 'not_run today',
      opening_quantity_not_continuous: 'run',
      calibration_expired: 'not_run devices',
      co2_not_divided: 'run',
    });
  });

  test('of a house that cannot be billed says why, and asks nothing', () => {
    const { house, result, facts } = randomSubject(SEED, { readyPots: false });
    const broken = { ...house, keys: { ...house.keys, heating_consumption_percent: '40' } };
    const report = auditHouse({ house: broken, result, facts });
    expect(report.findings).toEqual([]);
    expect(report.refused.map(({ code }) => code)).toContain('consumption_percent_out_of_range');
    expect(new Set(report.checks.map(({ state }) => state))).toEqual(new Set(['not_run']));
  });
});

test('a subject with something broken in it is answered, never thrown back', () => {
  const broken = fc.constantFrom<unknown>(undefined, null, '', '0', '-1', 'x', 7, true, [], {}, [null], '2025-01-01');
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.array(fc.tuple(fc.nat(), broken), { minLength: 1, maxLength: 5 }),
      (seed, changes) => {
        const subject = structuredClone(randomSubject(SEED + seed)) as unknown as Record<string, unknown>;
        for (const [at, value] of changes) {
          const places = placesOf(subject);
          const place = places[at % places.length];
          if (place !== undefined) (place.owner as Record<string, unknown>)[place.key] = structuredClone(value);
        }
        const { findings, refused } = auditHouse(subject as unknown as AuditSubject);
        expect(Array.isArray(findings) && Array.isArray(refused)).toBe(true);
      },
    ),
    { seed: SEED, numRuns: HOUSES },
  );
});

function placesOf(json: unknown): { owner: object; key: string }[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [{ owner: json, key }, ...placesOf(value)]);
}
