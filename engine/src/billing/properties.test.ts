import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../money/decimal.ts';
import { compare } from '../money/fraction.ts';
import { randomHouses } from './fixtures/random-houses.ts';
import type { House, HouseUnit } from './house.ts';
import type { BilledHouse } from './result.ts';
import { billHouse } from './run.ts';

const HOUSES = {
  seed: Number(process.env.KLARMETER_SEED ?? 20_251_231),
  numRuns: Number(process.env.KLARMETER_HOUSES ?? 500),
};

const cents = (euro: string): bigint => BigInt(euro.replace('.', ''));
const bill = (input: House): BilledHouse => {
  const result = billHouse(input, { reasons: false });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
};
const lines = (result: BilledHouse) => result.occupants.flatMap((occupant) => occupant.lines);

test('lines add up to totals, totals to the sum, and the difference is what is missing', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      const result = bill(input);
      for (const { lines: own, total_eur, balance_eur, advance_eur } of result.occupants) {
        expect(own.reduce((total, line) => total + cents(line.amount_eur), 0n)).toBe(cents(total_eur));
        expect(cents(total_eur) - cents(advance_eur ?? '0.00')).toBe(cents(balance_eur));
      }
      const sum = result.occupants.reduce((total, { total_eur }) => total + cents(total_eur), 0n);
      expect(sum).toBe(cents(result.total_statements_eur));

      const landlord = input.co2?.relief === 'show_only' ? 0n : cents(result.co2?.landlord_eur ?? '0.00');
      const difference = cents(result.total_costs_eur) - landlord - sum;
      expect(difference).toBe(cents(result.rounding_difference_eur));
      // Half a cent a line at most; none at all where the cents are evened out.
      const size = difference < 0n ? -difference : difference;
      if (input.keys?.rounding === 'largest_remainder') expect(size).toBe(0n);
      else expect(size * 2n <= BigInt(lines(result).length)).toBe(true);
    }),
    HOUSES,
  );
});

test('no line is negative but the credit, and every line is its units times its price', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      for (const { code, amount_eur, units, unit_price_eur } of lines(bill(input))) {
        expect(code === 'co2_credit' ? cents(amount_eur) <= 0n : cents(amount_eur) >= 0n).toBe(true);
        expect(Math.abs(Number(units) * Number(unit_price_eur) - Number(amount_eur))).toBeLessThan(0.0101);
      }
    }),
    HOUSES,
  );
});

test('what landlord and tenants bear of the CO2 cost is the whole of it', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      const { co2 } = bill(input);
      expect(cents(co2?.landlord_eur ?? '') + cents(co2?.tenants_eur ?? '')).toBe(cents(co2?.cost_eur ?? '0.00'));
    }),
    HOUSES,
  );
});

test('the order of units and of costs does not matter', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      const plain: House = { ...input, keys: { ...input.keys, rounding: 'show_difference' } };
      const turned: House = { ...plain, units: plain.units.toReversed(), costs: (plain.costs ?? []).toReversed() };
      const byName = (result: BilledHouse) =>
        result.occupants.toSorted((a, b) => `${a.unit}/${a.occupancy}`.localeCompare(`${b.unit}/${b.occupancy}`));
      expect(byName(bill(turned))).toEqual(byName(bill(plain)));
    }),
    { ...HOUSES, numRuns: Math.ceil(HOUSES.numRuns * 0.4) },
  );
});

test('whoever consumes more pays no less, and nobody else pays more', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      const [first, ...rest] = input.units;
      if (first === undefined) return;
      const plain: House = { ...input, keys: { ...input.keys, rounding: 'show_difference' } };
      const more = (value: string) => `${BigInt(value.split('.')[0] ?? '0') + 100n}.${value.split('.')[1] ?? '0'}`;
      const raised: HouseUnit = {
        ...first,
        ...(first.heating === undefined ? {} : { heating: more(first.heating) }),
        occupancies: first.occupancies.map((each, index) =>
          index === 0 && each.heating !== undefined ? { ...each, heating: more(each.heating) } : each,
        ),
      };
      const heating = (result: BilledHouse, index: number) =>
        cents(result.occupants[index]?.lines.find(({ code }) => code === 'heating_consumption')?.amount_eur ?? '0.00');
      const [before, after] = [bill(plain), bill({ ...plain, units: [raised, ...rest] })];
      expect(heating(after, 0) >= heating(before, 0)).toBe(true);
      for (let index = first.occupancies.length; index < before.occupants.length; index += 1) {
        expect(heating(after, index) <= heating(before, index)).toBe(true);
      }
    }),
    HOUSES,
  );
});

test('unit prices times sums give back what was distributed', () => {
  fc.assert(
    fc.property(randomHouses, (input) => {
      const result = bill({ ...input, keys: { ...input.keys, rounding: 'largest_remainder' } });
      const landlord = input.co2?.relief === 'show_only' ? 0n : cents(result.co2?.landlord_eur ?? '0.00');
      expect(cents(result.total_statements_eur)).toBe(cents(result.total_costs_eur) - landlord);
      expect(compare(parse(result.hot_water_share ?? '0'), parse('1'))).toBe(-1);
    }),
    { ...HOUSES, numRuns: Math.ceil(HOUSES.numRuns * 0.4) },
  );
});
