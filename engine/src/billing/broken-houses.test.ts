import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomHouse } from '../operating-costs/fixtures/random-house.ts';
import { billOperatingCosts } from '../operating-costs/run.ts';
import { broken, changes } from './fixtures/broken-json.ts';
import { randomHouses } from './fixtures/random-houses.ts';
import { billHouse } from './run.ts';

const RUNS = Number(process.env.KLARMETER_BROKEN_HOUSES ?? 3000);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_251_231);

const cents = (euro: string): bigint => BigInt(euro.replace('.', ''));
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

type Answer = ReturnType<typeof billHouse> | ReturnType<typeof billOperatingCosts>;

/** Whatever comes in: an answer in JSON, that a person can read, with an error wherever there is no bill. */
function expectWellFormed(answer: Answer): void {
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  for (const { path, message_de, message_en } of answer.findings) {
    expect(path).toMatch(/^(\/|$)/);
    for (const message of [message_de, message_en]) expect(message).not.toMatch(/^$|\{\d\}|undefined|NaN|\[object/);
  }
  expect(answer.findings.some(({ severity }) => severity === 'error')).toBe(!answer.ok);
}

/** Figures that belong together, and none of them below zero but what is taken off. */
function expectSums(occupants: (Answer & { ok: true })['occupants'], total: string): void {
  for (const { lines, total_eur, advance_eur, balance_eur } of occupants) {
    const list: readonly { readonly amount_eur: string; readonly code?: string }[] = lines;
    expect(sum(list.map(({ amount_eur }) => cents(amount_eur)))).toBe(cents(total_eur));
    expect(cents(total_eur) - cents(advance_eur ?? '0.00')).toBe(cents(balance_eur));
    for (const { code, amount_eur } of list) expect(code === 'co2_credit' || cents(amount_eur) >= 0n).toBe(true);
  }
  expect(sum(occupants.map(({ total_eur }) => cents(total_eur)))).toBe(cents(total));
}

/** Breaks so many houses and bills each; `expectWhole` is asked of those that can still be billed. */
function billBroken<Bill extends Answer>(
  houses: fc.Arbitrary<unknown>,
  bill: (house: unknown) => Bill,
  expectWhole: (bill: Bill & { readonly ok: true }, house: unknown) => void,
): void {
  let refused = 0;
  fc.assert(
    fc.property(houses, changes, (input, list) => {
      const house = broken(input, list);
      const before = structuredClone(house);
      const result = bill(house);
      expect(house).toEqual(before);
      expectWellFormed(result);
      if (!result.ok) {
        refused += 1;
        return;
      }
      expectSums(result.occupants, result.total_statements_eur);
      expectWhole(result as Bill & { readonly ok: true }, house);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(refused).toBeGreaterThan(RUNS / 3);
  expect(refused).toBeLessThan(RUNS);
}

describe(`${RUNS} house files with something broken in them are answered, never thrown back, and add up`, () => {
  test('klarmeter.house/1', () =>
    billBroken(
      randomHouses,
      (house) => billHouse(house, { reasons: false }),
      ({ total_costs_eur, total_statements_eur, rounding_difference_eur, co2 }, house) => {
        const shownOnly = (house as { co2?: { relief?: unknown } }).co2?.relief === 'show_only';
        const landlord = shownOnly ? 0n : cents(co2?.landlord_eur ?? '0.00');
        expect(cents(total_costs_eur) - landlord - cents(total_statements_eur)).toBe(cents(rounding_difference_eur));
      },
    ));

  test('klarmeter.house/2', () =>
    billBroken(
      randomHouse,
      (house) => billOperatingCosts(house, { reasons: false }),
      ({ distributed_eur, rest_eur, rounding_difference_eur, total_statements_eur }) => {
        expect(cents(total_statements_eur) + cents(rest_eur) + cents(rounding_difference_eur)).toBe(
          cents(distributed_eur),
        );
      },
    ));
});
