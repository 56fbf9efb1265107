// Long because every attack is a line of one list against one server, and a list is read whole.
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODIES } from '../test/bodies.ts';
import { type Answer, problemOf, type RequestOptions, startTestApi, type TestApi } from '../test/harness.ts';
import { BRAND, buildWorld, PERSON, type World } from '../test/world.ts';
import { createApp } from './app.ts';
import type { Services } from './context.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import type { OperationId } from './rights.ts';

/* What somebody sends who means harm, or whose program is broken. Every answer is also checked against the contract. */

const renderer = createRenderer({ processes: 1 });
const logged: Parameters<Services['log']>[0][] = [];
let api: TestApi;
let own: World;
let foreign: World;

beforeAll(async () => {
  api = await startTestApi({ renderer, log: (event) => void logged.push(event) });
  own = await buildWorld(api, api.root);
  foreign = await buildWorld(api, await api.foreignAccount());
});
afterAll(async () => {
  expect(logged).toEqual([]);
  await api.close();
  await renderer.close();
});

const JSON_TYPE = { 'Content-Type': 'application/json' };
const bodyOf = (operation: OperationId) => BODIES[operation]?.(own) ?? {};
const post = (path: string, { headers = {}, ...options }: RequestOptions = {}): Promise<Answer> =>
  api.request('POST', path, { ...options, headers: { 'Idempotency-Key': crypto.randomUUID(), ...headers } });
const pointersOf = (answer: Answer, code: string) => problemOf(answer, code).errors.map(({ pointer }) => pointer);
const encodedInJson = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const telegram = (line: object) => JSON.stringify({ received_at: '2026-01-01T00:00:00Z', ...line });
const UNKNOWN = (serial: string) => `1444EE4D${serial}010478${'0C0642000000'}${'2F2F2F2F'}`;
const send = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  post('/v1/telegrams', { raw, headers: { 'Content-Type': 'application/x-ndjson', ...headers } });

describe('text that cannot be kept', () => {
  test.each([
    ['NUL', 'a\\u0000b'],
    ['half of a surrogate pair', 'a\\ud83db'],
    ['a control character', 'a\\u0007b'],
    ['a C1 control character', 'a\\u0085b'],
    ['what was not UTF-8', 'a\\ufffdb'],
  ])('%s is named wherever it stands', async (_, escaped) => {
    const label = await post('/v1/units', {
      raw: JSON.stringify({ ...bodyOf('createUnit'), label: 'X' }).replace('"X"', `"${escaped}"`),
      headers: JSON_TYPE,
    });
    expect(pointersOf(label, 'validation-failed')).toEqual(['/label']);
    const key = await post('/v1/units', {
      raw: JSON.stringify({ ...bodyOf('createUnit'), external_refs: { X: 'X' } }).replaceAll('"X"', `"${escaped}"`),
      headers: JSON_TYPE,
    });
    expect(pointersOf(key, 'validation-failed')).toHaveLength(1);
    const name = await post('/v1/customers', {
      raw: JSON.stringify({ kind: 'owner', person: { ...PERSON, name: 'X' } }).replace('"X"', `"${escaped}"`),
      headers: JSON_TYPE,
    });
    expect(pointersOf(name, 'validation-failed')).toEqual(['/person/name']);
    const line = telegram({ telegram_hex: UNKNOWN('71000001'), gateway: 'X' }).replace('"X"', `"${escaped}"`);
    expect((await send(line)).body).toMatchObject({ results: [{ verdict: 'malformed' }] });
  });

  test.each(['\u200b', '\u2060 \ufeff', '\u00ad', '\u3164', '\u2800', '\u{e0020}'])(
    'nothing but %j is no text, be it written out or escaped',
    async (reason) => {
      const escaped = encodedInJson(reason);
      const body = { billing_period_id: own.billing_period_id, reason: 'X' };
      for (const raw of [reason, escaped].map((text) => JSON.stringify(body).replace('"X"', `"${text}"`))) {
        const [finding] = problemOf(
          await post('/v1/billing-runs', { raw, headers: JSON_TYPE }),
          'validation-failed',
        ).errors;
        expect(finding).toMatchObject({ pointer: '/reason', code: 'invisible_text' });
      }
    },
  );

  test('what joins letters is text', async () => {
    const person = { ...PERSON, name: 'می\u200cخواهم 👩\u200d🚒' };
    expect((await post('/v1/customers', { body: { kind: 'owner', person } })).status).toBe(201);
  });

  test('a body in Latin-1 or UTF-16 is refused, not stored as question marks', async () => {
    const body = JSON.stringify({ ...bodyOf('createUnit'), label: 'Küche' });
    const latin = await post('/v1/units', { raw: new Uint8Array(Buffer.from(body, 'latin1')), headers: JSON_TYPE });
    expect(pointersOf(latin, 'validation-failed')).toEqual(['/label']);
    const wide = await post('/v1/units', { raw: new Uint8Array(Buffer.from(body, 'utf16le')), headers: JSON_TYPE });
    problemOf(wide, 'malformed-body');
  });

  test('NUL in a query or a path', async () => {
    expect(pointersOf(await api.request('GET', '/v1/audit-events?object_id=%00'), 'validation-failed')).toEqual([
      '/query/object_id',
    ]);
    expect((await api.request('GET', '/v1/audit-events?object_id=%ED%A0%80')).status).toBe(400);
    for (const id of ['unt_%00', '%E0%A4%A', `..%2funits%2f${own.unit_id}`, 'x'.repeat(100_000), "'%20or%201=1--"]) {
      expect([400, 404]).toContain((await api.request('GET', `/v1/units/${id}`)).status);
      const { status } = await post(`/v1/billing-runs/${id}/releases`, { body: {} });
      expect([400, 404]).toContain(status);
    }
  });

  test('line ends in a name: no second line on a letter, no second header in a mail', async () => {
    const brand = await post('/v1/brands', { body: { ...BRAND, is_default: false, name: 'A\r\nBcc: x@example.org' } });
    expect(pointersOf(brand, 'validation-failed')).toEqual(['/name']);
    const person = await post('/v1/customers', { body: { kind: 'owner', person: { ...PERSON, name: 'A\nB' } } });
    expect(pointersOf(person, 'validation-failed')).toEqual(['/person/name']);
  });
});

