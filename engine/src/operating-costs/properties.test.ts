import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomHouse } from './fixtures/random-house.ts';
import type { OperatingCostsHouse, OperatingCostUnit } from './house.ts';
import type { BilledOperatingCosts } from './result.ts';
import { billOperatingCosts } from './run.ts';

const HOUSES = {
  seed: Number(process.env.KLARMETER_SEED ?? 20_251_231),
  numRuns: Number(process.env.KLARMETER_HOUSES ?? 250),
};

const cents = (euro: string): bigint => BigInt(euro.replace('.', ''));
const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);
const bill = (input: OperatingCostsHouse): BilledOperatingCosts => {
  const result = billOperatingCosts(input, { reasons: false });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
};
const shown = (input: OperatingCostsHouse): OperatingCostsHouse => ({
  ...input,
  keys: { ...input.keys, rounding: 'show_difference' },
});
const byName = ({ occupants }: BilledOperatingCosts) =>
  occupants
    .map(({ path: _, ...occupant }) => occupant)
    .toSorted((a, b) => `${a.unit}/${a.occupancy}`.localeCompare(`${b.unit}/${b.occupancy}`));
const linesOf = ({ occupants }: BilledOperatingCosts, position: string) =>
  occupants.map(({ lines }) => lines.find((line) => line.position === position));

test('lines add up to totals, totals to the sum, and what is missing is the rest and the difference', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const result = bill(input);
      for (const { lines, total_eur, balance_eur, advance_eur } of result.occupants) {
        expect(sum(lines.map(({ amount_eur }) => cents(amount_eur)))).toBe(cents(total_eur));
        expect(cents(total_eur) - cents(advance_eur ?? '0.00')).toBe(cents(balance_eur));
      }
      expect(sum(result.occupants.map(({ total_eur }) => cents(total_eur)))).toBe(cents(result.total_statements_eur));
      expect(cents(result.total_costs_eur) - cents(result.deducted_eur)).toBe(cents(result.distributed_eur));
      expect(cents(result.total_statements_eur) + cents(result.rest_eur) + cents(result.rounding_difference_eur)).toBe(
        cents(result.distributed_eur),
      );
    }),
    HOUSES,
  );
});

test('each position of the overview adds up, within half a cent a line', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const result = bill(input);
      for (const row of result.positions) {
        const lines = linesOf(result, row.position).flatMap((line) => (line === undefined ? [] : [line]));
        expect(sum(lines.map(({ amount_eur }) => cents(amount_eur)))).toBe(cents(row.statements_eur));
        const difference = cents(row.rounding_difference_eur);
        expect(cents(row.statements_eur) + cents(row.rest_eur) + difference).toBe(cents(row.distributed_eur));
        expect(cents(row.amount_eur) - cents(row.deducted_eur)).toBe(cents(row.distributed_eur));
        if (input.keys?.rounding === 'largest_remainder') expect(difference).toBe(0n);
        else expect(size(difference) * 2n <= BigInt(lines.length + 1)).toBe(true);
        for (const { house_eur } of lines) expect(house_eur).toBe(row.distributed_eur);
      }
      const differences = result.positions.map((row) => cents(row.rounding_difference_eur));
      const ofHeating = cents(result.heating?.rounding_difference_eur ?? '0.00');
      expect(sum(differences) + ofHeating).toBe(cents(result.rounding_difference_eur));
    }),
    HOUSES,
  );
});

test('no line is negative, and every line is its own key times the unit price', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      for (const { lines } of bill(input).occupants) {
        for (const { amount_eur, key } of lines) {
          expect(cents(amount_eur) >= 0n).toBe(true);
          if (key === undefined) continue;
          expect(Math.abs(Number(key.own) * Number(key.unit_price_eur) - Number(amount_eur))).toBeLessThan(0.0101);
          expect(Number(key.own)).toBeLessThanOrEqual(Number(key.house));
        }
      }
    }),
    HOUSES,
  );
});

test('nobody is certified more labour than he is charged, nor the house more than there was', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const result = bill(input);
      for (const { lines, s35a, vacant } of result.occupants) {
        if (vacant) expect(s35a).toBeUndefined();
        for (const line of lines) {
          const own = (s35a?.lines ?? []).filter(({ position }) => position === line.position);
          expect(sum(own.map(({ amount_eur }) => cents(amount_eur))) <= cents(line.amount_eur)).toBe(true);
        }
        for (const kind of ['s35a_2', 's35a_3'] as const) {
          const own = (s35a?.lines ?? []).filter(({ labour_kind }) => labour_kind === kind);
          expect(sum(own.map(({ amount_eur }) => cents(amount_eur)))).toBe(cents(s35a?.[`${kind}_eur`] ?? '0.00'));
        }
      }
      for (const { labour = [] } of result.positions) {
        for (const { amount_eur, certified_eur } of labour) {
          const most = cents(amount_eur) + BigInt(result.occupants.length);
          expect(cents(certified_eur) <= most).toBe(true);
        }
      }
    }),
    HOUSES,
  );
});

