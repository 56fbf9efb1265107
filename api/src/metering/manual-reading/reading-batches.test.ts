import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { type Database, rowsOf } from '../../db/database.ts';
import { buildReadHouse, type ReadHouse, routeOf } from './house.fixture.ts';
import type { Walk } from './walk.ts';

interface Result {
  readonly client_id: string | null;
  readonly verdict: string;
  readonly outcome: string | null;
  readonly reading_id: string | null;
  readonly findings: readonly { pointer: string; code: string; message_de: string }[];
}
interface Batch {
  readonly results: readonly Result[];
  readonly counts: Record<string, number>;
}

let api: TestApi;
let house: ReadHouse;
let route: string;
let token: string;

const READ_AT = '2026-01-10T10:00:00.000Z';
let points: string[];
let devices: string[];

const makeRoute = async (property = house.property) =>
  (await api.request<{ id: string }>('POST', '/v1/reading-routes', { body: routeOf(property) })).body.id;

async function session(of: string): Promise<string> {
  const access = await api.request<{ link_token: string; pin: string }>('POST', `/v1/reading-routes/${of}/accesses`, {
    body: {},
  });
  const { link_token: key, pin } = access.body;
  return (await api.request<{ token: string }>('POST', '/v1/reader-sessions', { key, body: { pin } })).body.token;
}

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Every case has a house of its own: values of one would be conflicts of the next. */
async function freshHouse() {
  house = await buildReadHouse(api);
  points = house.flats.flatMap((flat) => flat.points.map(({ id }) => id));
  devices = house.flats.flatMap((flat) => flat.points.map(({ device }) => device));
  route = await makeRoute();
  token = await session(route);
}

const entry = (index: number, value: string, more: object = {}) => ({
  client_id: crypto.randomUUID(),
  measuring_point_id: points[index],
  read_at: READ_AT,
  value,
  ...more,
});
const send = (entries: readonly unknown[], { key = token, to = route, headers = {} } = {}) =>
  api.request<Batch>('POST', `/v1/reading-routes/${to}/batches`, { key, body: { entries }, headers });
const verdicts = ({ body }: { body: Batch }) => body.results.map(({ verdict }) => verdict);
const readingsOf = async (index: number) =>
  (
    await api.request<{ data: { id: string; value: string; origin: string; day: string }[] }>(
      'GET',
      `/v1/readings?measuring_point_id=${points[index]}&from=2025-12-01`,
    )
  ).body.data;

test('every entry is looked at by itself', async () => {
  await freshHouse();
  const other = await buildReadHouse(api);
  const foreign = other.flats[0]?.points[0]?.id;
  const id = crypto.randomUUID();
  const answer = await send([
    entry(0, '4750'),
    entry(1, '90.5'),
    { client_id: id, measuring_point_id: points[1], read_at: READ_AT, remark: 'display_error' },
    entry(2, '100'),
    entry(3, '46.4', { read_at: '2026-02-10T10:00:00Z' }),
    entry(3, '46.4', { read_at: '2025-11-10T10:00:00Z' }),
    entry(3, '46.4', { device_id: devices[0] }),
    { ...entry(0, '5'), measuring_point_id: foreign },
    entry(3, '46,4'),
    { client_id: id, measuring_point_id: points[3], read_at: READ_AT },
    'nonsense',
    entry(2, '4700', { remark: 'damaged' }),
  ]);
  expect(verdicts(answer)).toEqual([
    'taken',
    'implausible',
    'noted',
    'implausible',
    'wrong_time',
    'wrong_time',
    'device_exchanged',
    'not_in_route',
    'malformed',
    'malformed',
    'malformed',
    'taken',
  ]);
  expect(answer.body.counts).toEqual({
    taken: 2,
    noted: 1,
    implausible: 2,
    wrong_time: 2,
    device_exchanged: 1,
    not_in_route: 1,
    malformed: 3,
  });
  const { results } = answer.body;
  expect(results[1]?.findings).toEqual([
    {
      pointer: '/entries/1/value',
      code: 'above_expected',
      message_de: 'Erwartet werden 32 bis 78 m³. Bitte lesen Sie noch einmal ab.',
      message_en: '32 to 78 m³ are expected. Please read again.',
    },
  ]);
  expect(results[3]?.findings[0]?.code).toBe('negative');
  expect(results[8]?.findings[0]).toMatchObject({
    pointer: '/entries/8/value',
    message_de: 'Nur Ziffern, mit einem Punkt vor den Nachkommastellen, wie "318.742".',
  });
  expect(await readingsOf(0)).toMatchObject([{ value: '4750', origin: 'manual', day: '2026-01-10' }]);
  expect(await readingsOf(3)).toEqual([]);
  // What is implausible is taken once somebody looked again; what was refused left nothing behind.
  expect(verdicts(await send([entry(1, '90.5', { confirmed: true }), entry(3, '46.4')]))).toEqual(['taken', 'taken']);
  const progress = (await api.request<{ progress: object }>('GET', `/v1/reading-routes/${route}`)).body.progress;
  expect(progress).toEqual({ total: 4, read: 4, noted: 0, conflicts: 0, mark: 'all' });
  const series = await api.request<{ data: object[] }>(
    'GET',
    `/v1/series?property_id=${house.property}&from=2026-01-01&to=2026-01-31`,
  );
  expect(series.body.data).toContainEqual(
    expect.objectContaining({
      measuring_point: expect.objectContaining({ id: points[1] }),
      remarks: [expect.objectContaining({ day: '2026-01-10', remark: 'display_error' })],
    }),
  );
  problemOf(await send([]), 'validation-failed');
  problemOf(await send(Array.from({ length: 501 }, () => ({}))), 'validation-failed');
});

