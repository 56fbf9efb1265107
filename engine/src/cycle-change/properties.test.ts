import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { House, HouseCost, HouseOccupancy } from '../billing/house.ts';
import type { BilledHouse } from '../billing/result.ts';
import { billHouse } from '../billing/run.ts';
import { format, parse } from '../money/decimal.ts';
import { add, compare, type Fraction, fraction, sum, ZERO } from '../money/fraction.ts';
import { consumptionOf } from '../series/consumption.ts';
import { at, due, point, span } from '../series/fixtures.ts';
import { daysBetween, type PointSeries, shiftedDay } from '../series/point-series.ts';
import { type Day, nextDay } from '../time/day.ts';
import { coversExactly, daysIn, daysOfTwelveMonthsFrom } from '../time/period.ts';
import { changeBillingCycle } from './change-cycle.ts';
import type { ChangedCycle, CostDays, CycleChange, CyclePoint } from './cycle-change.ts';

const RUNS = {
  seed: Number(process.env.KLARMETER_SEED ?? 20_250_501),
  numRuns: Number(process.env.KLARMETER_CYCLE_CHANGES ?? 50),
};

/** What a register counts a day, in thousandths: never nothing, so that every side consumed something. */
const daily = fc.integer({ min: 500, max: 9000 });

/** How a point is read and what happens to its devices. */
interface Metering {
  readonly perDay: readonly number[];
  /** Days between two readings. */
  readonly every: number;
  /** Day of an exchange, counted from the first; none beyond the period. */
  readonly exchangedAfter: number;
  /** Allocators store and start again at the end of this day. */
  readonly resetsOn: '12-31' | '06-30' | null;
}

const metering = (allocator: boolean): fc.Arbitrary<Metering> =>
  fc.record({
    perDay: fc.array(daily, { minLength: 7, maxLength: 7 }),
    every: fc.integer({ min: 1, max: 400 }),
    exchangedAfter: fc.integer({ min: 1, max: 700 }),
    resetsOn: allocator ? fc.constantFrom('12-31' as const, '06-30' as const, null) : fc.constant(null),
  });

/** A year and a day of a register, read at its ends, on the days asked for, and every so often in between. */
function seriesOf(id: string, { from, to }: House['period'], how: Metering, alsoRead: readonly Day[]): PointSeries {
  const first = shiftedDay(from, -1);
  const days = daysBetween(first, to);
  const exchange = how.exchangedAfter < days ? shiftedDay(first, how.exchangedAfter) : null;
  const readings = [];
  let count = 0n;
  let device = 'A';
  let finalValue: Fraction | null = null;
  const resets = (day: Day) => how.resetsOn !== null && day.slice(5) === how.resetsOn;
  if (!resets(first)) readings.push(at(first, '0', `${id}A`));
  let day = first;
  for (let index = 1; index <= days; index += 1) {
    day = nextDay(day);
    count += BigInt(how.perDay[index % how.perDay.length] ?? 1);
    const value = format(fraction(count, 1000n));
    if (day === exchange) {
      finalValue = parse(value);
      [device, count] = ['B', 0n];
    } else if (resets(day)) {
      readings.push(due(day, value, `${id}${device}`));
      count = 0n;
    } else if (index % how.every === 0 || index === days || alsoRead.includes(day)) {
      readings.push(at(day, value, `${id}${device}`));
    }
  }
  const common = { resetsOn: how.resetsOn };
  const spans = [span({ ...common, deviceId: `${id}A`, to: exchange, finalValue })];
  if (exchange !== null) {
    spans.push(span({ ...common, deviceId: `${id}B`, from: shiftedDay(exchange, 1), initialValue: ZERO }));
  }
  return { ...point(spans, readings), id };
}

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => (value / 100).toFixed(2));
const twoDays = (days: number) =>
  fc.tuple(fc.nat(days - 1), fc.nat(days - 1)).map(([a, b]) => (a < b ? [a, b] : [b, a]));

interface Generated {
  readonly input: CycleChange;
  readonly house: House;
}

