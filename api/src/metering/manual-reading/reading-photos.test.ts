import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { SMALL_PHOTO } from '../../../test/world-readers.ts';
import { rowsOf } from '../../db/database.ts';
import { forgetManualReadings } from './forget-manual-readings.ts';
import { buildReadHouse, routeOf } from './house.fixture.ts';

let api: TestApi;
let route: string;
let token: string;
let points: string[];

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** A house of its own, its route, and a reader who came in by link and PIN. */
async function freshHouse() {
  const { property, flats } = await buildReadHouse(api);
  points = flats.flatMap((flat) => flat.points.map(({ id }) => id));
  route = (await api.request<{ id: string }>('POST', '/v1/reading-routes', { body: routeOf(property) })).body.id;
  const access = await api.request<{ link_token: string; pin: string }>(
    'POST',
    `/v1/reading-routes/${route}/accesses`,
    {
      body: {},
    },
  );
  const { link_token: key, pin } = access.body;
  token = (await api.request<{ token: string }>('POST', '/v1/reader-sessions', { key, body: { pin } })).body.token;
}

/** The entry of the first point, under an id of the phone. */
const send = (client_id: string) =>
  api.request('POST', `/v1/reading-routes/${route}/batches`, {
    key: token,
    body: {
      entries: [{ client_id, measuring_point_id: points[0], read_at: '2026-01-10T10:00:00.000Z', value: '4750' }],
    },
  });

const photo = (key: string, client: string, raw: Uint8Array<ArrayBuffer>, type = 'image/png') =>
  api.request<{ id: string; sha256: string; size_bytes: number }>(
    'POST',
    `/v1/reading-routes/${route}/photos?client_id=${client}`,
    { key, raw, headers: { 'Content-Type': type } },
  );

test('are kept once, sealed, without what is no picture, and shown to managers only', async () => {
  await freshHouse();
  const client = crypto.randomUUID();
  const first = await photo(token, client, SMALL_PHOTO);
  expect(first.status).toBe(201);
  expect((await photo(token, client, SMALL_PHOTO)).body.id).toBe(first.body.id);
  const more = new Uint8Array([...SMALL_PHOTO, ...new TextEncoder().encode('%PDF-1.7')]);
  problemOf(await photo(token, client, more), 'conflict');
  const hidden = await photo(token, crypto.randomUUID(), more);
  expect(hidden.body).toMatchObject({ sha256: first.body.sha256, size_bytes: SMALL_PHOTO.length });
  problemOf(await photo(token, crypto.randomUUID(), new Uint8Array([1, 2, 3])), 'unsupported-media-type');
  problemOf(await photo(token, crypto.randomUUID(), new Uint8Array(9 * 1024 * 1024)), 'body-too-large');
  problemOf(await photo(token, 'x', SMALL_PHOTO), 'validation-failed');
  const huge = SMALL_PHOTO.slice();
  new DataView(huge.buffer).setUint32(16, 100_000);
  expect(problemOf(await photo(token, crypto.randomUUID(), huge), 'rule-violated').errors).toMatchObject([
    { code: 'too_many_pixels', message_de: expect.stringContaining('100000 × 1 Bildpunkte') },
  ]);
  const once = (raw: Uint8Array<ArrayBuffer>) =>
    api.request('POST', `/v1/reading-routes/${route}/photos?client_id=${client}`, {
      key: token,
      raw,
      headers: { 'Content-Type': 'image/png', 'Idempotency-Key': 'one-photo' },
    });
  expect((await once(SMALL_PHOTO)).status).toBe(201);
  problemOf(await once(more), 'idempotency-key-reused');
  await send(client);
  const listed = await api.request<{ data: { photo_id: string }[] }>(
    'GET',
    `/v1/reading-entries?reading_route_id=${route}`,
  );
  expect(listed.body.data).toMatchObject([{ photo_id: first.body.id }]);
  const at = `/v1/reading-photos/${first.body.id}/content`;
  const shown = await api.request('GET', at);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect([...shown.bytes]).toEqual([...SMALL_PHOTO]);
  problemOf(await api.request('GET', at, { key: token }), 'forbidden');
  problemOf(await api.request('GET', at, { key: await api.keyOf('reader') }), 'forbidden');
  const { key } = await api.foreignAccount();
  problemOf(await api.request('GET', at, { key }), 'not-found');
  const kept = JSON.stringify(await api.db.inspect('select * from reading_photos'));
  expect(kept).not.toContain('iVBORw0KGgo');
});

test('fill no store: a route takes so many, and what it has already is told as before', async () => {
  await freshHouse();
  await api.db.database.transaction({ accountId: api.root.accountId, livemode: false }, (db) =>
    rowsOf(
      db,
      sql`insert into reading_photos select account_id, 'rph_' || md5(n::text), livemode, property_id, id, md5(n::text)::uuid::text,
            'image/png', 1, '', '', '', created_at from reading_routes, generate_series(1, ${points.length * 10 + 20}::int) n where id = ${route}`,
    ),
  );
  const over = problemOf(await photo(token, crypto.randomUUID(), SMALL_PHOTO), 'rule-violated');
  expect(over.errors.map(({ code }) => code)).toEqual(['too_many_photos']);
});

test('and entries are forgotten when their time is over, and the trail says which', async () => {
  await freshHouse();
  const [seen, stray] = [crypto.randomUUID(), crypto.randomUUID()];
  const [kept, lost] = [await photo(token, seen, SMALL_PHOTO), await photo(token, stray, SMALL_PHOTO)];
  await send(seen);
  const left = async (day: string) => {
    await api.db.database.systemTransaction((db) => forgetManualReadings(db, new Date(`${day}T00:00:00Z`)));
    const ids = await api.db.inspect<{ id: string }>(
      `select id from reading_photos where route_id = '${route}' union all select id from reading_entries where route_id = '${route}' order by 1`,
    );
    return ids.map(({ id }) => id);
  };
  const entries = (
    await api.db.inspect<{ id: string }>(`select id from reading_entries where route_id = '${route}'`)
  ).map(({ id }) => id);
  expect(await left('2026-04-16')).toEqual([...entries, kept.body.id, lost.body.id].sort());
  expect(await left('2026-04-18')).toEqual([...entries, kept.body.id].sort());
  expect(await left('2030-12-31')).toEqual([...entries, kept.body.id].sort());
  expect(await left('2031-01-01')).toEqual(entries);
  problemOf(await api.request('GET', `/v1/reading-photos/${kept.body.id}/content`), 'not-found');
  expect(await left('2036-12-31')).toEqual(entries);
  expect(await left('2037-01-01')).toEqual([]);
  const trail = await api.db.inspect<{ changes: { class: string; forgotten: object[] } }>(
    `select changes from audit_events where action = 'manual_readings.forgotten' order by occurred_at`,
  );
  const { sha256 } = kept.body;
  expect(trail.map(({ changes }) => changes)).toEqual(
    expect.arrayContaining([
      { class: 'photo_without_entry', forgotten: expect.arrayContaining([{ id: lost.body.id, sha256 }]) },
      { class: 'photo', forgotten: expect.arrayContaining([{ id: kept.body.id, sha256 }]) },
      { class: 'reading_entry', forgotten: expect.arrayContaining(entries.map((id) => ({ id }))) },
    ]),
  );
});
