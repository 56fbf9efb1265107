import { expect, test } from 'vitest';
import { type TruthFacts, type TruthPartCode, truthScore } from './truth-score.ts';

const GOOD: TruthFacts = {
  months: 13,
  monthsWithValue: 13,
  values: 390,
  doubtfulValues: 0,
  januaries: 1,
  januariesHeard: 1,
  clockOffSeconds: 20,
  telegrams: 400,
  unreadTelegrams: 0,
  otherValues: 0,
};

test.each<[string, Partial<TruthFacts>, number | null, Partial<Record<TruthPartCode, number | null>>]>([
  ['all is well', {}, 100, { gaps: 100, jumps: 100, unread: 100, january: 100, clock: 100, estimated: 100 }],
  ['half of the months without a value', { months: 12, monthsWithValue: 6 }, 85, { gaps: 50 }],
  ['one bad value of 390', { doubtfulValues: 1 }, 99, { jumps: 97 }],
  ['a tenth of them', { doubtfulValues: 39 }, 80, { jumps: 0 }],
  ['a wrong key all the time', { unreadTelegrams: 400 }, 80, { unread: 0 }],
  ['silent in January', { januariesHeard: 0 }, 90, { january: 0 }],
  ['summer time', { clockOffSeconds: -3_600 }, 98, { clock: 80 }],
  ['a week off', { clockOffSeconds: 604_800 }, 90, { clock: 0 }],
  ['read by hand as often', { otherValues: 390 }, 95, { estimated: 50 }],
  ['tells no time: the rest counts', { clockOffSeconds: null, januariesHeard: 0 }, 89, { clock: null }],
  [
    'nothing known',
    { months: 0, monthsWithValue: 0, values: 0, januaries: 0, januariesHeard: 0, clockOffSeconds: null, telegrams: 0 },
    null,
    { gaps: null, estimated: null },
  ],
])('%s', (_, facts, score, reached) => {
  const found = truthScore({ ...GOOD, ...facts });
  expect(found.score).toBe(score);
  for (const [code, part] of Object.entries(reached))
    expect(found.parts.find((each) => each.code === code)?.reached, code).toBe(part);
});

test('every part says in both languages what it rests on', () => {
  for (const { explanationDe, explanationEn, weight } of truthScore(GOOD).parts) {
    expect(explanationDe.endsWith('.') && explanationEn.endsWith('.')).toBe(true);
    expect(weight).toBeGreaterThan(0);
  }
});