/** A running year, from January or from July, that is cut on any of its days. */
const changes: fc.Arbitrary<Generated> = fc
  .record({
    from: fc.constantFrom('2025-01-01' as const, '2024-07-01' as const, '2023-10-15' as const),
    // One day alone behind the change may have consumed nothing: what was read on it marks its beginning as well.
    cutAfter: fc.integer({ min: 1, max: 363 }),
    units: fc.array(
      fc.record({
        area: cents(2000, 14_000),
        heating: fc.array(metering(true), { minLength: 1, maxLength: 2 }),
        hotWater: metering(false),
        coldWater: metering(false),
        leavesAfter: fc.integer({ min: 1, max: 500 }),
        readAtChange: fc.boolean(),
        advance: fc.option(cents(0, 90_000), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    fuel: cents(50_000, 900_000),
    others: fc.array(fc.tuple(cents(100, 90_000), twoDays(365)), { maxLength: 3 }),
    coldWater: cents(1000, 90_000),
    share: fc.integer({ min: 500, max: 4500 }),
    heatMeasured: fc.boolean(),
    energyMetered: fc.boolean(),
    energy: metering(false),
    stock: fc.option(fc.record({ bought: cents(10_000, 900_000), quantity: fc.integer({ min: 900, max: 4000 }) }), {
      nil: undefined,
    }),
    left: fc.integer({ min: 0, max: 600 }),
    kg: cents(0, 900_000),
    co2: cents(0, 40_000),
    relief: fc.constantFrom('deduct_from_pot' as const, 'credit_line' as const, 'show_only' as const),
    byDays: fc.boolean(),
  })
  .map((x): Generated => {
    const period = { from: x.from, to: shiftedDay(x.from, daysOfTwelveMonthsFrom(x.from) - 1) };
    const points: CyclePoint[] = [];
    const units = x.units.map((unit, index): House['units'][number] => {
      const id = `U${index}`;
      const last = shiftedDay(period.from, unit.leavesAfter - 1);
      const leaves = last < period.to;
      const also = leaves && unit.readAtChange ? [last] : [];
      const meter = (use: 'heating' | 'hot_water' | 'cold_water', how: Metering, name: string): void => {
        points.push({ of: { unit: id, use }, series: seriesOf(`${id}${name}`, period, how, also) });
      };
      for (const [room, how] of unit.heating.entries()) meter('heating', how, `h${room}`);
      meter('hot_water', unit.hotWater, 'w');
      meter('cold_water', unit.coldWater, 'k');
      const advance = unit.advance === undefined ? {} : { advance_eur: unit.advance };
      const people: HouseOccupancy[] = leaves
        ? [
            { id: 'a', from: period.from, to: last, ...advance },
            { id: 'b', from: shiftedDay(last, 1), to: period.to, ...advance },
          ]
        : [{ id: 'a', ...period, ...advance }];
      return { id, heating_area_m2: unit.area, hot_water_area_m2: unit.area, occupancies: people };
    });
    const fuel: HouseCost = { id: 'fuel', kind: 'fuel', scope: 'combined', amount_eur: x.fuel };
    const others = x.others.map(([amount], index): HouseCost => {
      const kind = ['metering_rent', 'maintenance', 'operating_electricity'][index] ?? 'reading';
      return { id: `c${index}`, kind, scope: 'combined', amount_eur: amount };
    });
    const costs: CostDays[] = [
      { id: 'fuel', ...period },
      ...x.others.map(([, [a, b]], index) => ({
        id: `c${index}`,
        from: shiftedDay(period.from, a ?? 0),
        to: shiftedDay(period.from, b ?? 0),
      })),
    ];
    if (x.energyMetered && !x.heatMeasured && x.stock === undefined) {
      points.push({ of: { house: 'energy_used' }, series: seriesOf('E', period, { ...x.energy, resetsOn: null }, []) });
    }
    const stock: House['fuel_stock'] = x.stock && {
      unit: 'l',
      closing_quantity: String(x.left),
      layers: [
        {
          kind: 'opening',
          date: period.from,
          quantity: '5000',
          amount_eur: '4321.09',
          co2_kg: '13381.42',
          co2_cost_eur: '701.01',
        },
        {
          kind: 'purchase',
          date: shiftedDay(period.from, 100),
          quantity: String(x.stock.quantity),
          amount_eur: x.stock.bought,
          co2_kg: '2676.284',
          co2_cost_eur: '150.00',
        },
      ],
    };
    const house: House = {
      schema: 'klarmeter.house/1',
      id: 'random',
      period,
      plant: { energy: x.stock === undefined ? 'natural_gas' : 'heating_oil' },
      ...(x.heatMeasured
        ? { hot_water_share: { method: 'measured', heat_kwh: '5000' } }
        : { hot_water_share: { method: 'given', share: `${x.share}/10000` } }),
      ...(stock === undefined ? { energy_used: { quantity: '21000', unit: 'kWh' } } : {}),
      costs: [fuel, ...others],
      ...(stock === undefined ? {} : { fuel_stock: stock }),
      keys: {
        heating_consumption_percent: '70',
        hot_water_consumption_percent: '60',
        heating_base_by: x.byDays ? 'days' : 'degree_days',
        rounding: 'largest_remainder',
      },
      co2: {
        building: 'residential',
        living_area_m2: '200',
        relief: x.relief,
        ...(stock === undefined ? { emissions_kg: x.kg, cost_eur: x.co2 } : {}),
      },
      cold_water: { amount_eur: x.coldWater },
      units,
    };
    const changeOn = shiftedDay(period.from, x.cutAfter);
    return { house, input: { house, changeOn, points, costs } };
  });

const cut = (input: CycleChange): ChangedCycle => {
  const result = changeBillingCycle(input);
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
  return result;
};
const remainderOf = ({ remainderHouse }: ChangedCycle): House => {
  if (remainderHouse === undefined) throw new Error('the remainder is open');
  return remainderHouse;
};
const bill = (house: House): BilledHouse => {
  const result = billHouse(house, { reasons: false });
  if (!result.ok) throw new Error(JSON.stringify(result.findings, null, 1));
  return result;
};
const same = (a: Fraction, b: Fraction): void => expect(format(a, 30)).toBe(format(b, 30));
const total = (values: readonly (string | undefined)[]): Fraction => sum(values.map((each) => parse(each ?? '0')));

describe('a change of the billing cycle on any day', () => {
  test('both periods are exactly the running one, and everybody is in them on his days', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        const { shortPeriod, remainder, nextPeriod, shortHouse, ...result } = cut(input);
        expect(coversExactly([shortPeriod, remainder], house.period)).toBe(true);
        expect(nextPeriod.from).toBe(remainder.from);
        expect(daysIn(nextPeriod)).toBe(daysOfTwelveMonthsFrom(nextPeriod.from));
        house.units.forEach((unit, index) => {
          const cutUp = [shortHouse, result.remainderHouse].map((of) => of?.units[index]?.occupancies ?? []);
          for (const { id, from, to } of unit.occupancies) {
            const parts = cutUp.flat().filter((each) => each.id === id);
            expect(coversExactly(parts, { from, to })).toBe(true);
          }
          expect(coversExactly(cutUp[0] ?? [], shortPeriod)).toBe(true);
          expect(coversExactly(cutUp[1] ?? [], remainder)).toBe(true);
        });
      }),
      RUNS,
    );
  });

  test('no consumption is counted twice or lost, at any point', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        cut(input).points.forEach(({ old, next, interimValues }, index) => {
          const whole = consumptionOf(input.points[index]?.series ?? point([], []), house.period);
          if (whole.status === 'missing' || old.status === 'missing' || next.status === 'missing') {
            throw new Error(JSON.stringify([whole.status, old.status, next.status]));
          }
          same(add(old.value, next.value), whole.value);
          expect(compare(old.value, ZERO) >= 0 && compare(next.value, ZERO) >= 0).toBe(true);
          for (const { origin, readingId, before, after } of interimValues) {
            expect(origin === 'measured').toBe(readingId !== undefined);
            expect(origin === 'interpolated').toBe(before !== undefined && after !== undefined);
          }
        });
      }),
      RUNS,
    );
  });

  test('every divided cost, quantity and payment is the sum of its parts', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        const result = cut(input);
        const remainder = remainderOf(result);
        for (const { whole, old, next } of result.splits) {
          same(add(old, next), whole);
          expect(compare(old, ZERO) >= 0 && compare(next, ZERO) >= 0).toBe(true);
        }
        const sides = [result.shortHouse, remainder];
        for (const { id, amount_eur } of house.costs ?? []) {
          const parts = sides.flatMap((of) => (of.costs ?? []).filter((cost) => cost.id === id));
          same(total(parts.map((cost) => cost.amount_eur)), parse(amount_eur));
          for (const part of parts) expect(part.amount_eur).toMatch(/^\d+\.\d\d$/);
        }
        const advances = (of: readonly House[]) =>
          total(
            of.flatMap(({ units }) => units.flatMap(({ occupancies }) => occupancies.map((own) => own.advance_eur))),
          );
        same(advances(sides), advances([house]));
        same(total(sides.map(({ cold_water }) => cold_water?.amount_eur)), parse(house.cold_water?.amount_eur ?? '0'));
        same(total(sides.map(({ co2 }) => co2?.emissions_kg)), parse(house.co2?.emissions_kg ?? '0'));
        same(total(sides.map(({ co2 }) => co2?.cost_eur)), parse(house.co2?.cost_eur ?? '0'));
      }),
      RUNS,
    );
  });

  test('the stock closes and opens with the same litres and cents', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        if (house.fuel_stock === undefined) return;
        const result = cut(input);
        const { shortHouse } = result;
        const remainder = remainderOf(result);
        const opening = remainder.fuel_stock?.layers.filter(({ kind }) => kind === 'opening') ?? [];
        same(total(opening.map(({ quantity }) => quantity)), parse(shortHouse.fuel_stock?.closing_quantity ?? ''));
        same(total(opening.map(({ amount_eur }) => amount_eur)), parse(bill(shortHouse).fuel_stock?.closing_eur ?? ''));
        const used = [shortHouse, remainder, house].map((of) => bill(withValues(of)).fuel_stock?.used_quantity);
        same(total(used.slice(0, 2)), total(used.slice(2)));
        const kg = [shortHouse, remainder, house].map((of) => parse(bill(withValues(of)).co2?.emissions_kg ?? ''));
        const [old = ZERO, next = ZERO, whole = ZERO] = kg;
        // Layers that were cut carry twelve decimals of a kilogram.
        expect(format(add(old, next), 9)).toBe(format(whole, 9));
      }),
      RUNS,
    );
  });

  test('billed by themselves, the two houses distribute the whole cost exactly once', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        const result = cut(input);
        const billed = [result.shortHouse, remainderOf(result)].map(bill);
        for (const { total_costs_eur, total_statements_eur, rounding_difference_eur, co2 } of billed) {
          const landlord = house.co2?.relief === 'show_only' ? '0.00' : co2?.landlord_eur;
          expect(rounding_difference_eur).toBe('0.00');
          same(total([total_statements_eur, landlord]), parse(total_costs_eur));
        }
        // What was paid for is distributed, or still in store.
        const layers = house.fuel_stock?.layers ?? [];
        const paid = [...(house.costs ?? []), ...layers].map(({ amount_eur }) => amount_eur);
        same(
          total([...billed.map(({ total_costs_eur }) => total_costs_eur), billed[1]?.fuel_stock?.closing_eur]),
          total([...paid, house.cold_water?.amount_eur]),
        );
      }),
      RUNS,
    );
  });

  test('and every unit is charged for exactly what it consumed', () => {
    fc.assert(
      fc.property(changes, ({ house, input }) => {
        const result = cut(input);
        const billed = [result.shortHouse, remainderOf(result)].map(bill);
        for (const { id } of house.units) {
          for (const [code, use] of [
            ['heating_consumption', 'heating'],
            ['hot_water_consumption', 'hot_water'],
            ['cold_water', 'cold_water'],
          ] as const) {
            const charged = billed.flatMap(({ occupants }) =>
              occupants.flatMap(({ unit, lines }) =>
                unit === id ? lines.filter((line) => line.code === code).map(({ units }) => units) : [],
              ),
            );
            const counted = input.points.flatMap(({ of, series }) => {
              if (!('unit' in of) || of.unit !== id || of.use !== use) return [];
              const consumption = consumptionOf(series, house.period);
              return consumption.status === 'measured' ? [consumption.value] : [];
            });
            // Shares of time of a unit without interim reading are printed with twelve decimals.
            expect(format(total(charged), 9)).toBe(format(sum(counted), 9));
          }
        }
      }),
      RUNS,
    );
  });
});

