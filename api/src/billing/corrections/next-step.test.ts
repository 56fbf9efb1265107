import { expect, test } from 'vitest';
import { type EarlierProposal, nextStep } from './next-step.ts';
import type { MeasuredState, ProposedChange } from './proposal.ts';

const state = (value: string): MeasuredState => ({
  value,
  origin: 'measured',
  method: null,
  reading_ids: [],
  measurements: [],
});
const changed = (after: string): ProposedChange[] => [
  { unit_id: 'u', occupancy_id: null, field: 'heating', before: state('1'), after: state(after) },
];
const earlier = (...each: readonly (readonly [string, string | null])[]): EarlierProposal[] =>
  each.map(([after, decision], n) => ({ id: `p${n}`, changes: changed(after), decision }));

test.each([
  ['nothing differs', [], earlier(), 'nothing'],
  ['the first finding', changed('2'), earlier(), 'propose'],
  ['the same again', changed('2'), earlier(['2', null]), 'nothing'],
  ['accepted already', changed('2'), earlier(['2', 'accepted']), 'nothing'],
  ['dismissed already', changed('2'), earlier(['2', 'dismissed']), 'nothing'],
  ['another one', changed('3'), earlier(['2', null]), 'propose'],
  ['it no longer differs', [], earlier(['2', null]), 'withdraw p0'],
  ['withdrawn already', [], earlier(['2', 'withdrawn']), 'nothing'],
  ['decided, and no longer different', [], earlier(['2', 'accepted']), 'nothing'],
  ['back to what was dismissed', changed('2'), earlier(['2', 'dismissed'], ['3', null]), 'withdraw p1'],
  ['back to what was withdrawn', changed('2'), earlier(['2', 'withdrawn']), 'propose behind p0'],
  ['back to what was superseded', changed('2'), earlier(['2', null], ['3', null]), 'propose behind p1'],
] as const)('%s', (_, found, before, expected) => {
  const step = nextStep(found, before);
  const behind = step.kind === 'propose' ? / (p\d)$/.exec(step.text)?.[1] : undefined;
  expect(step.kind === 'withdraw' ? `withdraw ${step.id}` : step.kind + (behind ? ` behind ${behind}` : '')).toBe(
    expected,
  );
});

test('two that look at the same time find the same text', () => {
  const before = earlier(['2', null], ['3', 'withdrawn']);
  expect(nextStep(changed('2'), before)).toEqual(nextStep(changed('2'), before));
});
