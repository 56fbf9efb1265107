import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filled } from '../law/sentence.ts';
import { parse } from '../money/decimal.ts';
import { add, compare, type Fraction, sum, ZERO } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { daysIn, type Period } from '../time/period.ts';
import type { SeriesOrigin } from './origin.ts';
import { shiftedDay } from './point-series.ts';
import { type PointValue, type VirtualPoint, type VirtualTerm, virtualConsumption } from './virtual.ts';
import { VIRTUAL_DEPTH_MAX, VIRTUAL_FINDINGS, virtualFindings } from './virtual-findings.ts';

const YEAR: Period = { from: '2025-01-01', to: '2025-12-31' };
const plus = (pointId: string): VirtualTerm => ({ pointId, sign: 'plus' });
const minus = (pointId: string): VirtualTerm => ({ pointId, sign: 'minus' });
const virtual = (id: string, ...terms: VirtualTerm[]): VirtualPoint => ({
  id,
  definitions: [{ from: '2020-01-01', terms }],
});
const all = (...points: VirtualPoint[]) => new Map(points.map((each) => [each.id, each]));
const counted =
  (values: Readonly<Record<string, string>>, origins: Readonly<Record<string, SeriesOrigin>> = {}) =>
  (id: string): PointValue => {
    const value = values[id];
    return value === undefined
      ? { status: 'missing', reason: 'end_value_missing' }
      : { status: 'known', value: parse(value), origin: origins[id] ?? 'measured' };
  };

test('a difference, with what it is made of', () => {
  const point = virtual('V', plus('main'), minus('flat'));
  expect(virtualConsumption('V', YEAR, all(point), counted({ main: '100', flat: '60.5' }))).toEqual({
    status: 'known',
    value: parse('39.5'),
    origin: 'measured',
    parts: [
      { pointId: 'main', sign: 'plus', ...YEAR, value: parse('100'), origin: 'measured', reason: null, parts: [] },
      { pointId: 'flat', sign: 'minus', ...YEAR, value: parse('60.5'), origin: 'measured', reason: null, parts: [] },
    ],
  });
});

test('a missing part makes the sum missing, and every part says for itself', () => {
  const found = virtualConsumption('V', YEAR, all(virtual('V', plus('main'), minus('flat'))), counted({ main: '100' }));
  expect(found).toMatchObject({
    status: 'missing',
    reason: 'end_value_missing',
    parts: [{ reason: null }, { value: null }],
  });
});

test('a sum is as good as its worst part, through points within points', () => {
  const points = all(virtual('V', plus('main'), minus('flat')), virtual('W', plus('V'), plus('other')));
  const values = counted({ main: '9', flat: '1', other: '2' }, { flat: 'estimated', other: 'self_read' });
  expect(virtualConsumption('W', YEAR, points, values)).toMatchObject({
    status: 'known',
    origin: 'estimated',
    parts: [
      { pointId: 'V', origin: 'estimated' },
      { pointId: 'other', origin: 'self_read' },
    ],
  });
});

test('more taken away than there was is told and is no consumption', () => {
  const points = all(virtual('V', plus('a'), minus('b')), virtual('W', plus('V')));
  const values = counted({ a: '1', b: '3' });
  expect(virtualConsumption('V', YEAR, points, values)).toMatchObject({ status: 'negative', sum: { n: -2n, d: 1n } });
  expect(virtualConsumption('W', YEAR, points, values)).toMatchObject({
    status: 'missing',
    reason: 'negative_difference',
  });
});

test('before its first definition and behind its last there is no point', () => {
  const definitions = [
    { from: '2025-03-01', terms: [plus('a')] },
    { from: '2025-03-01', terms: [plus('b')] },
    { from: '2025-06-01', terms: [] },
  ] as const;
  const measured = counted({ b: '1' });
  const of = (period: Period) => virtualConsumption('V', period, all({ id: 'V', definitions }), measured);
  expect(of(YEAR)).toMatchObject({ status: 'missing', reason: 'not_defined' });
  expect(of({ from: '2025-03-01', to: '2025-05-31' })).toMatchObject({ status: 'known', value: parse('1') });
});

