import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Register } from './register-order.ts';
import { runsOf, walkPlace } from './register-walk.ts';

const HOUR_MS = 3_600_000;
const at = (hour: number, value = String(hour)): Register => ({ value, readAt: new Date(hour * HOUR_MS) });
const byTime = (a: Register, b: Register) => +a.readAt - +b.readAt;
const HOURS = fc.uniqueArray(fc.integer({ min: 0, max: 2_000 }), { maxLength: 40 });

/** What the database answers of a run. */
function around(run: readonly Register[], stored: readonly Register[]): Register[] {
  const [first, last] = [run[0]?.readAt ?? new Date(0), run.at(-1)?.readAt ?? new Date(0)];
  return [
    ...stored.filter(({ readAt }) => readAt < first).slice(-1),
    ...stored.filter(({ readAt }) => first < last && readAt >= first && readAt <= last),
    ...stored.filter(({ readAt }) => readAt > last).slice(0, 1),
  ];
}

/** It is parted where days lie between, so that nobody fetches the year that is stored there. */
test('each register is shown its neighbours, be it alone or one of many', () =>
  fc.assert(
    fc.property(HOURS, HOURS, fc.func(fc.boolean()), (given, there, takes) => {
      const registers = given.map((hour) => at(hour)).sort(byTime);
      const stored = there.map((hour) => at(hour, `stored ${hour}`)).sort(byTime);
      const runs = runsOf(registers);
      expect(runs.flat()).toEqual(registers);
      const shown: unknown[] = [];
      // Another place comes first.
      const answers = [[at(1)], ...runs.map((run) => around(run, stored))];
      const next = walkPlace(runs, { stored: answers, from: 1 }, (register, before, behind) => {
        shown.push([register, before, behind]);
        return takes(register.value);
      });
      expect(next).toBe(answers.length);
      const expected = registers.map((register, n) => {
        const taken = registers.slice(0, n).filter(({ value }) => takes(value));
        const earlier = [...taken, ...stored.filter(({ readAt }) => readAt < register.readAt)].sort(byTime);
        return [register, earlier.at(-1), stored.find(({ readAt }) => readAt > register.readAt)];
      });
      expect(shown).toEqual(expected);
    }),
    { numRuns: 500, seed: 20_261_128 },
  ));

describe('registers are looked up', () => {
  test.each([
    ['together where one comes a day', [0, 30, 48, 77], [[0, 30, 48, 77]]],
    ['by themselves where months lie between', [0, 49, 2_000], [[0], [49], [2_000]]],
    [
      'by the days that lie close',
      [0, 1, 100, 101, 102],
      [
        [0, 1],
        [100, 101, 102],
      ],
    ],
    ['not at all where there is none', [], []],
  ])('%s', (_, hours, runs) => {
    expect(runsOf(hours.map((hour) => at(hour))).map((run) => run.map(({ value }) => Number(value)))).toEqual(runs);
  });
});
