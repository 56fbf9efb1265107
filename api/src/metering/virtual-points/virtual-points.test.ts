import type { z } from '@hono/zod-openapi';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, sessionFor } from '../../../test/embed.ts';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { BRAND } from '../../../test/world.ts';
import type { ProblemBody } from '../../problem.ts';
import { type ConsumptionPage, consumptionBuilder } from '../fixtures/measured-house.ts';
import type { SeriesPage } from '../series/schemas.ts';
import type { VirtualConsumption, VirtualPoint } from './schemas.ts';

type Point = z.infer<typeof VirtualPoint>;
type Consumption = z.infer<typeof VirtualConsumption>;

let api: TestApi;
let property: string;
let main: string;
let units: string[];
let flats: string[];
let water: string;
const REASON = 'Flure ohne eigenen Zähler';

beforeAll(async () => {
  api = await startTestApi();
  const build = consumptionBuilder(api);
  ({ property } = await build.house());
  units = [await build.unit(property), await build.unit(property, 2), await build.unit(property, 3)];
  const ends = (...values: string[]) =>
    Object.fromEntries(values.map((value, n) => [['2024-12-31', '2025-01-31', '2025-02-28', '2025-03-31'][n], value]));
  const measure = (n: number, ...values: string[]) => build.measure(property, units[n] ?? '', ends(...values));
  main = await measure(0, '0', '100', '200', '300');
  flats = [await measure(1, '0', '40', '90', '210'), await measure(2, '0', '30', '70')];
  water = await build.measure(property, units[1] ?? '', {}, { use: 'cold_water', kind: 'cold_water_meter' });
});
afterAll(() => api.close());

const plus = (point_id: string) => ({ point_id, sign: 'plus' });
const minus = (point_id: string) => ({ point_id, sign: 'minus' });
const difference = () => [plus(main), ...flats.map(minus)];
const create = <T = Point>(terms: object[], more: object = {}) =>
  api.request<T>('POST', '/v1/virtual-points', {
    body: {
      property_id: property,
      use: 'total_heat',
      name: 'Gemeinschaftsräume',
      counted_in: 'kWh',
      definition: { from: '2025-01-01', terms, reason: REASON },
      ...more,
    },
  });
const counted = async (id: string, query: string) =>
  (await api.request<Consumption>('GET', `/v1/virtual-points/${id}/consumption?${query}`)).body.values;

test('a difference by month: a value, nothing where a part is missing, a finding below zero', async () => {
  const made = await create(difference());
  expect(made.status).toBe(201);
  const values = await counted(made.body.id, 'from=2025-01-01&to=2025-03-31');
  expect(values.map(({ value, reason, sum }) => [value, reason, sum])).toEqual([
    ['30.000', null, null],
    ['10.000', null, null],
    [null, 'end_value_missing', null],
  ]);
  expect(values[2]?.parts.map(({ value, reason }) => [value, reason])).toEqual([
    ['100.000', null],
    ['120.000', null],
    [null, 'end_value_missing'],
  ]);
  const wrong = await create([plus(main), minus(flats[0] ?? '')], { name: 'Zu viel abgezogen' });
  expect((await counted(wrong.body.id, 'from=2025-03-01&to=2025-03-31'))[0]).toMatchObject({
    value: null,
    reason: 'negative_difference',
    sum: '-20.000',
    message_de: 'Kein Wert: abgezogen würde mehr, als gezählt wurde.',
  });
});

test('a definition holds from its day on, points stand in each other, and earlier ones stay', async () => {
  const sum = (await create(flats.map(plus), { name: 'Wohnungen' })).body;
  const house = (await create([plus(main), minus(sum.id)])).body;
  const [january] = await counted(house.id, 'from=2025-01-01&to=2025-01-31');
  expect(january).toMatchObject({ value: '30.000' });
  expect(january?.parts.map(({ point_id, within }) => [point_id, within])).toEqual([
    [main, house.id],
    [sum.id, house.id],
    ...flats.map((flat) => [flat, sum.id]),
  ]);
  const path = `/v1/virtual-points/${house.id}`;
  const change = (body: object, etag = '"1"') =>
    api.request<Point>('PATCH', path, { body, headers: { 'If-Match': etag } });
  const definition = { from: '2025-02-01', terms: [plus(main)], reason: 'Wohnungen getrennt' };
  const changed = await change({ name: 'Rest', definition });
  expect(changed.body).toMatchObject({ version: 2, name: 'Rest', definitions: { length: 2 } });
  expect((await change({ name: 'x' })).status).toBe(412);
  const both = await counted(house.id, 'interval=year&from=2025-01-01&to=2025-02-28');
  expect(both.map(({ value, parts }) => [value, parts.length])).toEqual([['130.000', 5]]);
  expect((await api.request<Point>('GET', path)).body).toEqual(changed.body);
  const list = await api.request<{ data: Point[] }>('GET', `/v1/virtual-points?property_id=${property}`);
  expect(list.body.data.map(({ id }) => id)).toContain(house.id);
});

