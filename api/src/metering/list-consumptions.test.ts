import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../test/harness.ts';
import { type Context, inContext } from '../context.ts';
import type { Session } from '../db/database.ts';
import type { ConsumptionWire } from './consumption/convert.ts';
import { type ConsumptionPage, consumptionBuilder } from './fixtures/measured-house.ts';
import { listConsumptions } from './list-consumptions.ts';

let api: TestApi;
let build: ReturnType<typeof consumptionBuilder>;
let foreign: string;

beforeAll(async () => {
  api = await startTestApi();
  build = consumptionBuilder(api);
  foreign = (await api.foreignAccount()).key;
});
afterAll(() => api.close());

/** The same question inside a session of a narrower sight. */
const seenBy = (session: Partial<Session>, query: object = {}, change: (context: Context) => Context = (c) => c) =>
  inContext(
    api.services,
    {
      session: { accountId: api.root.accountId, livemode: false, ...session },
      actor: { type: 'system', id: 'test', role: 'admin' },
      requestId: 'test',
    },
    (context) =>
      listConsumptions(change(context), { interval: 'month', limit: 100, purpose: 'monthly_information', ...query }),
  );

/** `from to: value or reason` of every value of an item, by use and unit. */
const shown = (item: ConsumptionWire | undefined) =>
  Object.fromEntries(
    (item?.series ?? []).map(({ use, unit, values }) => [
      `${use} ${unit}`,
      values.map(({ from, to, value, reason }) => `${from} ${to}: ${value ?? reason}`),
    ]),
  );

describe('months', () => {
  test('are those up to the newest reading, each with what was measured or why it was not', async () => {
    const { property } = await build.house();
    const unit = await build.unit(property);
    await build.measure(property, unit, { '2025-10-31': '100', '2025-11-30': '350.1235', '2026-01-10': '900' });
    const { data, has_more } = await build.list(`unit_id=${unit}`);
    expect([data.length, has_more]).toEqual([1, false]);
    expect(data[0]).toMatchObject({
      unit: { id: unit, label: 'WE 1', property_id: property },
      occupancy_id: null,
      interval: 'month',
      from: '2024-02-01',
      to: '2026-01-31',
    });
    const values = shown(data[0])['heating kWh'] ?? [];
    expect(values).toHaveLength(24);
    expect(values.slice(-4)).toEqual([
      '2025-10-01 2025-10-31: start_value_missing',
      // Half away from zero, and only here.
      '2025-11-01 2025-11-30: 250.124',
      '2025-12-01 2025-12-31: end_value_missing',
      '2026-01-01 2026-01-31: start_value_missing',
    ]);
  });

  test('years, and days that are asked for', async () => {
    const { property } = await build.house();
    const unit = await build.unit(property);
    await build.measure(property, unit, { '2023-12-31': '100', '2024-12-31': '350', '2025-12-31': '800' });
    const years = await build.list(`unit_id=${unit}&interval=year`);
    expect(years.data[0]).toMatchObject({ interval: 'year', from: '2021-01-01', to: '2025-12-31' });
    expect(shown(years.data[0])['heating kWh']?.slice(-3)).toEqual([
      '2023-01-01 2023-12-31: start_value_missing',
      '2024-01-01 2024-12-31: 250.000',
      '2025-01-01 2025-12-31: 450.000',
    ]);
    const asked = await build.list(`unit_id=${unit}&interval=year&from=2024-01-01&to=2024-12-31`);
    expect(shown(asked.data[0])).toEqual({ 'heating kWh': ['2024-01-01 2024-12-31: 250.000'] });
  });

  test('of every use and unit, with the factor of an allocator; a point that is missing takes the sum along', async () => {
    const { property } = await build.house();
    const unit = await build.unit(property);
    const allocator = { kind: 'heat_cost_allocator', scale: 'unit', evaluation_factor: '1.25' };
    await build.measure(property, unit, { '2025-10-31': '10', '2025-11-30': '20', '2025-12-31': '40' }, allocator);
    await build.measure(property, unit, { '2025-10-31': '0', '2025-11-30': '4' }, { ...allocator, scale: 'product' });
    await build.measure(
      property,
      unit,
      { '2025-11-30': '7', '2025-12-31': '9.5' },
      { kind: 'hot_water_meter', use: 'hot_water' },
    );
    const { data } = await build.list(`unit_id=${unit}&from=2025-11-01`);
    expect(shown(data[0])).toEqual({
      'heating units': ['2025-11-01 2025-11-30: 16.500', '2025-12-01 2025-12-31: end_value_missing'],
      'hot_water m3': ['2025-11-01 2025-11-30: start_value_missing', '2025-12-01 2025-12-31: 2.500'],
    });
  });

  test('a unit without points has no series, and without readings the months up to today have no value', async () => {
    const { property } = await build.house();
    const unit = await build.unit(property);
    expect((await build.list(`unit_id=${unit}`)).data[0]).toMatchObject({
      from: '2024-02-01',
      to: '2026-01-31',
      series: [],
    });
    await build.measure(property, unit, {});
    const [item] = (await build.list(`unit_id=${unit}&from=2026-01-01`)).data;
    expect(shown(item)).toEqual({ 'heating kWh': ['2026-01-01 2026-01-31: start_value_missing'] });
  });
});