test('an id has one effect, however often, in which parts and order and from how many phones it comes', async () => {
  await freshHouse();
  const second = await session(route);
  const entries = [
    entry(0, '4750'),
    entry(1, '46.0'),
    { ...entry(2, '1'), value: undefined, remark: 'no_access' },
    entry(3, '47.1'),
  ];
  const batches = [
    entries,
    entries.toReversed(),
    entries.slice(1, 3),
    [entries[3], entries[3], entries[0]],
    entries.slice(2),
  ];
  const answers = await Promise.all(
    batches.flatMap((batch) => [send(batch), send(batch, { key: second }), send(batch, { key: api.root.key })]),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
  const effects = answers.flatMap(verdicts).filter((verdict) => verdict !== 'already');
  expect(effects.toSorted()).toEqual(['noted', 'taken', 'taken', 'taken']);
  for (const { body } of answers) for (const { outcome } of body.results) expect(['taken', 'noted']).toContain(outcome);
  expect(await readingsOf(0)).toHaveLength(1);
  expect(await readingsOf(3)).toHaveLength(1);
  const listed = await api.request<{ data: object[] }>('GET', `/v1/reading-entries?reading_route_id=${route}`);
  expect(listed.body.data).toHaveLength(4);
  const headers = { 'Idempotency-Key': 'one-batch' };
  expect(verdicts(await send(entries, { headers }))).toEqual(verdicts(await send(entries, { headers })));
  problemOf(await send(batches[1] ?? [], { headers }), 'idempotency-key-reused');
  const reused = await send([{ ...entries[0], value: '4751' }]);
  expect(verdicts(reused)).toEqual(['id_reused']);
  // Also where it belongs to a route that this reader does not see.
  const elsewhere = await makeRoute();
  const stranger = await session(elsewhere);
  expect(verdicts(await send([entries[0]], { key: stranger, to: elsewhere }))).toEqual(['id_reused']);
});

test('a process that dies before its commit left nothing, one that dies before its answer left it once', async () => {
  await freshHouse();
  const { database } = api.services;
  const request = {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ entries: [entry(0, '4750'), entry(1, '46.0')] }),
  };
  const died = () => {
    throw new Error('killed');
  };
  const ask = async (transaction: Database['transaction']) => {
    const app = createApp({ ...api.services, database: { ...database, transaction }, log: () => {} });
    return app.request(`/v1/reading-routes/${route}/batches`, request);
  };
  const before = await ask((of, work) => database.transaction(of, (db) => work(db).then(died)));
  expect([before.status, await readingsOf(0)]).toEqual([500, []]);
  const behind = await ask((of, work) => database.transaction(of, work).then(died));
  expect([behind.status, await readingsOf(0)]).toMatchObject([500, [{ value: '4750' }]]);
  const again = (await (await ask(database.transaction)).json()) as Batch;
  expect(verdicts({ body: again })).toEqual(['already', 'already']);
  expect(again.results.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
});

test('two values of one day contradict each other: both are kept, the first counts', async () => {
  await freshHouse();
  const first = entry(0, '4750');
  const answer = await send([first, entry(0, '4750', { read_at: '2026-01-10T10:05:00.000Z' })]);
  expect(verdicts(answer)).toEqual(['taken', 'known']);
  const rival = await send([entry(0, '4760', { read_at: '2026-01-10T11:00:00.000Z' })]);
  expect(rival.body.results[0]).toMatchObject({ verdict: 'conflict', outcome: 'conflict' });
  expect(rival.body.results[0]?.reading_id).toBe(answer.body.results[0]?.reading_id);
  expect(await readingsOf(0)).toMatchObject([{ value: '4750' }]);
  const listed = await api.request<{ data: { value: string; outcome: string }[] }>(
    'GET',
    `/v1/reading-entries?measuring_point_id=${points[0]}`,
  );
  expect(listed.body.data.map(({ value, outcome }) => `${value} ${outcome}`).toSorted()).toEqual([
    '4750 known',
    '4750 taken',
    '4760 conflict',
  ]);
  const only = await api.request<{ data: object[] }>('GET', `/v1/reading-entries?outcome=conflict&limit=100`);
  expect(only.body.data).toHaveLength(1);
  const walk = await api.request('GET', `/v1/reading-routes/${route}/walk`, { key: token });
  expect(walk.body).toMatchObject({ flats: [{ points: [{ state: 'read', conflicts: 1 }, {}] }, {}] });
});

