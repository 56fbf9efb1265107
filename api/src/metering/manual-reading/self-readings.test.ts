import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { askAs, sessionFor } from '../../../test/embed.ts';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { BRAND, PORTAL } from '../../../test/world.ts';
import { rowsOf } from '../../db/database.ts';
import { dueWork } from '../../db/system.ts';
import { closeOverdueSelfReading } from './close-overdue-self-reading.ts';
import { buildReadHouse, type ReadFlat, type ReadHouse } from './house.fixture.ts';

interface Window {
  readonly id: string;
  readonly status: string;
  readonly next_reminder_on: string | null;
  readonly units: readonly { unit_id: string; read: number; total: number; mark: string }[];
}
interface Answer {
  readonly outcome: string;
  readonly self_reading: { id: string; value: string; doubts: string[] } | null;
  readonly expected: { from: string; to: string } | null;
  readonly findings: readonly { code: string; message_de: string }[];
  readonly message_de: string;
}

let api: TestApi;
let house: ReadHouse;
let [mine, neighbour] = [{} as ReadFlat, {} as ReadFlat];
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  house = await buildReadHouse(api);
  const [first, second] = house.flats;
  if (first === undefined || second === undefined) throw new Error('the house has two flats');
  [mine, neighbour] = [first, second];
  token = await tokenOf(mine);
});
/** A flat is asked by one window at a time. */
afterEach(async () => {
  const windows = await api.request<{ data: Window[] }>(
    'GET',
    `/v1/self-reading-windows?property_id=${house.property}`,
  );
  for (const { id, status } of windows.body.data) if (status !== 'closed') await close(id);
});
afterAll(() => api.close());

const tokenOf = async ({ occupancy }: ReadFlat) =>
  (await api.request<{ token: string }>('POST', '/v1/occupant-tokens', { body: { occupancy_id: occupancy } })).body
    .token;
const DAYS = { first_day: '2026-01-05', last_day: '2026-01-20', key_date: '2025-12-31', reminder_days: ['2026-01-18'] };
const open = (more: object = {}) =>
  api.request<Window>('POST', '/v1/self-reading-windows', { body: { property_id: house.property, ...DAYS, ...more } });
const opened = async (more: object = {}) => (await open(more)).body.id;
const read = (window: string, point: string | undefined, value: string, more: object = {}, key = token) =>
  api.request<Answer>('POST', `/v1/self-reading-windows/${window}/readings`, {
    key,
    body: { measuring_point_id: point, value, ...more },
  });
const close = (window: string) =>
  api.request<{ window: Window; taken: number; known: number; conflicts: string[] }>(
    'POST',
    `/v1/self-reading-windows/${window}/closures`,
  );

test('a window names units of its house and days in order, and tells whom to remind', async () => {
  const other = await buildReadHouse(api, (await api.foreignAccount()).key);
  const foreign = await open({ unit_ids: [mine.unit, other.flats[0]?.unit] });
  expect(problemOf(foreign, 'unknown-reference').errors.map(({ pointer }) => pointer)).toEqual(['/unit_ids/1']);
  problemOf(await open({ property_id: other.property }), 'unknown-reference');
  problemOf(await open({ last_day: '2026-01-01' }), 'validation-failed');
  problemOf(await open({ reminder_days: ['2026-02-01'] }), 'validation-failed');
  const made = await open();
  expect(made.body).toMatchObject({
    status: 'open',
    next_reminder_on: '2026-01-18',
    units: [
      { unit_id: mine.unit, total: 2, read: 0, mark: 'none' },
      { unit_id: neighbour.unit, total: 2, read: 0, mark: 'none' },
    ],
  });
  await read(made.body.id, mine.points[0]?.id, '4800');
  const listed = await api.request<{ data: Window[] }>('GET', `/v1/self-reading-windows?property_id=${house.property}`);
  expect(listed.body.data[0]?.units.map(({ mark }) => mark)).toEqual(['partly', 'none']);
});

test('a window that is over before it opens is refused', async () => {
  const past = { first_day: '2025-12-01', last_day: '2025-12-10', reminder_days: [] };
  const [finding] = problemOf(await open(past), 'rule-violated').errors;
  expect([finding?.pointer, finding?.code]).toEqual(['/last_day', 'over']);
});

