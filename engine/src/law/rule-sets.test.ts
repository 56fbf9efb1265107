import { afterEach, describe, expect, test } from 'vitest';
import { billHouse } from '../billing/run.ts';
import { twoFlats } from '../billing/sample-house.ts';
import { type Dated, findInForce } from './dated.ts';
import { HEATING_CONSUMPTION_PERCENT } from './de/heizkostenv/section-7-heat-costs.parameters.ts';
import { byRuleSet, RULE_SET, RULE_SETS } from './rule-sets.ts';

const [ENTRY] = HEATING_CONSUMPTION_PERCENT;
if (ENTRY === undefined) throw new Error('an entry');

/** The two lists a later release would lengthen. */
const lists = { sets: RULE_SETS as unknown as string[], percents: HEATING_CONSUMPTION_PERCENT as unknown as unknown[] };
const lengths = [lists.sets.length, lists.percents.length];
afterEach(() => {
  lists.sets.length = lengths[0] ?? 0;
  lists.percents.length = lengths[1] ?? 0;
});

describe('what comes with a later rule set', () => {
  test('changes no statement of an earlier one, and every new one', () => {
    const key70 = { ...twoFlats, keys: { ...twoFlats.keys, heating_consumption_percent: '70' } };
    const before = billHouse(key70);
    lists.sets.push('2027-02');
    // Put in force for a period that was billed long ago: at most 60 % by consumption.
    lists.percents.push({ ...ENTRY, from: '2025-01-01', value: { min: 50n, max: 60n }, since: '2027-02' });
    expect(billHouse(key70, { ruleSet: RULE_SET })).toEqual(before);
    expect(billHouse(key70, { ruleSet: '2027-02' })).toMatchObject({ ok: false });
    const key60 = { ...twoFlats, keys: { ...twoFlats.keys, heating_consumption_percent: '60' } };
    expect(billHouse(key60, { ruleSet: '2027-02' })).toMatchObject({ ok: true, rule_set: '2027-02' });
  });

  test('is found from its rule set on', () => {
    const entries: readonly Dated<number>[] = [
      { ...ENTRY, from: '2020-01-01', value: 1 },
      { ...ENTRY, from: '2020-01-01', value: 2, since: '2027-02' },
    ];
    lists.sets.push('2027-02');
    const value = (ruleSet: string) => byRuleSet(ruleSet, () => findInForce(entries, '2025-01-01')?.value);
    expect([value('2026-11'), value('2027-02')]).toEqual([1, 2]);
  });
});

test('an older calculation leaves the newest in force behind it, also where it throws', () => {
  lists.sets.push('2027-02');
  const entries: readonly Dated<number>[] = [{ ...ENTRY, from: '2020-01-01', value: 1, since: '2027-02' }];
  expect(() =>
    byRuleSet('2027-02', () => {
      throw new Error('in between');
    }),
  ).toThrow('in between');
  expect(findInForce(entries, '2025-01-01')).toBeUndefined();
  expect(billHouse(twoFlats)).toMatchObject({ rule_set: '2026-11' });
});

test('a rule set that is not there', () => {
  expect(() => billHouse(twoFlats, { ruleSet: '2019-01' })).toThrow(new RangeError('no rule set 2019-01'));
});

test('rule sets are in order', () => expect([...RULE_SETS].sort()).toEqual([...RULE_SETS]));