/** What a point counts a day, so that every part of a year is known. */
const daily =
  (rates: readonly number[]) =>
  (id: string, period: Period): PointValue => ({
    status: 'known',
    origin: 'measured',
    value: { n: BigInt(rates[Number(id)] ?? 0) * BigInt(daysIn(period)), d: 1n },
  });
const total = (
  id: string,
  period: Period,
  points: ReadonlyMap<string, VirtualPoint>,
  rates: readonly number[],
): Fraction => {
  const found = virtualConsumption(id, period, points, daily(rates));
  return found.status === 'known' ? found.value : found.status === 'negative' ? found.sum : ZERO;
};

test('main less subs and subs are main; parts of a year are the year; nesting and order change nothing', () => {
  const rates = fc.array(fc.nat(50), { minLength: 3, maxLength: 8 });
  const days = fc.array(fc.integer({ min: 1, max: 364 }), { maxLength: 3 });
  fc.assert(
    fc.property(rates, days, fc.integer({ min: 1, max: 364 }), (each, cuts, changeOn) => {
      const ids = each.map((_, index) => String(index));
      const [main = '0', ...subs] = ids;
      const flat = all(virtual('D', plus(main), ...subs.map(minus)));
      const nested = all(virtual('S', ...subs.map(plus)), virtual('D', minus('S'), plus(main)));
      const difference = total('D', YEAR, flat, each);
      expect(compare(difference, total('D', YEAR, nested, each))).toBe(0);
      const together = sum(subs.map((id) => total('X', YEAR, all(virtual('X', plus(id))), each)));
      expect(compare(add(difference, together), total('X', YEAR, all(virtual('X', plus(main))), each))).toBe(0);
      const changing = all({
        id: 'D',
        definitions: [
          { from: '2020-01-01', terms: [plus(main)] },
          { from: shiftedDay(YEAR.from, changeOn), terms: ids.map(plus) },
        ],
      });
      const starts = [YEAR.from, ...[...new Set(cuts)].sort((a, b) => a - b).map((day) => shiftedDay(YEAR.from, day))];
      const pieces = starts.map((from, index): Period => {
        const next: Day | undefined = starts[index + 1];
        return { from, to: next === undefined ? YEAR.to : shiftedDay(next, -1) };
      });
      const whole = total('D', YEAR, changing, each);
      expect(compare(whole, sum(pieces.map((piece) => total('D', piece, changing, each))))).toBe(0);
    }),
    { seed: 5, numRuns: 100 },
  );
});

const kwh = { countedIn: 'kWh' };
const chain = all(...[1, 2, 3, 4, 5].map((n) => virtual(`v${n}`, plus(n === 1 ? 'm' : `v${n - 1}`))));
test.each([
  ['nothing wrong', 'v9', [plus('m'), minus('n')], []],
  ['itself', 'v9', [plus('v9')], ['cycle 0']],
  ['itself through others', 'v1', [plus('v5')], ['cycle 0']],
  ['unknown', 'v9', [plus('zzz')], ['unknown_point 0']],
  ['another unit', 'v9', [plus('m'), minus('water')], ['counts_differently 1']],
  ['not installed yet', 'v9', [plus('m'), minus('empty')], []],
  ['twice', 'v9', [plus('m'), minus('m')], ['named_twice 1']],
  ['only minus', 'v9', [minus('m')], ['nothing_added null']],
  ['no terms: it ends', 'v9', [], []],
  ['too deep below', 'v9', [plus('v5')], ['too_deep 0']],
  ['too deep above', 'v3', [plus('w')], ['too_deep null']],
] as const)('definition: %s', (_, id, terms, expected) => {
  const others = new Map([
    ...chain,
    ['w', virtual('w', plus('u'))],
    ['u', virtual('u', plus('x'))],
    ['x', virtual('x', plus('m'))],
  ]);
  const named = new Map<string, { countedIn: string | null }>([
    ...[...others.keys(), 'm', 'n', 'v9'].map((name) => [name, kwh] as const),
    ['water', { countedIn: 'm3' }],
    ['empty', { countedIn: null }],
  ]);
  const found = virtualFindings({ id, countedIn: 'kWh', terms }, named, others);
  expect(found.map(({ code, term }) => `${code} ${term}`)).toEqual(expected);
});