test('on no day two windows ask one flat, also where both are opened at the same moment', async () => {
  const after = { first_day: '2026-01-21', last_day: '2026-01-25', reminder_days: [] };
  const at = (answer: Awaited<ReturnType<typeof open>>) =>
    problemOf(answer, 'rule-violated').errors.map(({ pointer, code }) => [pointer, code]);
  const both = await Promise.all([open({ unit_ids: [mine.unit] }), open({ unit_ids: [mine.unit] })]);
  const [first, second] = both.toSorted((a, b) => a.status - b.status);
  expect([first?.status, second?.status]).toEqual([201, 422]);
  expect(at(await open())).toEqual([['/first_day', 'another_window']]);
  expect(at(await open({ ...after, first_day: '2026-01-20' }))).toEqual([['/first_day', 'another_window']]);
  expect((await open({ unit_ids: [neighbour.unit] })).status).toBe(201);
  expect((await open(after)).status).toBe(201);
  await close(first?.body.id ?? '');
  expect((await open({ unit_ids: [mine.unit] })).status).toBe(201);
});

test('an occupant reads the own meters, is told at once what does not fit, and corrects until the end', async () => {
  const at = api.clock.now;
  const window = await opened();
  const points = await api.request<{ data: object[] }>('GET', `/v1/self-reading-windows/${window}/points`, {
    key: token,
  });
  expect(points.body.data).toMatchObject([
    { measuring_point_id: mine.points[0]?.id, room: 'Flur', last: { value: '2810', day: '2025-06-30' } },
    { measuring_point_id: mine.points[1]?.id, room: 'Bad', expected: { from: '33.075', to: '78.850' } },
  ]);
  const water = mine.points[1]?.id;
  const odd = await read(window, water, '487.4');
  expect(odd.body).toMatchObject({
    outcome: 'needs_confirmation',
    self_reading: null,
    findings: [{ message_de: 'Erwartet werden 33 bis 79 m³. Bitte lesen Sie noch einmal ab.' }],
  });
  expect((await read(window, water, '20')).body.findings[0]?.code).toBe('negative');
  const sure = await read(window, water, '487.4', { confirmed: true });
  expect(sure.body).toMatchObject({ outcome: 'taken', self_reading: { value: '487.4', doubts: ['above_expected'] } });
  const corrected = await read(window, water, '48.7');
  expect(corrected.body).toMatchObject({ outcome: 'taken', findings: [], self_reading: { doubts: [] } });
  expect((await read(window, water, '48.70')).body.self_reading?.id).toBe(corrected.body.self_reading?.id);
  const seen = await api.request<{ data: { self_reading: object }[] }>(
    'GET',
    `/v1/self-reading-windows/${window}/points`,
    { key: token },
  );
  expect(seen.body.data[1]?.self_reading).toMatchObject({ value: '48.7' });
  problemOf(await read(window, water, '49', { read_at: '2025-12-31T10:00:00Z' }), 'rule-violated');
  problemOf(await read(window, water, '49', { read_at: '2026-01-16T10:00:00Z' }), 'rule-violated');
  api.clock.now = new Date('2026-01-21T08:00:00Z');
  problemOf(await read(window, water, '49', {}, await tokenOf(mine)), 'rule-violated');
  api.clock.now = at;
  // What counts becomes a reading, once; the slip before it stays where it was typed.
  expect((await close(window)).body).toMatchObject({ taken: 1, known: 0, conflicts: [], window: { status: 'closed' } });
  expect((await close(window)).body).toMatchObject({ taken: 0, known: 1, conflicts: [] });
  const stored = await api.request<{ data: object[] }>(
    'GET',
    `/v1/readings?measuring_point_id=${water}&from=2026-01-01`,
  );
  expect(stored.body.data).toMatchObject([{ value: '48.7', origin: 'self_read', day: '2026-01-15' }]);
  const kept = await api.db.inspect(`select value from self_readings where window_id = $1 order by created_at`, [
    window,
  ]);
  expect(kept).toHaveLength(2);
  problemOf(await read(window, water, '49'), 'rule-violated');
});

test('a window that nobody closes closes by itself when its last day is over, and its values are readings', async () => {
  const at = api.clock.now;
  const window = await opened();
  const point = mine.points[1]?.id;
  await read(window, point, '48.5', { read_at: '2026-01-13T10:00:00.000Z', confirmed: true });
  const due = async (today: string) =>
    (await api.services.database.systemTransaction((db) => dueWork(db, today))).filter(
      ({ payload }) => payload.self_reading_window_id === window,
    );
  expect(await due('2026-01-20')).toEqual([]);
  api.clock.now = new Date('2026-01-20T23:30:00Z');
  const [job] = await due('2026-01-21');
  if (job === undefined) throw new Error('nothing is due');
  expect(job).toMatchObject({ accountId: api.root.accountId, livemode: false, job: 'close-overdue-self-reading' });
  await closeOverdueSelfReading(api.services, job);
  await closeOverdueSelfReading(api.services, job);
  api.clock.now = at;
  expect(await due('2026-01-21')).toEqual([]);
  const trail = await api.db.inspect(
    `select actor_type, changes from audit_events where action = 'self_reading_window.closed' and object_id = '${window}'`,
  );
  expect(trail).toMatchObject([{ actor_type: 'system', changes: { reading_ids: [expect.stringMatching(/^rdg_/)] } }]);
  // Whoever asks then is told what became of the values.
  expect((await close(window)).body).toMatchObject({ taken: 0, known: 1, conflicts: [], window: { status: 'closed' } });
});

