import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billHouse } from '../src/index.ts';
import { calculate } from './calculate.ts';
import { brokenHouse, randomHouse } from './random-house.ts';

/* Two calculators that share nothing but the texts they were written from, on houses made at random. */

const HOUSES = Number(process.env.KLARMETER_HOUSES ?? 400);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_261_127);

/** A sequence that a seed repeats (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What both say about a house, without what only one of them has. */
function figuresOf(result: ReturnType<typeof billHouse> | ReturnType<typeof calculate>): unknown {
  if (!result.ok) return { ok: false };
  const {
    occupants,
    total_costs_eur,
    total_statements_eur,
    rounding_difference_eur,
    hot_water_share,
    fuel_stock,
    co2,
  } = result;
  return {
    ok: true,
    occupants: occupants.map(({ unit, occupancy, lines, total_eur, vat_contained_eur, advance_eur, balance_eur }) => ({
      unit,
      occupancy,
      // One has a credit of nothing for whoever pays neither heating nor hot water, the other has none; and the second one does not say what a credit was charged for.
      lines: lines
        .filter(({ code }) => code !== 'co2_credit' || lines.some((line) => isHeat(line.code)))
        .map(({ code, amount_eur, ...more }) =>
          code === 'co2_credit' ? [code, amount_eur] : [code, amount_eur, more.units, more.unit_price_eur],
        ),
      total_eur,
      vat_contained_eur,
      advance_eur,
      balance_eur,
    })),
    total_costs_eur,
    total_statements_eur,
    rounding_difference_eur,
    hot_water_share,
    fuel_stock,
    // One writes 22.0, the other 22.
    co2: co2 && { ...co2, kg_per_m2: co2.kg_per_m2?.replace(/\.0$/, '') },
  };
}

const isHeat = (code: string) => code.startsWith('heating') || code.startsWith('hot_water');

const told = (house: object) => {
  const result = billHouse(house, { reasons: false });
  return result.ok ? '' : result.findings.map(({ code, path }) => `${code} ${path}`).join(', ');
};

/**
 * A group none of whose units has a value of its own is billed by the base key with a warning (a shop that is a group of
 * its own needs no second meter); the second calculator misses the values.
 */
const READ_OTHERWISE: readonly string[] = ['nothing_recorded'];

describe('two calculators agree', () => {
  test(`on ${HOUSES} random houses, to the cent`, () => {
    for (let index = 0; index < HOUSES; index += 1) {
      const house = randomHouse(sequence(SEED + index));
      const note = `house ${SEED + index} ${told(house)}`;
      expect(figuresOf(billHouse(house, { reasons: false })), note).toEqual(figuresOf(calculate(house)));
    }
  });

  test('on the trend of hot water in a house with groups: it is that of the whole pot', () => {
    const year = { from: '2025-01-01', to: '2025-12-31' };
    const unit = (id: string, group: string, area: string, hot_water_m3?: string) => ({
      id,
      group,
      heating_area_m2: area,
      hot_water_area_m2: area,
      ...(hot_water_m3 === undefined && {
        hot_water_failed: { method: 'previous_periods', previous: '10', others_previous: '300', reason: 'battery' },
      }),
      occupancies: [{ id: '1', ...year, heating: '100', ...(hot_water_m3 !== undefined && { hot_water_m3 }) }],
    });
    const house = {
      schema: 'klarmeter.house/1',
      id: 'groups',
      period: year,
      plant: { energy: 'natural_gas' },
      costs: ['heating', 'hot_water'].map((scope) => ({ id: scope, kind: 'fuel', scope, amount_eur: '1000.00' })),
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70', heating_base_by: 'days' },
      groups: {
        pre_split_consumption_percent: '70',
        list: ['W', 'G'].map((id) => ({ id, recorded: '100', area_m2: id === 'W' ? '60' : '40' })),
      },
      units: [unit('W1', 'W', '50', '30'), unit('W2', 'W', '10'), unit('G1', 'G', '40', '60')],
    };
    const first = figuresOf(billHouse(house, { reasons: false }));
    expect(first).toMatchObject({ ok: true });
    expect(first).toEqual(figuresOf(calculate(house)));
  });

  test(`on ${HOUSES} houses with one fault, that they are not billed`, () => {
    for (let index = 0; index < HOUSES; index += 1) {
      const { house, fault } = brokenHouse(sequence(SEED + index));
      if (READ_OTHERWISE.includes(fault)) continue;
      expect([billHouse(house, { reasons: false }).ok, calculate(house).ok], `${fault} ${SEED + index}`).toEqual([
        false,
        false,
      ]);
    }
  });
});

test('they share nothing', () => {
  const imports = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from),
      );
  expect(imports(import.meta.dirname).filter((from) => !/^\.\/[a-z0-9-]+\.ts$/.test(from))).toEqual([]);
  expect(imports(join(import.meta.dirname, '../src')).filter((from) => from.includes('second-calculator'))).toEqual([]);
});
