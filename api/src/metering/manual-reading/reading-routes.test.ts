import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, startTestApi, type TestApi } from '../../../test/harness.ts';
import { createApp } from '../../app.ts';
import { buildReadHouse, type ReadHouse, routeOf } from './house.fixture.ts';
import type { Walk } from './walk.ts';

interface Route {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly point_ids: readonly string[];
  readonly progress: { total: number; read: number; noted: number; mark: string; conflicts: number };
}
interface Access {
  readonly id: string;
  readonly link_token: string;
  readonly link: string | null;
  readonly pin: string;
}

let api: TestApi;
let house: ReadHouse;
let foreign: { key: string; house: ReadHouse; route: string };

const made = async <T = Route>(path: string, body: unknown, key?: string): Promise<T> => {
  const answer = await api.request<T>('POST', path, { body, ...(key === undefined ? {} : { key }) });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const points = () => house.flats.flatMap((flat) => flat.points.map(({ id }) => id));
const newRoute = (more: object = {}) => made('/v1/reading-routes', routeOf(house.property, more));
const newAccess = (route: string, body: object = {}) => made<Access>(`/v1/reading-routes/${route}/accesses`, body);
const enter = (link: string, pin: string) =>
  api.request<{ id: string; token: string; reading_route_id: string; expires_at: string }>(
    'POST',
    '/v1/reader-sessions',
    { key: link, body: { pin } },
  );
const wrong = (pin: string) => (pin === '000000' ? '000001' : '000000');

beforeAll(async () => {
  api = await startTestApi();
  house = await buildReadHouse(api);
  const { key } = await api.foreignAccount();
  const theirs = await buildReadHouse(api, key);
  foreign = { key, house: theirs, route: (await made('/v1/reading-routes', routeOf(theirs.property), key)).id };
});
afterAll(() => api.close());

describe('a route', () => {
  test('goes flat by flat unless said otherwise, and leaves out what has a value', async () => {
    const whole = await newRoute();
    expect(whole).toMatchObject({ point_ids: points(), status: 'open', progress: { total: 4, read: 0, mark: 'none' } });
    const [first] = points();
    await made('/v1/readings', {
      measuring_point_id: first,
      read_at: '2025-12-31T20:00:00.000Z',
      value: '4650',
      origin: 'manual',
    });
    const open = await newRoute({ only_missing: true });
    expect(open.point_ids).toEqual(points().slice(1));
    const own = await newRoute({ point_ids: points().toReversed() });
    expect(own).toMatchObject({ point_ids: points().toReversed(), progress: { total: 4, read: 1, mark: 'partly' } });
    const listed = await api.request<{ data: Route[] }>('GET', `/v1/reading-routes?property_id=${house.property}`);
    expect(listed.body.data.map(({ id }) => id)).toEqual([whole.id, open.id, own.id].toSorted());
  });

  test('names points of its house only, each once, and days in order', async () => {
    const post = (body: object) => api.request('POST', '/v1/reading-routes', { body });
    const theirs = foreign.house.flats[0]?.points[0]?.id;
    const mixed = problemOf(
      await post(routeOf(house.property, { point_ids: [points()[0], theirs] })),
      'unknown-reference',
    );
    expect(mixed.errors.map(({ pointer }) => pointer)).toEqual(['/point_ids/1']);
    problemOf(await post(routeOf(house.property, { point_ids: [points()[0], points()[0]] })), 'rule-violated');
    problemOf(await post(routeOf(foreign.house.property)), 'unknown-reference');
    problemOf(await post(routeOf(house.property, { to: '2025-01-01' })), 'validation-failed');
    const nothing = await post(routeOf(house.property, { only_missing: true, from: '2024-12-31', to: '2025-06-30' }));
    expect(problemOf(nothing, 'rule-violated').errors[0]?.code).toBe('nothing_to_read');
  });

  test('is changed by If-Match, closed once, and takes nothing behind that', async () => {
    const { id } = await newRoute();
    const at = `/v1/reading-routes/${id}`;
    const patch = (body: object, match?: string) =>
      api.request<Route>('PATCH', at, { body, headers: match === undefined ? {} : { 'If-Match': match } });
    problemOf(await patch({ name: 'x' }), 'precondition-required');
    problemOf(await patch({ to: '2025-01-01' }, '"1"'), 'rule-violated');
    const turned = await patch({ name: 'Andersherum', point_ids: points().toReversed() }, '"1"');
    expect(turned.body).toMatchObject({ name: 'Andersherum', version: 2, point_ids: points().toReversed() });
    const { link_token, pin } = await newAccess(id);
    const { token } = (await enter(link_token, pin)).body;
    expect((await api.request<Route>('POST', `${at}/closures`)).body).toMatchObject({ status: 'closed', version: 3 });
    expect((await api.request<Route>('POST', `${at}/closures`)).body.version).toBe(3);
    problemOf(await patch({ name: 'y' }, '"3"'), 'conflict');
    problemOf(await api.request('POST', `${at}/accesses`, { body: {} }), 'conflict');
    problemOf(await enter(link_token, pin), 'conflict');
    problemOf(await api.request('POST', `${at}/batches`, { key: token, body: { entries: [{}] } }), 'conflict');
  });
});

describe('a reader without an account', () => {
  test('gets in with link and PIN together, sees one route, its meters and no names', async () => {
    const { id } = await newRoute();
    const other = await newRoute();
    const access = await newAccess(id, { page_url: 'https://ablesen.example/' });
    expect(access.link).toBe(`https://ablesen.example/#${access.link_token}`);
    expect(access.pin).toMatch(/^\d{6}$/);
    const entered = await enter(access.link_token, access.pin);
    expect(entered.body).toMatchObject({ reading_route_id: id, expires_at: '2026-01-15T20:00:00.000Z' });
    const { token } = entered.body;
    const walk = await api.request<Walk>('GET', `/v1/reading-routes/${id}/walk`, { key: token });
    expect(walk.body.flats.map(({ label, mark }) => [label, mark])).toEqual([
      ['EG links', 'partly'],
      ['EG rechts', 'none'],
    ]);
    expect(walk.body.flats[1]?.points[0]).toMatchObject({
      room: 'Flur',
      device: { serial: house.flats[1]?.points[0]?.serial, unit: 'kWh' },
      last: { value: '2810', day: '2025-06-30', origin: 'manual' },
      expected: { from: '3307.500', to: '7786.000' },
      state: 'open',
      value: null,
    });
    expect(JSON.stringify(walk.body)).not.toMatch(/Ada|Emil|Berta/);
    problemOf(await api.request('GET', `/v1/reading-routes/${other.id}/walk`, { key: token }), 'not-found');
    problemOf(await api.request('GET', `/v1/reading-routes/${foreign.route}/walk`, { key: token }), 'not-found');
    for (const path of ['/v1/reading-routes', '/v1/readings', '/v1/units', '/v1/occupancies', '/v1/reading-entries'])
      problemOf(await api.request('GET', path, { key: token }), 'forbidden');
    const trail = JSON.stringify(await api.db.inspect('select * from audit_events'));
    const kept = JSON.stringify(await api.db.inspect('select * from reader_accesses'));
    for (const secret of [access.link_token, token, access.pin]) {
      expect(trail).not.toContain(secret);
      expect(kept).not.toContain(secret);
    }
  });

  test('is nobody with a PIN alone, a link alone, or either changed', async () => {
    const { id } = await newRoute();
    const { link_token, pin } = await newAccess(id);
    const post = (key: string | null) => api.request('POST', '/v1/reader-sessions', { key, body: { pin } });
    problemOf(await post(null), 'unauthenticated');
    problemOf(await post(`${link_token.slice(0, -1)}${link_token.endsWith('A') ? 'B' : 'A'}`), 'unauthenticated');
    problemOf(await post(`rl_live${link_token.slice('rl_test'.length)}`), 'unauthenticated');
    problemOf(await post(api.root.key), 'forbidden');
    problemOf(await api.request('GET', `/v1/reading-routes/${id}/walk`, { key: link_token }), 'forbidden');
    const once = (body: object) =>
      api.request<{ token: string }>('POST', '/v1/reader-sessions', {
        key: link_token,
        body,
        headers: { 'Idempotency-Key': 'one-phone' },
      });
    const { token } = (await once({ pin })).body;
    expect((await once({ pin })).body.token).toBe(token);
    problemOf(await once({ pin: wrong(pin) }), 'idempotency-key-reused');
    problemOf(await api.request('GET', `/v1/reading-routes/${id}/walk`, { key: `${token}x` }), 'unauthenticated');
  });

  test('has few attempts, waits longer each time, and a restart forgives nothing', async () => {
    const at = api.clock.now;
    const { link_token, pin } = await newAccess((await newRoute()).id);
    // A hundred at once are still one attempt behind the other.
    const rush = await Promise.all(Array.from({ length: 12 }, () => enter(link_token, wrong(pin))));
    expect(rush.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, ...Array(9).fill(429)]);
    const waiting = await enter(link_token, pin);
    expect(waiting.headers.get('retry-after')).toBe('60');
    problemOf(waiting, 'too-many-attempts');
    const restarted = createApp(api.services);
    const again = await restarted.request('/v1/reader-sessions', {
      method: 'POST',
      headers: { Authorization: `Bearer ${link_token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ pin }),
    });
    expect(again.status).toBe(429);
    api.clock.now = new Date(at.getTime() + 60_000);
    expect((await enter(link_token, pin)).status).toBe(201);
    // The right one sets the count back; ten wrong ones in a row end the access for good.
    for (let hour = 1; hour <= 10; hour += 1) {
      api.clock.now = new Date(at.getTime() + hour * 3_700_000);
      problemOf(await enter(link_token, wrong(pin)), 'wrong-pin');
    }
    api.clock.now = new Date(at.getTime() + 12 * 3_700_000);
    problemOf(await enter(link_token, pin), 'too-many-attempts');
    api.clock.now = at;
  });

  test('is out at once when the access is ended, and when its time is over', async () => {
    const at = api.clock.now;
    const { id } = await newRoute();
    const access = await newAccess(id);
    const { token } = (await enter(access.link_token, access.pin)).body;
    const walk = () => api.request('GET', `/v1/reading-routes/${id}/walk`, { key: token });
    expect((await walk()).status).toBe(200);
    api.clock.now = new Date(at.getTime() + 13 * 3_600_000);
    problemOf(await walk(), 'session-expired');
    api.clock.now = at;
    const revoke = () => api.request('POST', `/v1/reader-accesses/${access.id}/revocations`);
    expect((await revoke()).body).toMatchObject({ status: 'revoked' });
    expect((await revoke()).body).toMatchObject({ status: 'revoked' });
    problemOf(await walk(), 'session-revoked');
    problemOf(await enter(access.link_token, access.pin), 'session-revoked');
    problemOf(
      await api.request('POST', `/v1/reader-accesses/${access.id}/revocations`, { key: foreign.key }),
      'not-found',
    );
    const short = await newAccess(id, { expires_at: '2026-01-15T08:30:00.000Z' });
    const entered = (await enter(short.link_token, short.pin)).body;
    expect(entered.expires_at).toBe('2026-01-15T08:30:00.000Z');
    api.clock.now = new Date('2026-01-15T09:00:00.000Z');
    problemOf(await enter(short.link_token, short.pin), 'session-expired');
    api.clock.now = at;
    const ask = (body: object) => api.request('POST', `/v1/reading-routes/${id}/accesses`, { body });
    problemOf(await ask({ expires_at: '2026-01-01T00:00:00Z' }), 'rule-violated');
    problemOf(await ask({ expires_at: '2026-12-01T00:00:00Z' }), 'rule-violated');
    problemOf(await ask({ page_url: 'https://x.example/#y' }), 'validation-failed');
    const listed = await api.request<{ data: { id: string; status: string }[] }>(
      'GET',
      `/v1/reading-routes/${id}/accesses`,
    );
    expect(listed.body.data.map(({ status }) => status).toSorted()).toEqual(['open', 'revoked']);
    expect(JSON.stringify(listed.body)).not.toMatch(/rl_test|"pin"/);
  });
});
