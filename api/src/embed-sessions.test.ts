import { createLocalJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_COMPONENTS, askAs, createSession, OVERVIEWS, sessionFor, tenantOf } from '../test/embed.ts';
import { type Answer, problemOf, startTestApi, type TestApi } from '../test/harness.ts';
import { BRAND, buildWorld, PERSON, PORTAL, type World } from '../test/world.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import { forgetWhatIsOver } from './jobs/forgetting.ts';

/* What a page of somebody else's may and may not see: every way to ask for more is tried with a real token. */

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let own: World;
let foreign: World;

beforeAll(async () => {
  api = await startTestApi({ renderer });
  own = await buildWorld(api, api.root);
  foreign = await buildWorld(api, await api.foreignAccount());
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const create = (body: Record<string, unknown>, key = own.key) => createSession(api, key, body);
const sessionOf = (body: Record<string, unknown>, key = own.key) => sessionFor(api, key, body);
const ask = (token: string, path: string, origin?: string | null) => askAs(api, token, path, origin);

/** Moves the clock of the API, and back. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { now } = api.clock;
  api.clock.now = new Date(now.getTime() + ms);
  try {
    return await work();
  } finally {
    api.clock.now = now;
  }
}

describe('a session', () => {
  test('is answered with brand, end and token, and is what its own page may look at', async () => {
    const answer = await create({ subject: tenantOf(own), locale: 'en' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { id, token, ...said } = answer.body;
    expect(said).toMatchObject({ locale: 'en', expires_at: '2026-01-15T08:10:00.000Z', brand: { name: BRAND.name } });
    const mine = await ask(token, `/v1/embed-sessions/${id}`);
    expect(mine.body).toEqual({ id, ...said });
    const other = await sessionOf({ subject: tenantOf(own) });
    expect((await ask(token, `/v1/embed-sessions/${other.id}`)).status).toBe(404);
    expect((await ask(token, '/v1/embed-sessions')).body.data).toHaveLength(1);
  });

  test('is signed by a key that everybody can fetch, under names that say nothing of us', async () => {
    const { token } = await sessionOf({ subject: tenantOf(own) });
    const jwks = await api.request<{ keys: Record<string, unknown>[] }>('GET', '/.well-known/jwks.json', { key: null });
    expect(jwks.body.keys).toHaveLength(3);
    expect(jwks.body.keys.every((key) => key.d === undefined && key.kty === 'OKP')).toBe(true);
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks.body as never), { currentDate: api.clock.now });
    expect(payload).toMatchObject({ iss: 'embed', aud: 'embed', acc: own.account_id, live: false, origins: [PORTAL] });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
    // By their case: the digits of an id may spell "ada".
    expect(JSON.stringify(payload)).not.toMatch(/[Kk]larmeter|Ada|Muster/);
  });

  test('is signed by a new key after thirty days, which was published thirty days before', async () => {
    const { token } = await sessionOf({ subject: tenantOf(own) });
    const published = await api.request<{ keys: { kid: string }[] }>('GET', '/.well-known/jwks.json', { key: null });
    await later(30 * 86_400_000, async () => {
      const { kid } = decodeProtectedHeader((await sessionOf({ subject: tenantOf(own) })).token);
      expect(kid).not.toBe(decodeProtectedHeader(token).kid);
      expect(published.body.keys.map((key) => key.kid)).toContain(kid);
    });
  });

  test('shows the brand that is named, else the customer’s, else the default', async () => {
    const made = async (name: string) =>
      (await api.request<{ id: string }>('POST', '/v1/brands', { body: { ...BRAND, name, is_default: false } })).body
        .id;
    const [second, third] = [await made('Zweite Marke'), await made('Dritte Marke')];
    expect((await sessionOf({ subject: tenantOf(own) })).brand.name).toBe(BRAND.name);
    const customer = await api.request('GET', `/v1/customers/${own.customer_id}`);
    await api.request('PATCH', `/v1/customers/${own.customer_id}`, {
      body: { brand_id: second },
      headers: { 'If-Match': customer.headers.get('etag') ?? '', 'Content-Type': 'application/merge-patch+json' },
    });
    expect((await sessionOf({ subject: tenantOf(own) })).brand.name).toBe('Zweite Marke');
    expect((await sessionOf({ subject: tenantOf(own), brand: third })).brand.name).toBe('Dritte Marke');
  });

  test('keeps the look it was made with while the brand changes', async () => {
    const session = await sessionOf({ subject: tenantOf(own), brand: own.brand_id });
    const brand = await api.request('GET', `/v1/brands/${own.brand_id}`);
    await api.request('PATCH', `/v1/brands/${own.brand_id}`, {
      body: { name: 'Umbenannt' },
      headers: { 'If-Match': brand.headers.get('etag') ?? '', 'Content-Type': 'application/merge-patch+json' },
    });
    const look = await ask(session.token, `/v1/embed-sessions/${session.id}`);
    expect(look.body).toMatchObject({ brand: { name: BRAND.name, version: 1 } });
    const listed = await api.request<{ data: { id: string; brand: { name: string } }[] }>(
      'GET',
      '/v1/embed-sessions?limit=100',
    );
    expect(listed.body.data.find(({ id }) => id === session.id)?.brand.name).toBe(BRAND.name);
  });

  test('is forgotten a day after its end, and its audit row stays', async () => {
    const { id } = await sessionOf({ subject: tenantOf(own) });
    const forget = (now: string) =>
      forgetWhatIsOver(api.services.database, new Date(now), (error) => {
        throw error;
      });
    await forget('2026-01-16T08:10:00Z');
    expect((await api.request('GET', `/v1/embed-sessions/${id}`)).status).toBe(200);
    await forget('2026-01-16T08:10:01Z');
    expect((await api.request('GET', `/v1/embed-sessions/${id}`)).status).toBe(404);
    const trail = await api.request<{ data: { action: string }[] }>('GET', `/v1/audit-events?object_id=${id}`);
    expect(trail.body.data.map(({ action }) => action)).toEqual(['embed_session.created']);
  });
});

describe('refused, with the reason', () => {
  test.each([
    ['without Origin', null, 403, 'origin-not-allowed'],
    ['from another origin', 'https://evil.example', 403, 'origin-not-allowed'],
    ['from another port', 'https://portal.example:8443', 403, 'origin-not-allowed'],
    ['from a sandboxed frame', 'null', 403, 'origin-not-allowed'],
  ])('%s', async (_, origin, status, code) => {
    const { token } = await sessionOf({ subject: tenantOf(own) });
    const answer = await ask(token, OVERVIEWS, origin);
    expect(answer.status).toBe(status);
    problemOf(answer, code);
    // The page must be able to read why.
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('expired', async () => {
    const { token } = await sessionOf({ subject: tenantOf(own) });
    await later(599_000, async () => expect((await ask(token, OVERVIEWS)).status).toBe(200));
    await later(600_000, async () => problemOf(await ask(token, OVERVIEWS), 'session-expired'));
  });

  test('revoked, at once and for good', async () => {
    const { id, token } = await sessionOf({ subject: tenantOf(own) });
    const path = `/v1/embed-sessions/${id}/revocations`;
    const ended = await api.request<{ revoked_at: string }>('POST', path);
    expect(ended.body.revoked_at).toBe('2026-01-15T08:00:00.000Z');
    expect((await later(1_000, () => api.request<{ revoked_at: string }>('POST', path))).body).toEqual(ended.body);
    problemOf(await ask(token, OVERVIEWS), 'session-revoked');
  });

  test('tampered: every part, and every trick with the header', async () => {
    const { token } = await sessionOf({ subject: tenantOf(own) });
    const [head = '', body = '', signature = ''] = token.split('.');
    const json = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = json(body);
    const { publicKey, privateKey } = await generateKeyPair('Ed25519', { extractable: true });
    const mine = new SignJWT(payload).setProtectedHeader({ ...json(head), jwk: await exportJWK(publicKey) });
    const jwks = await api.request<{ keys: { kid: string; x: string }[] }>('GET', '/.well-known/jwks.json', {
      key: null,
    });
    const secret = Buffer.from(jwks.body.keys.find(({ kid }) => kid === json(head).kid)?.x ?? '', 'base64url');
    const forged = [
      `${head}.${part({ ...payload, subject: tenantOf(foreign) })}.${signature}`,
      `${head}.${part({ ...payload, acc: foreign.account_id })}.${signature}`,
      `${head}.${part({ ...payload, live: true })}.${signature}`,
      `${head}.${part({ ...payload, origins: ['https://evil.example', PORTAL] })}.${signature}`,
      `${head}.${part({ ...payload, exp: payload.exp + 600 })}.${signature}`,
      `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${head}.${body}.`,
      `${part({ ...json(head), alg: 'none' })}.${body}.`,
      `${part({ ...json(head), kid: '../../etc/passwd' })}.${body}.${signature}`,
      `${part({ ...json(head), typ: 'JWT' })}.${body}.${signature}`,
      `${head}.${body}`,
      await mine.sign(privateKey),
      await new SignJWT(payload).setProtectedHeader({ ...json(head), alg: 'HS256' }).sign(secret),
    ];
    for (const each of forged) problemOf(await ask(each, OVERVIEWS), 'unauthenticated');
  });

  test('a token of another installation', async () => {
    const other = await startTestApi();
    const { token } = await sessionOf({ subject: tenantOf(own) });
    const answer = await other.request('GET', OVERVIEWS, { key: token, headers: { Origin: PORTAL } });
    problemOf(answer, 'unauthenticated');
    await other.close();
  });

  test('components that the session does not show', async () => {
    const reads = {
      statement_list: OVERVIEWS,
      consumption_chart: '/v1/consumptions?interval=month',
      delivery_proof: '/v1/deliveries',
    } as const;
    for (const shown of Object.keys(reads)) {
      const { token } = await sessionOf({ subject: tenantOf(own), components: { [shown]: {} } });
      for (const [name, path] of Object.entries(reads))
        expect({ shown, name, status: (await ask(token, path)).status }).toEqual({
          shown,
          name,
          status: name === shown ? 200 : 403,
        });
    }
  });

  test('everything that no component shows, for every role', async () => {
    const subjects = [
      tenantOf(own),
      { role: 'manager', customer_id: own.customer_id },
      { role: 'reader', property_id: own.property_id },
    ];
    const paths = ['api-keys', 'brands', 'customers', 'properties', 'units', 'occupancies', 'devices', 'readings'];
    const more = ['telegrams', 'billing-runs', 'billing-periods', 'statements', 'audit-events', 'releases', 'accounts'];
    for (const subject of subjects) {
      const components =
        subject.role === 'reader' ? { consumption_chart: {} } : { ...ALL_COMPONENTS, delivery_proof: {} };
      const { token } = await sessionOf({ subject, components });
      for (const path of [...paths, ...more])
        expect({ path, status: (await ask(token, `/v1/${path}`)).status }).toEqual({ path, status: 403 });
      const post = await api.request('POST', '/v1/embed-sessions', {
        key: token,
        headers: { Origin: PORTAL },
        body: { subject, components, allowed_origins: [PORTAL] },
      });
      expect(post.status).toBe(403);
    }
  });
});

describe('what cannot be asked for', () => {
  const finding = (answer: Answer<unknown>) =>
    (answer.body as { errors: { pointer: string; code: string }[] }).errors.map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );

  test.each([
    ['http on another machine', ['http://portal.example']],
    ['a path', ['https://portal.example/']],
    ['a wildcard', ['https://*.example']],
    ['none', []],
    ['null', ['null']],
  ])('origins: %s', async (_, allowed_origins) => {
    const answer = await create({ subject: tenantOf(own), allowed_origins });
    problemOf(answer, 'validation-failed');
    expect(finding(answer)[0]).toMatch(/^\/allowed_origins/);
  });

  test('http on this machine is for trying out', async () => {
    expect((await create({ subject: tenantOf(own), allowed_origins: ['http://127.0.0.1:8788'] })).status).toBe(201);
  });

  test('no component, an unknown one, an unknown subject', async () => {
    problemOf(await create({ subject: tenantOf(own), components: {} }), 'validation-failed');
    problemOf(await create({ subject: tenantOf(own), components: { everything: {} } }), 'validation-failed');
    problemOf(await create({ subject: { role: 'admin' } }), 'validation-failed');
  });

  test('whatever belongs to another account is unknown', async () => {
    const { occupancy_id, customer_id, property_id, brand_id } = foreign;
    expect(
      finding(await create({ subject: { role: 'tenant', occupancy_ids: [own.occupancy_id, occupancy_id] } })),
    ).toEqual(['/subject/occupancy_ids/1 unknown_reference']);
    expect(finding(await create({ subject: { role: 'manager', customer_id } }))).toEqual([
      '/subject/customer_id unknown_reference',
    ]);
    const components = { consumption_chart: {} };
    expect(finding(await create({ subject: { role: 'reader', property_id }, components }))).toEqual([
      '/subject/property_id unknown_reference',
    ]);
    expect(finding(await create({ subject: tenantOf(own), brand: brand_id }))).toEqual(['/brand unknown_reference']);
  });

  test('all that is wrong is said at once', async () => {
    const answer = await create({ subject: { role: 'reader', property_id: own.property_id } });
    problemOf(answer, 'rule-violated');
    expect(finding(answer)).toEqual([
      '/components/statement_list not_for_this_role',
      '/components/delivery_proof not_for_this_role',
      '/components/delivery_proof/features/acknowledgement not_for_this_role',
    ]);
  });

  test('a session for an empty flat, for houses of two customers, or without a brand', async () => {
    const post = async (path: string, body: unknown, key = own.key) =>
      (await api.request<{ id: string }>('POST', path, { key, body })).body.id;
    const customer_id = await post('/v1/customers', { kind: 'owner', person: PERSON });
    const property_id = await post('/v1/properties', {
      customer_id,
      number: '0000025-5',
      street: 'Am Markt 17',
      postal_code: '79100',
      city: 'Freiburg',
      plant: { energy: 'natural_gas' },
      keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
    });
    const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
    const unit_id = await post('/v1/units', { property_id, number: 1, label: 'Wohnung 1', ...area });
    const vacancy = await post('/v1/occupancies', { unit_id, number: '1-0', from: '2024-01-01', vacant: true });
    const answer = await create({ subject: { role: 'tenant', occupancy_ids: [own.occupancy_id, vacancy] } });
    expect(finding(answer)).toEqual(['/subject/occupancy_ids/1 vacant', '/subject/occupancy_ids/1 other_customer']);

    const { key } = await api.foreignAccount();
    const bare = await post('/v1/customers', { kind: 'owner', person: PERSON }, key);
    const without = await create(
      { subject: { role: 'manager', customer_id: bare }, components: { statement_list: {} } },
      key,
    );
    expect(finding(without)).toEqual(['/brand brand_missing']);
  });
});

test('a preflight answers any origin, without credentials, before it knows a token', async () => {
  const answer = await api.request('OPTIONS', OVERVIEWS, {
    key: null,
    headers: {
      Origin: 'https://anybody.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization,api-version',
    },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  expect(answer.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
});