/** The running house asks for values of its own where only its stock is looked at. */
function withValues(house: House): House {
  if (house.id !== 'random') return house;
  const value = { heating: '1', hot_water_m3: '1', cold_water_m3: '1' };
  return { ...house, units: house.units.map((unit) => ({ ...unit, ...value })) };
}

test('whatever is handed in as a house is answered, never thrown back', () => {
  const broken = fc.constantFrom<unknown>(undefined, null, '', '0', '-1', 'x', 7, true, [], {}, [null], '2025-01-01');
  fc.assert(
    fc.property(changes, fc.array(fc.tuple(fc.nat(), broken), { minLength: 1, maxLength: 3 }), ({ input }, faults) => {
      const copy = structuredClone(input.house);
      for (const [index, value] of faults) {
        const places = collectPlaces(copy);
        const place = places[index % places.length];
        if (place !== undefined) (place.owner as Record<string, unknown>)[place.key] = value;
      }
      const result = changeBillingCycle({ ...input, house: copy });
      expect(result.findings.some(({ severity }) => severity === 'error')).toBe(!result.ok);
    }),
    { seed: 4, numRuns: 100 },
  );
});

function collectPlaces(json: unknown): { owner: object; key: string }[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [{ owner: json, key }, ...collectPlaces(value)]);
}