test.each([
  ['m3', 'kWh', 'Die Messstelle zählt m³, die virtuelle kWh.', 'The point counts m³, the virtual one kWh.'],
  [
    'kWh',
    'units',
    'Die Messstelle zählt kWh, die virtuelle Einheiten.',
    'The point counts kWh, the virtual one units.',
  ],
  ['nothing', 'm3', 'Die Messstelle zählt nichts, die virtuelle m³.', 'The point counts nothing, the virtual one m³.'],
])('another unit is named: %s beside %s', (own, wanted, de, en) => {
  const terms = [plus('p')];
  const found = virtualFindings({ id: 'v', countedIn: wanted, terms }, new Map([['p', { countedIn: own }]]), new Map());
  expect(found.map(({ code, details = [] }) => filled(VIRTUAL_FINDINGS[code], details))).toEqual([{ de, en }]);
});

test('points of points are bounded, and so is the time to find out', () => {
  const points = new Map<string, VirtualPoint>();
  const named = new Map([['m', kwh]]);
  const found = new Set<string>();
  let below = ['m'];
  for (let level = 0; level < VIRTUAL_DEPTH_MAX; level += 1) {
    const ids = Array.from({ length: 40 }, (_, n) => `${level}-${n}`);
    for (const id of ids) {
      const terms = below.map(plus);
      const findings = virtualFindings({ id, countedIn: 'kWh', terms }, named, points);
      for (const { code } of findings) found.add(code);
      if (findings.length > 0) continue;
      points.set(id, virtual(id, ...terms));
      named.set(id, kwh);
    }
    below = ids.filter((id) => points.has(id));
  }
  expect([...found]).toEqual(['too_many_parts']);
  // What stands below grows those above.
  const wide = Array.from({ length: 200 }, (_, n) => virtual(`p${n}`, plus(`q${n}`)));
  const others = all(
    ...wide,
    virtual('sum', ...wide.flatMap(({ id }) => [plus(id)])),
    ...wide.map((_, n) => virtual(`q${n}`, plus('deep'))),
    virtual('deep', plus('m')),
  );
  const many = Array.from({ length: 30 }, (_, n) => `m${n}`);
  const all30 = new Map([...others.keys(), ...many].map((id) => [id, kwh] as const));
  const codes = virtualFindings({ id: 'deep', countedIn: 'kWh', terms: many.map(plus) }, all30, others);
  expect(codes).toEqual([{ code: 'too_many_parts', term: null }]);
});

test('whatever is accepted, no point ever contains itself or stands too deep', () => {
  const definitions = fc.array(
    fc.record({ id: fc.nat(6), parts: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }) }),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(definitions, (attempts) => {
      const points = new Map<string, VirtualPoint>();
      const named = new Map(Array.from({ length: 9 }, (_, n) => [String(n), kwh] as const));
      for (const { id, parts } of attempts) {
        const terms = parts.map((part) => plus(String(part)));
        if (virtualFindings({ id: String(id), countedIn: 'kWh', terms }, named, points).length > 0) continue;
        const before = points.get(String(id))?.definitions ?? [];
        points.set(String(id), { id: String(id), definitions: [...before, { from: '2020-01-01', terms }] });
      }
      const depth = (id: string, path: readonly string[]): number => {
        expect(path).not.toContain(id);
        const parts = (points.get(id)?.definitions ?? []).flatMap(({ terms }) => terms.map(({ pointId }) => pointId));
        return points.has(id) ? 1 + Math.max(0, ...parts.map((part) => depth(part, [...path, id]))) : 0;
      };
      for (const id of points.keys()) expect(depth(id, [])).toBeLessThanOrEqual(VIRTUAL_DEPTH_MAX);
    }),
    { seed: 3, numRuns: 200 },
  );
});