describe('bodies', () => {
  test.each([
    ['a million brackets', '['.repeat(900_000) + ']'.repeat(900_000)],
    ['a million brackets around NUL', `${'['.repeat(900_000)}"\\u0000"${']'.repeat(900_000)}`],
    ['a million brackets in a field', `{"label":${'['.repeat(900_000)}${']'.repeat(900_000)}}`],
    ['null', 'null'],
    ['nothing', ''],
    ['a number of 400 digits', '9'.repeat(400)],
  ])('%s', async (_, raw) => {
    const answer = await post('/v1/units', { raw, headers: JSON_TYPE });
    expect(answer.status).toBe(400);
    expect(answer.bytes.length).toBeLessThan(100_000_000 / 1_000);
  });

  test('a hundred thousand mistakes do not become an answer larger than the request', async () => {
    const body = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`field_${n}`, 1]));
    const answer = await post('/v1/units', { body });
    expect(problemOf(answer, 'validation-failed').errors).toHaveLength(100);
    expect(answer.bytes.length).toBeLessThan(50_000);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'content type %j is not read',
    async (type) => {
      const raw = JSON.stringify(bodyOf('createUnit'));
      problemOf(await post('/v1/units', { raw, headers: { 'Content-Type': type } }), 'unsupported-media-type');
    },
  );

  test('a field of the prototype is a field like any other', async () => {
    const raw = (inner: string) => `{"name":"x","role":"reader",${inner}}`;
    for (const inner of ['"__proto__":{"role":"admin"}', '"constructor":{}', '"toString":1'])
      expect((await post('/v1/api-keys', { raw: raw(inner), headers: JSON_TYPE })).status).toBe(400);
  });
});