test('the order of positions moves nothing', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      // Of one number the file's order decides which line comes first, so lines are compared by position.
      const sorted = (result: BilledOperatingCosts) =>
        result.occupants.map(({ lines, s35a, ...rest }) => ({
          ...rest,
          lines: lines.toSorted((a, b) => String(a.position).localeCompare(String(b.position))),
          s35a: s35a && {
            ...s35a,
            lines: s35a.lines.toSorted((a, b) => String(a.position).localeCompare(String(b.position))),
          },
        }));
      const turned = { ...input, positions: (input.positions ?? []).toReversed() };
      expect(sorted(bill(turned))).toEqual(sorted(bill(input)));
    }),
    HOUSES,
  );
});

test('the order of units moves no cent', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const plain = shown(input);
      const turned = { ...plain, units: plain.units.toReversed() };
      const withoutHeating = ({ heating: _, ...house }: OperatingCostsHouse): OperatingCostsHouse => house;
      expect(byName(bill(withoutHeating(turned)))).toEqual(byName(bill(withoutHeating(plain))));
    }),
    HOUSES,
  );
});

test('a position by itself is billed as among others', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const [first] = input.positions ?? [];
      if (first === undefined) return;
      const { heating: _, ...house } = input;
      expect(linesOf(bill({ ...house, positions: [first] }), first.id)).toEqual(linesOf(bill(house), first.id));
    }),
    HOUSES,
  );
});

test('whether somebody lives in a flat changes nothing for anybody else', () => {
  fc.assert(
    fc.property(randomHouse, fc.nat(), (input, at) => {
      const { heating: _, ...house } = input;
      const index = at % house.units.length;
      const empty = (unit: OperatingCostUnit, vacant: boolean): OperatingCostUnit => ({
        ...unit,
        occupancies: unit.occupancies.map((each) => ({ ...each, vacant })),
      });
      const [used, vacant] = [false, true].map((value) =>
        bill({ ...house, units: house.units.map((unit, each) => (each === index ? empty(unit, value) : unit)) }),
      );
      if (used === undefined || vacant === undefined) return;
      expect(vacant.occupants.map(({ lines }) => lines)).toEqual(used.occupants.map(({ lines }) => lines));
      const own = vacant.occupants.filter(({ unit }) => unit === house.units[index]?.id);
      expect(cents(vacant.vacancy_eur) >= sum(own.map(({ total_eur }) => cents(total_eur)))).toBe(true);
      expect(vacant.total_statements_eur).toBe(used.total_statements_eur);
    }),
    HOUSES,
  );
});

test('whoever uses more water pays no less, and nobody else pays more', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const plain = shown(input);
      const [known, ...rest] = plain.units;
      if (known === undefined) return;
      const raised = { ...known, occupancies: known.occupancies.map((each) => ({ ...each, cold_water_m3: '140' })) };
      const [before, after] = [bill(plain), bill({ ...plain, units: [raised, ...rest] })];
      for (const { id } of plain.positions ?? []) {
        const of = (result: BilledOperatingCosts) =>
          linesOf(result, id).map((line) => cents(line?.amount_eur ?? '0.00'));
        const [was, is] = [of(before), of(after)];
        expect((is[0] ?? 0n) >= (was[0] ?? 0n)).toBe(true);
        for (let each = 1; each < was.length; each += 1) expect((is[each] ?? 0n) <= (was[each] ?? 0n)).toBe(true);
      }
    }),
    HOUSES,
  );
});

test('a change of occupancy in one flat costs it the same together', () => {
  fc.assert(
    fc.property(randomHouse, (input) => {
      const { heating: _, ...house } = shown(input);
      const [known, ...rest] = house.units;
      const [all] = known?.occupancies ?? [];
      if (known === undefined || all === undefined) return;
      const { cold_water_m3, hot_water_m3, consumptions, ...person } = all;
      const parts: OperatingCostUnit = {
        ...known,
        cold_water_m3: cold_water_m3 ?? '0',
        hot_water_m3: hot_water_m3 ?? '0',
        consumptions: consumptions ?? {},
        occupancies: [
          { ...person, id: 'x', to: '2025-04-17' },
          { ...person, id: 'y', from: '2025-04-18' },
        ],
      };
      const [one, two] = [bill(house), bill({ ...house, units: [parts, ...rest] })];
      for (const { id } of house.positions ?? []) {
        const whole = cents(linesOf(one, id)[0]?.amount_eur ?? '0.00');
        const [x, y] = linesOf(two, id).map((line) => cents(line?.amount_eur ?? '0.00'));
        expect(size(whole - (x ?? 0n) - (y ?? 0n)) <= 1n).toBe(true);
        expect(linesOf(two, id).slice(2)).toEqual(linesOf(one, id).slice(1));
      }
    }),
    HOUSES,
  );
});