describe('who lived there', () => {
  test('sees the own days and no others, to the day', async () => {
    const { unit, first, second, third } = await build.successors();
    const { data } = await build.list(`unit_id=${unit}`);
    expect(data.map((item) => [item.occupancy_id, item.from, item.to])).toEqual([
      [first, '2023-04-01', '2025-03-15'],
      [second, '2025-03-16', '2025-12-31'],
      [third, '2026-01-01', '2026-01-31'],
    ]);
    expect(shown(data[0])['heating kWh']?.at(-1)).toBe('2025-03-01 2025-03-15: 30.000');
    expect(shown(data[1])['heating kWh']?.[0]).toBe('2025-03-16 2025-03-31: 20.000');
    expect(shown(data[2])).toEqual({ 'heating kWh': ['2026-01-01 2026-01-31: end_value_missing'] });
    // Asked for longer, they are answered the same days.
    const whole = await build.list(`unit_id=${unit}&interval=year&from=2025-01-01&to=2025-12-31`);
    expect(whole.data.map((item) => [item.occupancy_id, item.from, item.to])).toEqual([
      [first, '2025-01-01', '2025-03-15'],
      [second, '2025-03-16', '2025-12-31'],
    ]);
    expect(shown(whole.data[1])).toEqual({ 'heating kWh': ['2025-03-16 2025-12-31: 370.000'] });
    expect((await build.list(`unit_id=${unit}&to=2019-12-31`)).data).toEqual([]);
    expect((await build.list(`unit_id=${unit}&from=2026-02-01`)).data.map((item) => item.occupancy_id)).toEqual([
      third,
    ]);
  });

  test('a tenant finds the own occupancies, a manager all of a customer, a reader units without people', async () => {
    const { customer, property, unit, empty, first, second, third } = await build.successors();
    const { unit: other } = await build.successors();
    const admin = await build.list(`property_id=${property}`);
    const keys = ({ data }: ConsumptionPage) => data.map((item) => [item.unit.id, item.occupancy_id]);

    const tenant = await seenBy({ occupancyIds: [second] });
    expect(keys(tenant)).toEqual([[unit, second]]);
    // Its readings end where the days do, and say the same.
    expect(tenant.data).toEqual(admin.data.filter((item) => item.occupancy_id === second));
    expect((await seenBy({ occupancyIds: [second] }, { occupancy_id: first })).data).toEqual([]);
    expect((await seenBy({ occupancyIds: [second] }, { unit_id: other })).data).toEqual([]);

    const manager = await seenBy({ customerId: customer });
    expect(manager.data).toEqual(admin.data);
    expect(keys(manager)).toEqual([
      [unit, first],
      [unit, second],
      [unit, third],
      [empty, null],
    ]);

    const sight = { customerId: customer, propertyIds: [property], metersOnly: true };
    const reader = await seenBy(sight, { interval: 'year' });
    expect(keys(reader)).toEqual([
      [unit, null],
      [empty, null],
    ]);
    expect(shown(reader.data[0])['heating kWh']?.at(-1)).toBe('2025-01-01 2025-12-31: start_value_missing');
    expect((await seenBy(sight, { occupancy_id: first })).data).toEqual([]);
  });
});