describe('numbers and days', () => {
  test.each(['9007199254740993', `1${'0'.repeat(400)}`, '1.5', '"1"', '100000000001', '-100000000001', 'true', '[1]'])(
    'an amount of %s cents is refused',
    async (amount) => {
      const raw = JSON.stringify(bodyOf('createCostEntry')).replace('"amount_cents":100', `"amount_cents":${amount}`);
      const answer = await post('/v1/cost-entries', { raw, headers: JSON_TYPE });
      expect(new Set(pointersOf(answer, 'validation-failed'))).toEqual(new Set(['/amount_cents']));
    },
  );

  test.each(['9'.repeat(1000), '1e5', '-1', '٣', '1.', '.5', '+5', ' 5', '5\n', '', 'NaN', '0x10', '1,5'])(
    'an area of %j is refused',
    async (heating_area_m2) => {
      const answer = await post('/v1/units', { body: { ...bodyOf('createUnit'), heating_area_m2 } });
      expect(pointersOf(answer, 'validation-failed')).toEqual(['/heating_area_m2']);
    },
  );

  test.each([
    ['payment/iban', { payment: { iban: 'DE00120300000000202051', account_holder: 'x', due_on: '2023-09-30' } }],
    ['climate_factor', { climate_factor: '0.000' }],
  ])('right check digits, and a factor above zero: %s', async (place, settings) => {
    const body = { property_id: own.property_id, from: '2022-01-01', to: '2022-12-31', settings };
    const answer = await api.request('POST', '/v1/billing-periods', { body });
    expect(pointersOf(answer, 'validation-failed')).toEqual([`/settings/${place}`]);
  });

  test.each(['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2025-02-29', '2025-13-01', ''])(
    'the day %j is refused wherever a day can stand',
    async (day) => {
      const { property_id, measuring_point_id, document_id } = own;
      const answers = [
        await post('/v1/occupancies', { body: { ...bodyOf('createOccupancy'), from: day } }),
        await post('/v1/billing-periods', { body: { property_id, from: day, to: day } }),
        await post('/v1/fuel-deliveries', { body: { ...bodyOf('createFuelDelivery'), day } }),
        await post('/v1/cost-entries', { body: { ...bodyOf('createCostEntry'), day } }),
        await post(`/v1/measuring-points/${measuring_point_id}/installations`, {
          body: { ...bodyOf('installDevice'), from: day },
        }),
        await post(`/v1/measuring-points/${measuring_point_id}/exchanges`, {
          body: { ...bodyOf('exchangeDevice'), on: day },
        }),
        await post('/v1/deliveries', { body: { document_id, channel: 'portal', consent_given_on: day } }),
        await api.request('GET', `/v1/readings?from=${day}`),
        await api.request('GET', `/v1/law/parameters?on=${day}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    },
  );

  test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2025-02-30T00:00:00Z'])(
    'the instant %s is refused wherever one can stand',
    async (at) => {
      expect((await post('/v1/readings', { body: { ...bodyOf('createReading'), read_at: at } })).status).toBe(400);
      const key = { name: 'x', role: 'reader', expires_at: at };
      expect((await post('/v1/api-keys', { body: key })).status).toBe(400);
      const line = telegram({ telegram_hex: UNKNOWN('71000002'), received_at: at });
      expect((await send(line)).body).toMatchObject({ results: [{ verdict: 'malformed' }] });
    },
  );

  test('the leap day and a period of one day are days like any other', async () => {
    const { property_id } = own;
    const body = { property_id, from: '2024-02-29', to: '2024-02-29' };
    expect((await post('/v1/billing-periods', { body })).status).toBe(201);
  });

  test.each(['0', '-1', '+1', '99999999999999999999', '1e400', '1e0', '0x1', 'NaN', '1.5', '1.0', '%201', '1%0A', '١'])(
    'a version or a limit of %s is refused',
    async (number) => {
      const version = await api.request('GET', `/v1/statements/${own.statement_id}/versions/${number}`);
      expect(new Set(pointersOf(version, 'validation-failed'))).toEqual(new Set(['/param/version']));
      const limit = await api.request('GET', `/v1/statements?limit=${number}`);
      expect(new Set(pointersOf(limit, 'validation-failed'))).toEqual(new Set(['/query/limit']));
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'LIMIT', 'limit%20', 'limit[]', 'a/b~c'])(
    'a query that asks %j is refused, not read over',
    async (name) => {
      const pointer = `/query/${decodeURIComponent(name).replace('~', '~0').replace('/', '~1')}`;
      const answer = await api.request('GET', `/v1/statements?limit=1&${name}=1`);
      expect(pointersOf(answer, 'validation-failed')).toEqual([pointer]);
    },
  );
});

test.each(['/v1/telegrams', '/v1/reading-files', '/v1/gateway-pushes', '/v1/reading-routes/{}/photos', '/v1/units'])(
  'sixty who send to %s a byte at a time keep nobody else waiting',
  async (path) => {
    const app = createApp(api.services);
    const open: ReadableStreamDefaultController[] = [];
    const headers = { Authorization: `Bearer ${own.key}`, 'Content-Type': 'text/csv', 'Content-Length': '60000' };
    const slow = Array.from({ length: 60 }, () => {
      const body = new ReadableStream({ start: (controller) => void open.push(controller) });
      const query = path.endsWith('photos') ? `?client_id=${crypto.randomUUID()}` : '';
      return app.request(path.replace('{}', own.reading_route_id) + query, {
        method: 'POST',
        body,
        headers,
        duplex: 'half',
      } as RequestInit);
    });
    await new Promise((done) => setTimeout(done, 50));
    expect((await api.request('GET', '/v1/devices?limit=1')).status).toBe(200);
    for (const controller of open) controller.close();
    await Promise.all(slow);
  },
);

describe('telegrams', () => {
  test('ten million lines are counted, not read', async () => {
    problemOf(await send('{}\n'.repeat(10_000_000)), 'body-too-large');
  });

  test('10,001 lines and 40 MB are too much, 10,000 broken ones get a verdict each', async () => {
    problemOf(await send('{}\n'.repeat(10_001)), 'body-too-large');
    problemOf(await send(new Uint8Array(40 * 1024 * 1024)), 'body-too-large');
    const { body } = await send('{}\n'.repeat(10_000));
    expect(body).toMatchObject({ counts: { malformed: 10_000 } });
  });

  test('a line with a thousand unknown fields gets a short verdict', async () => {
    const line = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, 1]));
    expect((await send(JSON.stringify(line))).bytes.length).toBeLessThan(2_000);
  });

  test('CRLF and a byte order mark are read over; half a line is named', async () => {
    const whole = telegram({ telegram_hex: UNKNOWN('71000003') });
    const { body } = await send(`\ufeff${whole}\r\n\r\n${whole.slice(0, 30)}`);
    expect(body).toMatchObject({
      results: [
        { line: 1, verdict: 'unknown_device' },
        { line: 3, verdict: 'malformed' },
      ],
    });
  });

  test.each([
    ['Content-Encoding', 'br'],
    ['Content-Encoding', 'gzip, gzip'],
    ['Content-Type', 'application/x-ndjson; charset=iso-8859-1'],
    ['Content-Type', 'application/x-ndjson; charset="utf-16"'],
    ['Content-Type', 'application/json'],
  ])('%s: %s is not read', async (name, value) => {
    problemOf(await send('{}', { [name]: value }), 'unsupported-media-type');
  });

  test('no body, and a body that is not UTF-8', async () => {
    problemOf(await post('/v1/telegrams', { headers: { 'Content-Type': 'application/x-ndjson' } }), 'malformed-body');
    const line = telegram({ telegram_hex: UNKNOWN('71000004'), gateway: 'Küche' });
    expect((await send(new Uint8Array(Buffer.from(line, 'latin1')))).body).toMatchObject({
      results: [{ verdict: 'malformed' }],
    });
  });
});

describe('methods', () => {
  test('OPTIONS is a preflight: it tells no one anything, and asks nobody who he is', async () => {
    const { status, bytes, headers } = await api.request('OPTIONS', `/v1/units/${own.unit_id}`, { key: null });
    expect({ status, length: bytes.length }).toEqual({ status: 204, length: 0 });
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  test.each(['PUT', 'DELETE', 'PROPFIND'])('%s where it is not offered', async (method) => {
    expect((await api.request(method, `/v1/units/${own.unit_id}`)).status).toBe(404);
    expect((await api.request(method, `/v1/units/${own.unit_id}`, { key: null })).status).toBe(401);
  });

  test('a header or a field cannot turn a POST into a DELETE', async () => {
    const path = `/v1/cost-entries/${own.cost_entry_id}`;
    for (const name of ['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method'])
      expect((await post(path, { headers: { [name]: 'DELETE', 'If-Match': '"1"' } })).status).toBe(404);
    expect((await post(`${path}?_method=DELETE`)).status).toBe(404);
    expect((await api.request('GET', path)).status).toBe(200);
  });

  test('HEAD on a document proves no opening, GET does', async () => {
    const path = `/v1/documents/${own.document_id}/content`;
    const opened = async () => (await api.db.inspect("select from evidence_entries where type = 'opened'")).length;
    const before = await opened();
    const { status, bytes } = await api.request('HEAD', path, { key: own.occupant_token });
    expect({ status, length: bytes.length, opened: await opened() }).toEqual({
      status: 200,
      length: 0,
      opened: before,
    });
    await api.request('GET', path, { key: own.occupant_token });
    expect(await opened()).toBe(before + 1);
  });
});

describe('keys and tokens', () => {
  test('a stored answer is not shown to a key of another role', async () => {
    const again = { body: { name: 'second', role: 'admin' }, headers: { 'Idempotency-Key': 'make-an-admin' } };
    const first = await post('/v1/api-keys', again);
    expect(first.body.secret).toBeTypeOf('string');
    for (const role of ['reader', 'gateway', 'clerk', 'manager'] as const) {
      const key = await api.keyOf(role as 'reader').catch(() => null);
      if (key === null) continue;
      const { body } = await post('/v1/api-keys', { ...again, key });
      expect(JSON.stringify(body)).not.toContain('km_test_sk_');
    }
    expect((await post('/v1/api-keys', again)).body).toEqual(first.body);
  });

  test('a key in the query string or a cookie is no key', async () => {
    const path = `/v1/units?key=${own.key}&api_key=${own.key}&access_token=${own.key}`;
    problemOf(await api.request('GET', path, { key: null, headers: { Cookie: `key=${own.key}` } }), 'unauthenticated');
    const basic = `Basic ${btoa(`${own.key}:`)}`;
    problemOf(
      await api.request('GET', '/v1/units', { key: null, headers: { Authorization: basic } }),
      'unauthenticated',
    );
  });

  test('a key turned to the other mode or another account is refused', async () => {
    for (const key of [own.key.replace('km_test_', 'km_live_'), own.key.replace(/_sk_.{32}/, foreign.key.slice(7, 43))])
      problemOf(await api.request('GET', '/v1/units', { key }), 'unauthenticated');
  });

  test('tokens that are forged, changed, expired or meant for something else', async () => {
    const secret = await api.services.vault.derive('occupant-token');
    const issued = Math.floor(api.clock.now.getTime() / 1000);
    const good = { acc: own.account_id, live: false, sub: own.occupancy_id, aud: 'occupant' };
    const sign = (claims: object, header: object = {}, key: Parameters<SignJWT['sign']>[0] = secret) =>
      new SignJWT({ exp: issued + 600, ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header })
        .sign(key);
    const [head = '', claims = '', signature = ''] = own.occupant_token.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
    const tokens = {
      'alg none': new UnsecuredJWT({ ...good, exp: issued + 600 }).encode(),
      'alg none, signature kept': `${encode({ alg: 'none', typ: 'JWT' })}.${claims}.${signature}`,
      'alg HS512': await sign(good, { alg: 'HS512' }, new Uint8Array(64)),
      'no signature': `${head}.${claims}.`,
      'foreign occupancy inside': `${head}.${encode({ ...decoded, sub: foreign.occupancy_id })}.${signature}`,
      'foreign account inside': `${head}.${encode({ ...decoded, acc: foreign.account_id })}.${signature}`,
      'empty key': await sign(good, {}, new Uint8Array(32)),
      'kid names a file': await sign(good, { kid: '../../../../dev/null' }, new Uint8Array(32)),
      'kid as SQL': await sign(good, { kid: "' union select 'x" }, new TextEncoder().encode('x'.repeat(32))),
      'key in the header': await sign(good, { jwk: { kty: 'oct', k: 'AAAA' } }, new Uint8Array(32)),
      'other audience': await sign({ ...good, aud: 'admin' }),
      'no audience': await sign({ ...good, aud: undefined }),
      'other type': await sign(good, { typ: 'at+jwt' }),
      expired: await sign({ ...good, exp: issued - 1 }),
      'no expiry': await sign({ ...good, exp: undefined }),
      'not yet valid': await sign({ ...good, nbf: issued + 60 }),
      'account of another shape': await sign({ ...good, acc: [own.account_id] }),
      'mode as text': await sign({ ...good, live: 'false' }),
      'no subject': await sign({ ...good, sub: undefined }),
    };
    for (const [name, key] of Object.entries(tokens)) {
      const { status, body } = await api.request('GET', '/v1/documents', { key });
      expect({ name, status, code: body.code }).toEqual({ name, status: 401, code: 'unauthenticated' });
    }
    expect((await api.request('GET', '/v1/documents', { key: await sign(good) })).status).toBe(200);
  });

  test('a token that mixes an account with an occupancy of another sees nothing', async () => {
    const issued = Math.floor(api.clock.now.getTime() / 1000);
    const key = await new SignJWT({ acc: own.account_id, live: false })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(foreign.occupancy_id)
      .setAudience('occupant')
      .setExpirationTime(issued + 60)
      .sign(await api.services.vault.derive('occupant-token'));
    expect((await api.request('GET', '/v1/documents', { key })).body.data).toEqual([]);
    for (const id of [own.document_id, foreign.document_id])
      expect((await api.request('GET', `/v1/documents/${id}/content`, { key })).status).toBe(404);
  });

  test('an occupant token names no product, and lasts ten minutes', async () => {
    const parts = own.occupant_token.split('.').slice(0, 2);
    const [head, claims] = parts.map((part) => Buffer.from(part, 'base64url').toString());
    expect(`${head}${claims}`).not.toMatch(/klar|km_/i);
    const later = new Date(api.clock.now.getTime() + 600_000);
    const before = api.clock.now;
    api.clock.now = later;
    const { status } = await api.request('GET', '/v1/documents', { key: own.occupant_token });
    api.clock.now = before;
    expect(status).toBe(401);
  });
});

describe('brands', () => {
  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'http://x.example/\r\nBcc: y@example.org',
    'https://x.example/a b',
    'https://x.example/"><script>',
  ])('the portal %j is no address to link to', async (portal_url) => {
    const answer = await post('/v1/brands', { body: { ...BRAND, is_default: false, portal_url } });
    expect(pointersOf(answer, 'validation-failed')).toContain('/portal_url');
  });

  const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`;
  test.each([
    ['a handler behind a slash', svg('<rect/onload=alert(1)>')],
    ['a handler behind a quote', svg('<rect x="1"onload="alert(1)"/>')],
    ['a link without quotes', svg('<use href=https://x.example/y />')],
    ['a link in references', svg('<use href="&#104;ttps://x.example/y"/>')],
    ['an escape in a style', svg('<rect style="fill:u\\72l(https://x.example/y)"/>')],
    ['ten thousand groups inside each other', svg('<g>'.repeat(9_000) + '</g>'.repeat(9_000))],
    ['drawings that repeat each other', svg('<g id="a"/><g id="b"><use href="#a"/><use href="#a"/></g>'.repeat(20))],
  ])('a logo with %s is refused', async (_, logo_svg) => {
    const answer = await post('/v1/brands', { body: { ...BRAND, is_default: false, logo_svg } });
    expect(pointersOf(answer, 'rule-violated')).toEqual(['/logo_svg']);
  });
});

describe('what leaves the house', () => {
  test('the log of a failed query says neither its values nor the words of the server about them', async () => {
    const planted = 'Planted-Name-4711';
    const events: string[] = [];
    const broken = await startTestApi({ log: (event) => void events.push(JSON.stringify(event)) });
    await broken.db.inspect('alter table units add constraint never check (label is null)');
    const world = BODIES.createUnit?.(own) ?? {};
    const customer = await broken.request<{ id: string }>('POST', '/v1/customers', {
      body: { kind: 'owner', person: { ...PERSON, name: planted } },
    });
    const property = await broken.request<{ id: string }>('POST', '/v1/properties', {
      body: { ...bodyOf('createProperty'), customer_id: customer.body.id },
    });
    const answer = await broken.request('POST', '/v1/units', {
      body: { ...world, property_id: property.body.id, label: planted },
    });
    expect(answer.status).toBe(500);
    expect(events).toHaveLength(1);
    expect(events[0]).toContain('database error 23514 never');
    for (const text of [events.join(), JSON.stringify(answer.body)]) {
      expect(text).not.toContain(planted);
      expect(text).not.toContain('Failed query');
      expect(text).not.toContain(broken.root.key);
    }
    await broken.close();
  });

  test('no document and no header names the product', async () => {
    const pdf = await api.request('GET', `/v1/documents/${own.document_id}/content`, { key: own.key });
    const words = `${Buffer.from(pdf.bytes).toString('latin1')}${JSON.stringify([...pdf.headers])}`;
    expect(words).toContain('%PDF');
    expect(words).not.toMatch(/klar ?meter/i);
    for (const path of ['/v1/documents', '/v1/nowhere', '/problems/not-found', '/healthz', '/readyz']) {
      const { headers, bytes } = await api.request('GET', path);
      expect(JSON.stringify([...headers]) + new TextDecoder().decode(bytes)).not.toMatch(/klar ?meter/i);
    }
  });
});
