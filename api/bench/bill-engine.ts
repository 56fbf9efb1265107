import { type BilledHouse, billHouse, type House } from '@klarmeter/engine';
import { seeded } from './chance.ts';
import { makeHouse, UNITS_PER_HOUSE } from './houses.ts';
import { compare } from './measure.ts';
import type { Benchmark } from './row.ts';

const UNITS = 50_000;
const UNITS_QUICK = 100;
/** A price formed, a share taken, a time share applied, a rounding: what a line cannot do without. */
const OPERATIONS_A_LINE = 4;

/** Every unit once; the house must be billed whole, or nothing is measured. */
function billAll(houses: readonly House[], reasons: boolean): number {
  for (const house of houses) {
    const result = billHouse(house, { reasons });
    if (!result.ok) throw new Error(`${house.id} is not billed: ${JSON.stringify(result.findings[0])}`);
  }
  return houses.length * UNITS_PER_HOUSE;
}

/** Half away from zero, on the sizes that amounts and areas have. */
const multiplyDivideRound = (value: bigint, factor: bigint, divisor: bigint): bigint =>
  (2n * value * factor + divisor) / (2n * divisor);

function arithmeticAlone(units: number, linesAUnit: number): number {
  const operations = Math.round(units * linesAUnit * OPERATIONS_A_LINE);
  let value = 912_345n;
  for (let at = 0; at < operations; at += 1) value = multiplyDivideRound(value, 5_240n, 5_239n) & 0xf_ffffn;
  if (value < 0n) throw new Error('the arithmetic went wrong');
  return units;
}

export const billEngine: Benchmark = {
  key: 'bill_engine',
  what: 'units in houses of 10, engine only, one core',
  against: '4 BigInt multiply-divide-rounds a line',
  goals: [
    { figure: 'units_per_s', atLeast: 50_000 },
    { figure: 'units_per_s_with_reasons', atLeast: 15_000 },
  ],

  async run({ quick }) {
    const chance = seeded(2);
    const units = quick ? UNITS_QUICK : UNITS;
    const houses = Array.from({ length: units / UNITS_PER_HOUSE }, (_, at) => makeHouse(at, chance));
    const [first] = houses;
    const billed = first && (billHouse(first) as BilledHouse);
    const lines = billed?.occupants.reduce((sum, occupant) => sum + occupant.lines.length, 0) ?? 0;
    const linesAUnit = lines / UNITS_PER_HOUSE;
    const rounds = quick ? 1 : 5;
    const roundMs = quick ? 10 : 1_000;
    const limit = () => arithmeticAlone(units, linesAUnit);
    const without = await compare({ ours: () => billAll(houses, false), limit }, rounds, roundMs);
    const withReasons = await compare({ ours: () => billAll(houses, true), limit }, rounds, roundMs);
    return {
      figures: {
        units_per_s: without.oursPerS,
        units_per_s_with_reasons: withReasons.oursPerS,
        limit_units_per_s: without.limitPerS,
        ratio: without.ratio,
        ratio_with_reasons: withReasons.ratio,
        nanoseconds_per_operation: 1e9 / (without.limitPerS * linesAUnit * OPERATIONS_A_LINE),
      },
      notes: [`${units} units, ${linesAUnit} lines a unit, reasons by switch`],
    };
  },
};