test('on the day of an exchange both devices are read, behind it only the new one', async () => {
  await freshHouse();
  const device = await api.request<{ id: string }>('POST', '/v1/devices', {
    body: { manufacturer: 'SON', serial: '49999999', kind: 'heat_meter', model: 'Neu' },
  });
  const exchanged = await api.request('POST', `/v1/measuring-points/${points[0]}/exchanges`, {
    body: {
      on: '2026-01-10',
      old_final_value: '4760',
      new_device_id: device.body.id,
      new_initial_value: '0',
      reason: 'Eichfrist abgelaufen',
    },
  });
  expect(exchanged.status).toBe(201);
  const old = { device_id: devices[0] };
  expect(
    verdicts(
      await send([
        entry(0, '4755', { ...old, read_at: '2026-01-10T08:00:00.000Z' }),
        entry(0, '4780', { ...old, read_at: '2026-01-12T08:00:00.000Z' }),
        entry(0, '15', { device_id: device.body.id, read_at: '2026-01-12T09:00:00.000Z' }),
      ]),
    ),
  ).toEqual(['taken', 'device_exchanged', 'taken']);
  // What the old one showed last is no hint for who reads the new one.
  const { body } = await api.request<Walk>('GET', `/v1/reading-routes/${route}/walk`, { key: token });
  const [exchangedPoint, other] = body.flats.flatMap(({ points: walked }) => walked);
  expect([exchangedPoint?.last, other?.last === null]).toEqual([null, false]);
});

test('a device of an exchange that was taken back is nothing to read', async () => {
  await freshHouse();
  const device = { manufacturer: 'SON', serial: '49999998', kind: 'heat_meter', model: 'Falsch' };
  const made = await api.request<{ id: string }>('POST', '/v1/devices', { body: device });
  const { body } = await api.request<{ exchange_id: string }>('POST', `/v1/measuring-points/${points[0]}/exchanges`, {
    body: {
      on: '2026-01-10',
      old_final_value: '4760',
      new_device_id: made.body.id,
      new_initial_value: '0',
      reason: 'Eichfrist abgelaufen',
    },
  });
  const path = `/v1/device-exchanges/${body.exchange_id}/corrections`;
  expect((await api.request('POST', path, { body: { reason: 'Falsches Gerät' } })).status).toBe(201);
  expect(verdicts(await send([entry(0, '4755', { read_at: READ_AT })]))).toEqual(['taken']);
  const walk = await api.request<{ flats: { points: { device: { id: string } }[] }[] }>(
    'GET',
    `/v1/reading-routes/${route}/walk`,
    { key: token },
  );
  expect(walk.body.flats[0]?.points[0]?.device.id).toBe(devices[0]);
});

test('row level security by itself: a reader writes to his route only, and reads no other', async () => {
  await freshHouse();
  const other = await makeRoute();
  const [mine] = await api.db.inspect<{ id: string }>(`select id from reader_sessions where route_id = $1`, [route]);
  const scope = {
    accountId: api.root.accountId,
    livemode: false,
    customerId: house.customer,
    propertyIds: [house.property],
    metersOnly: true,
    embedSessionId: mine?.id ?? '',
  };
  const inSession = <T>(query: ReturnType<typeof sql>) =>
    api.db.database.transaction(scope, (db) => rowsOf<T>(db, query));
  expect(await inSession(sql`select id from reading_routes`)).toEqual([{ id: route }]);
  expect(await inSession(sql`select 1 from reader_accesses`)).toHaveLength(1);
  const outsider = await buildReadHouse(api);
  const copy = (pointId: string | undefined, origin: string) =>
    inSession(sql`insert into readings (account_id, measuring_point_id, read_at, device_id, day, kind, unit, origin, livemode, value)
      select account_id, km_pack(${pointId}), '2026-01-11T10:00:00Z', device_id, '2026-01-11', kind, unit,
             ${origin}::text::"char", livemode, value
        from readings where measuring_point_id = km_pack(${points[0]}) limit 1`);
  await expect(copy(outsider.flats[0]?.points[0]?.id, 'manual')).rejects.toThrow();
  await expect(copy(points[0], 'radio')).rejects.toThrow();
  await expect(copy(points[0], 'manual')).resolves.toBeDefined();
  await expect(
    inSession(sql`insert into reader_sessions (account_id, id, livemode, property_id, route_id, access_id, created_at, expires_at)
      select account_id, 'rss_x', livemode, property_id, ${other}, id, now(), now() from reader_accesses`),
  ).rejects.toThrow();
});