describe('a page', () => {
  test('follows the other by unit and occupancy, and its cursor opens no other question', async () => {
    const { property, unit, empty, first, second, third } = await build.successors();
    const seen: (string | null)[][] = [];
    let cursor: string | null = null;
    do {
      const page: ConsumptionPage = await build.list(
        `property_id=${property}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.data.map((item) => [item.unit.id, item.occupancy_id]));
      cursor = page.next_cursor;
      if (seen.length === 1) {
        const elsewhere = await api.request(
          'GET',
          `/v1/consumptions?property_id=${property}&interval=year&cursor=${cursor}`,
        );
        expect(problemOf(elsewhere, 'validation-failed').errors.map(({ pointer }) => pointer)).toEqual([
          '/query/cursor',
        ]);
      }
    } while (cursor !== null);
    expect(seen).toEqual([
      [unit, first],
      [unit, second],
      [unit, third],
      [empty, null],
    ]);
    const one = await build.list(`occupancy_id=${second}`);
    expect(one.data.map((item) => item.occupancy_id)).toEqual([second]);
  });

  test('asks the database as often for a whole house as for one unit', async () => {
    const { property, unit } = await build.successors();
    for (const number of [3, 4, 5]) {
      const next = await build.unit(property, number);
      await build.measure(property, next, { '2025-11-30': '1', '2025-12-31': '2' });
    }
    const asked = async (query: object) => {
      let queries = 0;
      const counted = (context: Context): Context => ({
        ...context,
        db: new Proxy(context.db, {
          get(db, name) {
            if (name === 'select' || name === 'execute') queries += 1;
            const value = Reflect.get(db, name) as unknown;
            return typeof value === 'function' ? value.bind(db) : value;
          },
        }),
      });
      const { data } = await seenBy({}, query, counted);
      return { items: data.length, queries };
    };
    const ofUnit = await asked({ unit_id: unit });
    expect(ofUnit.items).toBe(3);
    expect(await asked({ property_id: property })).toEqual({ items: 7, queries: ofUnit.queries });
  });
});

describe('refused', () => {
  test.each([
    ['interval=week', '/query/interval'],
    ['from=2025-02-30', '/query/from'],
    ['from=2025-02-02&to=2025-02-01', '/query/to'],
    ['from=2020-01-01&to=2025-12-31', '/query/from'],
    ['interval=year&from=2010-01-01&to=2025-12-31', '/query/from'],
    ['unit_id=somewhere', '/query/unit_id'],
    ['limit=101', '/query/limit'],
  ])('%s', async (query, pointer) => {
    const answer = await api.request('GET', `/v1/consumptions?${query}`);
    expect(problemOf(answer, 'validation-failed').errors.map((finding) => finding.pointer)).toEqual([pointer]);
  });

  test('without a key, or with one that may not; another account finds nothing', async () => {
    const { property, unit, first } = await build.successors();
    problemOf(await api.request('GET', '/v1/consumptions', { key: null }), 'unauthenticated');
    problemOf(await api.request('GET', '/v1/consumptions', { key: await api.keyOf('gateway') }), 'forbidden');
    for (const filter of [`property_id=${property}`, `unit_id=${unit}`, `occupancy_id=${first}`]) {
      expect((await build.list(filter, foreign)).data).toEqual([]);
      expect((await build.list(filter, await api.keyOf('reader'))).data.length).toBeGreaterThan(0);
    }
  });
});