test('a value for whose moment another one is there is kept and told', async () => {
  const window = await opened();
  const point = mine.points[0]?.id;
  const read_at = '2026-01-14T10:00:00.000Z';
  const first = await read(window, point, '4800', { read_at });
  await api.request('POST', '/v1/readings', {
    body: { measuring_point_id: point, read_at, value: '4790', origin: 'manual' },
  });
  expect((await close(window)).body).toMatchObject({ taken: 0, known: 0, conflicts: [first.body.self_reading?.id] });
});

test('nobody reads or sees the meters of a neighbour, also past every query', async () => {
  const window = await opened();
  const theirs = neighbour.points[0]?.id;
  problemOf(await read(window, theirs, '4800'), 'unknown-reference');
  const later = { first_day: '2026-01-21', last_day: '2026-01-31', reminder_days: [] };
  const only = await opened({ unit_ids: [neighbour.unit], ...later });
  problemOf(await read(only, mine.points[0]?.id, '4800'), 'not-found');
  problemOf(await api.request('GET', `/v1/self-reading-windows/${only}`, { key: token }), 'not-found');
  const shown = await api.request<Window>('GET', `/v1/self-reading-windows/${window}`, { key: token });
  expect(shown.body.units.map(({ unit_id }) => unit_id)).toEqual([mine.unit]);
  await read(window, theirs, '4800', {}, await tokenOf(neighbour));
  const scope = { accountId: api.root.accountId, livemode: false, occupancyIds: [mine.occupancy] };
  const inSession = <T>(query: ReturnType<typeof sql>) =>
    api.db.database.transaction(scope, (db) => rowsOf<T>(db, query));
  const seen = await inSession<{ occupancy_id: string }>(sql`select distinct occupancy_id from self_readings`);
  expect(seen).toEqual([{ occupancy_id: mine.occupancy }]);
  const forged = (occupancy: string, point: string | undefined) =>
    inSession(sql`insert into self_readings select account_id, ${`srd_${crypto.randomUUID().replaceAll('-', '')}`}, livemode, property_id,
      ${window}, ${occupancy}, ${point}, device_id, read_at, day, value, doubts, confirmed, created_at
      from self_readings limit 1`);
  await expect(forged(neighbour.occupancy, theirs)).rejects.toThrow();
  await expect(forged(mine.occupancy, theirs)).rejects.toThrow();
  await expect(forged(mine.occupancy, mine.points[0]?.id)).resolves.toBeDefined();
  await expect(inSession(sql`update self_reading_windows set closed_at = null`)).rejects.toThrow();
  problemOf(await read(window, mine.points[0]?.id, '4800', {}, api.root.key), 'forbidden');
});

test('a session of a page reads where it shows the element, and not otherwise', async () => {
  await api.request('POST', '/v1/brands', { body: BRAND });
  const window = await opened();
  const subject = { role: 'tenant', occupancy_ids: [mine.occupancy] };
  const session = (components: object) => sessionFor(api, api.root.key, { subject, components });
  const at = `/v1/self-reading-windows/${window}/points`;
  const shows = await session({ self_reading: {} });
  expect((await askAs(api, shows.token, at)).body.data).toHaveLength(2);
  const taken = await api.request<Answer>('POST', `/v1/self-reading-windows/${window}/readings`, {
    key: shows.token,
    headers: { Origin: PORTAL },
    body: { measuring_point_id: mine.points[1]?.id, value: '49.0' },
  });
  expect(taken.body.outcome).toBe('taken');
  problemOf(await askAs(api, (await session({ consumption_chart: {} })).token, at), 'forbidden');
  const reader = await api.request('POST', '/v1/embed-sessions', {
    body: {
      subject: { role: 'reader', property_id: house.property },
      components: { self_reading: {} },
      allowed_origins: [PORTAL],
    },
  });
  problemOf(reader, 'rule-violated');
});