test('everything that is wrong with terms is said at once', async () => {
  const house = (await create([plus(main)])).body;
  const nobody = `mpt_${'0'.repeat(32)}`;
  const { status, body } = await create<ProblemBody>([minus(main), minus(main), minus(water), minus(nobody)]);
  expect({ status, errors: body.errors.map(({ pointer, code }) => `${pointer} ${code}`) }).toEqual({
    status: 422,
    errors: [
      '/definition/terms/1/point_id named_twice',
      '/definition/terms/2/point_id counts_differently',
      '/definition/terms/3/point_id unknown_point',
      '/definition/terms nothing_added',
    ],
  });
  expect(body.errors[1]?.message_de).toBe('Die Messstelle zählt m³, die virtuelle kWh.');
  const outer = (await create([plus(house.id)])).body;
  const circle = await api.request<ProblemBody>('PATCH', `/v1/virtual-points/${house.id}`, {
    body: { definition: { from: '2026-01-01', terms: [plus(outer.id)], reason: REASON } },
    headers: { 'If-Match': '"1"' },
  });
  expect([circle.status, circle.body.errors[0]?.code]).toEqual([422, 'cycle']);
  expect((await create([plus(main)], { use: 'heating' })).status).toBe(400);
  const nothing = await create<ProblemBody>([]);
  expect([nothing.status, nothing.body.errors[0]?.pointer]).toEqual([400, '/definition/terms']);
});

test('a unit is shown what is defined for it, and a house lists its virtual points behind the measured ones', async () => {
  const [unit_id] = units;
  const made = await create([plus(main), ...flats.map(minus)], { unit_id, use: 'heating', name: 'Gewerbe' });
  expect(made.status).toBe(201);
  const virtual_point_id = made.body.id;
  const span = 'from=2025-01-01&to=2025-03-31';
  const parts = [main, ...flats].map((point_id, n) => ({
    point_id,
    sign: n === 0 ? 'plus' : 'minus',
    from: '2025-01-01',
    to: '2025-03-31',
  }));
  const values = [
    { from: '2025-01-01', to: '2025-01-31', value: '30.000', origin: 'measured', reason: null, reason_point_id: null },
    { from: '2025-02-01', to: '2025-02-28', value: '10.000', origin: 'measured', reason: null, reason_point_id: null },
    {
      from: '2025-03-01',
      to: '2025-03-31',
      value: null,
      origin: 'missing',
      reason: 'end_value_missing',
      reason_point_id: flats[1],
    },
  ];
  const page = await api.request<ConsumptionPage>('GET', `/v1/consumptions?property_id=${property}&${span}`);
  expect(page.body.data.flatMap(({ virtual_points }) => virtual_points)).toEqual([
    { virtual_point_id, name: 'Gewerbe', use: 'heating', unit: 'kWh', parts, values },
  ]);
  // The parts are of other flats: whoever read them stands in the trail.
  const trail = await api.request<{ data: { action: string; changes: { measuring_points?: string[] } }[] }>(
    'GET',
    `/v1/audit-events?object_id=${property}`,
  );
  expect(trail.body.data.find(({ action }) => action === 'consumption.read')?.changes.measuring_points).toEqual(
    [main, ...flats].sort(),
  );

  const list = async (more: string) =>
    (await api.request<z.infer<typeof SeriesPage>>('GET', `/v1/series?property_id=${property}&${span}&${more}`)).body;
  const first = await list('limit=3&virtual=true');
  const second = await list(`limit=100&virtual=true&cursor=${first.next_cursor}`);
  const all = await list('limit=100');
  expect(all.data.map(({ measuring_point }) => measuring_point.virtual)).toEqual(
    all.data.map((_, n) => n >= all.data.length - first.data.length - second.data.length),
  );
  const shown = all.data.find(({ measuring_point }) => measuring_point.id === virtual_point_id);
  expect(shown).toMatchObject({ measuring_point: { room: 'Gewerbe', unit_id }, counted_in: 'kWh', parts });
  // With its substitute the second flat makes the flats count more than the house.
  expect(shown?.values.map(({ value, origin, method }) => [value, origin, method])).toEqual([
    ['30.000', 'measured', null],
    ['10.000', 'measured', null],
    [null, 'missing', null],
  ]);
  expect(shown?.values[2]?.reason).toBe('negative_difference');
  const sum = all.data.find(({ measuring_point }) => measuring_point.room === 'Wohnungen');
  expect(sum?.values[2]).toMatchObject({ value: '230.000', origin: 'substituted', method: 'building_average' });
  const strict = await list('virtual=true&substitutes=false&limit=100');
  expect(strict.data.find(({ measuring_point }) => measuring_point.id === virtual_point_id)?.values[2]).toMatchObject({
    value: null,
    reason: 'end_value_missing',
    reason_point_id: flats[1],
  });
  expect((await list('virtual=false')).data.map(({ measuring_point }) => measuring_point.id)).not.toContain(
    virtual_point_id,
  );
});

test('who lives in a unit is shown no virtual points: their parts may be other flats', async () => {
  const [unit_id = ''] = units;
  await create([plus(main), ...flats.map(minus)], { unit_id, use: 'heating', name: 'Rest' });
  const occupancy_id = await consumptionBuilder(api).occupancy(unit_id, '2020-01-01');
  await api.request('POST', '/v1/brands', { body: BRAND });
  const subject = { role: 'tenant', occupancy_ids: [occupancy_id] };
  const { token } = await sessionFor(api, api.root.key, { subject });
  const path = '/v1/consumptions?from=2025-01-01&to=2025-01-31';
  const tenants = (await askAs(api, token, path)).body.data;
  expect(tenants.map(({ virtual_points }) => virtual_points)).toEqual([[]]);
  expect(tenants).toMatchObject([{ series: { length: 1 } }]);
  const page = await api.request<ConsumptionPage>('GET', path);
  const all = page.body.data.find((each) => each.occupancy_id === occupancy_id);
  expect(all?.virtual_points.map(({ name }) => name)).toContain('Rest');
});
