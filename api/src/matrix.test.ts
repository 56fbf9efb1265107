import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODIES } from '../test/bodies.ts';
import { type Answer, startTestApi, type TestApi } from '../test/harness.ts';
import { buildWorld, PORTAL, type World } from '../test/world.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import { openApiDocument } from './openapi.ts';
import type { ProblemBody } from './problem.ts';
import { OPERATION_RIGHTS, type OperationId, type Right, ROLES, type Role } from './rights.ts';

/*
 * Every operation of the contract, for every role, with foreign ids in every place where an id can stand. A new
 * operation without a row in test/bodies.ts fails here.
 */

interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly path: string;
  readonly hasBody: boolean;
  readonly jsonBody: boolean;
  readonly query: readonly string[];
}

const document = openApiDocument() as unknown as {
  paths: Record<
    string,
    Record<
      string,
      { operationId: OperationId; parameters?: { in: string; name: string }[]; requestBody?: { content: object } }
    >
  >;
};
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => ({
    id: operationId,
    method: method.toUpperCase(),
    path,
    hasBody: requestBody !== undefined,
    jsonBody: requestBody !== undefined && 'application/json' in requestBody.content,
    query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  })),
);

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

const ID = /\{([a-z_]+)\}/g;
const idsOf = (path: string) =>
  [...path.matchAll(ID)].map(([, name]) => name ?? '').filter((name) => name !== 'version');

function pathOf({ path }: Operation, world: World, replaced: Record<string, string> = {}): string {
  return path.replace(ID, (_, name: string) => {
    if (name === 'version') return '1';
    const id = replaced[name] ?? (world as unknown as Record<string, string>)[name];
    if (id === undefined) throw new Error(`the world has no ${name}`);
    return id;
  });
}

/** A key of the role, or a token: an embed session that shows everything the role may. */
async function credentialOf(role: Role): Promise<string> {
  if (role === 'occupant') return own.occupant_token;
  if (role === 'reader_link') return (await newAccess()).link_token;
  if (role === 'route_reader') {
    const { link_token: key, pin } = await newAccess();
    return (await api.request<{ token: string }>('POST', '/v1/reader-sessions', { key, body: { pin } })).body.token;
  }
  const subject = SUBJECTS[role];
  if (subject === undefined) return api.keyOf(role);
  const shown = role === 'reader_session' ? {} : { statement_list: {}, self_reading: {} };
  const features = role === 'tenant_session' ? { features: { acknowledgement: true } } : {};
  const proof = role === 'reader_session' ? {} : { delivery_proof: features };
  const answer = await api.request<{ token: string }>('POST', '/v1/embed-sessions', {
    body: {
      subject: subject(own),
      components: { consumption_chart: {}, ...shown, ...proof },
      allowed_origins: [PORTAL],
    },
  });
  return answer.body.token;
}

/** Of its own: every wrong PIN counts, and other rows close the route and end the access of the world. */
async function newAccess(): Promise<{ link_token: string; pin: string }> {
  const body = BODIES.createReadingRoute?.(own);
  const route = await api.request<{ id: string }>('POST', '/v1/reading-routes', { body });
  return (
    await api.request<{ link_token: string; pin: string }>('POST', `/v1/reading-routes/${route.body.id}/accesses`, {
      body: {},
    })
  ).body;
}

/** What no key may do. */
const OF_OCCUPANTS: readonly OperationId[] = ['acknowledgeDelivery', 'createSelfReading'];

const SUBJECTS: Partial<Record<Role, (world: World) => object>> = {
  tenant_session: ({ occupancy_id }) => ({ role: 'tenant', occupancy_ids: [occupancy_id] }),
  manager_session: ({ customer_id }) => ({ role: 'manager', customer_id }),
  reader_session: ({ property_id }) => ({ role: 'reader', property_id }),
};

/** Another id of the same kind that belongs to nobody. */
const unknown = (id: string) => `${id.slice(0, 4)}${'0'.repeat(32)}`;

async function call(
  operation: Operation,
  key: string | null,
  options: { path?: string; body?: unknown; ifMatch?: string | null } = {},
): Promise<Answer> {
  const { path = pathOf(operation, own), body = BODIES[operation.id]?.(own), ifMatch = '"999"' } = options;
  return api.request(operation.method, withRequired(operation.id, path), {
    key,
    ...(operation.hasBody && operation.jsonBody ? { body } : {}),
    ...(operation.hasBody && !operation.jsonBody ? { raw: '{}\n' } : {}),
    headers: {
      // Sessions ask from the page they were made for; keys do not care.
      Origin: PORTAL,
      ...(operation.method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
      ...(ifMatch !== null && ['PATCH', 'DELETE'].includes(operation.method) ? { 'If-Match': ifMatch } : {}),
      ...(operation.hasBody && !operation.jsonBody ? { 'Content-Type': 'application/x-ndjson' } : {}),
    },
  });
}

/** What a query cannot do without. */
const REQUIRED: Partial<Record<OperationId, () => Record<string, string>>> = {
  listCalibrationExpiries: () => ({ property_id: own.property_id }),
  listVerificationNotices: () => ({ property_id: own.property_id }),
  listBatteryForecasts: () => ({ property_id: own.property_id }),
  createReadingPhoto: () => ({ client_id: '3f2b8c1e-8a44-4c0e-9a53-5f0c1f6f2a10' }),
  listClimateFactors: () => ({ postcode: '10115' }),
  listLawParameters: () => ({ on: '2025-01-01' }),
  listMonthlyInformationDuties: () => ({ property_id: own.property_id, month: '2025-12' }),
};

function withRequired(id: OperationId, path: string): string {
  const [at = path, asked = ''] = path.split('?');
  const query = new URLSearchParams({ ...REQUIRED[id]?.(), ...Object.fromEntries(new URLSearchParams(asked)) });
  return query.size === 0 ? at : `${at}?${query}`;
}

/** What a caller can learn from a problem, apart from the id it sent itself. */
const learned = ({ body }: Answer, id: string) => {
  const { request_id: _, instance: __, ...rest } = body as unknown as ProblemBody;
  return JSON.stringify(rest).replaceAll(id, '…');
};

test('the contract, the table of rights and the bodies have the same operations', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(OPERATION_RIGHTS).sort());
  expect(
    operations
      .filter(({ jsonBody }) => jsonBody)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(BODIES).sort());
});

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  test('is refused without a key, and with a live key finds nothing of the test mode', async () => {
    expect((await call(operation, null)).status).toBe(401);
    if (idsOf(operation.path).length === 0) return;
    const live = await api.keyOf('admin', { livemode: true });
    if (id === 'getAccount') return;
    expect([403, 404]).toContain((await call(operation, live)).status);
  });

  test.each(Object.keys(ROLES) as Role[])('role %s: the right decides, and nothing else', async (role) => {
    const key = await credentialOf(role);
    // An id of nobody: whoever may, gets past the right and changes nothing.
    const ids = Object.fromEntries(
      idsOf(operation.path).map((name) => [name, unknown((own as unknown as Record<string, string>)[name] ?? '')]),
    );
    const body = JSON.parse(JSON.stringify(BODIES[id]?.(own) ?? {}), (_, value: unknown) =>
      typeof value === 'string' && /^[a-z]{3}_[0-9a-f]{32}$/.test(value) ? unknown(value) : value,
    ) as unknown;
    const { status } = await call(operation, key, { path: pathOf(operation, own, ids), body });
    const may = (ROLES[role] as readonly Right[]).includes(OPERATION_RIGHTS[id]);
    expect({ role, status: status === 403 }).toEqual({ role, status: !may });
  });

  test('a foreign id in the path answers like an unknown one', async () => {
    const names = idsOf(operation.path);
    if (names.length === 0) return;
    const key = OF_OCCUPANTS.includes(id) ? own.occupant_token : own.key;
    for (const name of names) {
      const theirs = (foreign as unknown as Record<string, string>)[name] ?? '';
      // A child account is visible to the account above it.
      if (id === 'getAccount') continue;
      const nobody = unknown(theirs);
      const a = await call(operation, key, { path: pathOf(operation, own, { [name]: theirs }) });
      const b = await call(operation, key, { path: pathOf(operation, own, { [name]: nobody }) });
      expect({ name, status: a.status }).toEqual({ name, status: 404 });
      expect(learned(a, theirs)).toBe(learned(b, nobody));
    }
  });

  test('a foreign id in the body is refused like an unknown one, and an unknown field is named', async () => {
    if (!operation.jsonBody) return;
    const key = OF_OCCUPANTS.includes(id) ? own.occupant_token : own.key;
    const body = BODIES[id]?.(own) ?? {};
    const theirs = BODIES[id]?.(foreign) ?? {};
    for (const [field, value] of Object.entries(theirs)) {
      const text = JSON.stringify(value);
      const foreignId = /[a-z]{3}_[0-9a-f]{32}/.exec(text)?.[0];
      if (foreignId === undefined) continue;
      const nobody = unknown(foreignId);
      const tag = operation.method === 'PATCH' ? await etag(operation) : null;
      const a = await call(operation, key, { body: { ...body, [field]: value }, ifMatch: tag });
      const b = await call(operation, key, {
        body: { ...body, [field]: JSON.parse(text.replaceAll(foreignId, nobody)) },
        ifMatch: tag,
      });
      expect({ field, status: [404, 422].includes(a.status) }).toEqual({ field, status: true });
      expect(learned(a, foreignId)).toBe(learned(b, nobody));
    }
    const { status, body: problem } = await call(operation, key, { body: { ...body, not_a_field: 1 } });
    expect(status).toBe(400);
    expect((problem as unknown as ProblemBody).errors.map(({ pointer }) => pointer)).toContain('/not_a_field');
  });

  test('a foreign id in the query finds nothing; what the query does not know is named, with all else', async () => {
    for (const name of operation.query.filter((each) => each.endsWith('_id'))) {
      const theirs = (foreign as unknown as Record<string, string>)[name];
      if (theirs === undefined) continue;
      const { body } = await call(operation, own.key, { path: `${pathOf(operation, own)}?${name}=${theirs}` });
      expect({ name, data: body.data }).toEqual({ name, data: [] });
    }
    const limit = operation.query.includes('limit') ? 'limit=0&' : '';
    const path = `${pathOf(operation, own)}?${limit}propertyid=${own.property_id}`;
    const { status, body } = await call(operation, own.key, { path });
    expect(status).toBe(400);
    expect((body as unknown as ProblemBody).errors.map(({ pointer }) => pointer)).toEqual([
      ...(limit === '' ? [] : ['/query/limit']),
      '/query/propertyid',
    ]);
  });

  test('a body of three megabytes, broken JSON and a reused key are answered', async () => {
    if (operation.method === 'POST') {
      const headers = {
        'Idempotency-Key': crypto.randomUUID(),
        ...(operation.jsonBody ? {} : { 'Content-Type': 'application/x-ndjson' }),
      };
      const key = OF_OCCUPANTS.includes(id) ? own.occupant_token : own.key;
      const first = await api.request('POST', pathOf(operation, own), {
        key,
        headers,
        ...(operation.jsonBody ? { body: BODIES[id]?.(own) } : { raw: '{}\n' }),
      });
      if (first.status < 300) {
        const other = operation.jsonBody
          ? { raw: '{"other":1}', headers: { ...headers, 'Content-Type': 'application/json' } }
          : { raw: '{"a":1}\n', headers };
        expect((await api.request('POST', pathOf(operation, own), { key, ...other })).status).toBe(422);
      }
    }
    if (operation.method === 'GET' || operation.method === 'DELETE') return;
    const json = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'If-Match': '"1"' };
    const large = await api.request(operation.method, pathOf(operation, own), {
      key: own.key,
      raw: new Uint8Array(3 * 1024 * 1024),
      headers: json,
    });
    const takesLarge = ['ingestTelegrams', 'createReadingPhoto', 'receiveReadingFile', 'pushGatewayPayload'];
    if (!takesLarge.includes(id)) expect(large.status).toBe(413);
    if (!operation.jsonBody) return;
    const text = await api.request(operation.method, pathOf(operation, own), {
      key: own.key,
      raw: 'name=Kassel',
      headers: { ...json, 'Content-Type': 'text/plain', 'Idempotency-Key': crypto.randomUUID() },
    });
    expect(text.status).toBe(415);
    const broken = await api.request(operation.method, pathOf(operation, own), {
      key: own.key,
      raw: '{',
      headers: json,
    });
    expect(broken.status).toBe(400);
  });

  test('a version of the API that is not there is refused', async () => {
    const answer = await api.request(operation.method, pathOf(operation, own), {
      key: own.key,
      headers: { 'Api-Version': '2020-01-01' },
    });
    expect(answer.status).toBe(400);
  });

  test('whoever holds what is answered is told so, without it', async () => {
    if (operation.method !== 'GET') return;
    const get = (held: string | null) =>
      api.request('GET', withRequired(id, pathOf(operation, own)), {
        key: own.key,
        headers: held === null ? {} : { 'If-None-Match': held },
      });
    const first = await get(null);
    const tag = first.headers.get('etag');
    if (tag === null) return;
    const again = await get(`"0-0000000000000000", ${tag}`);
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, undefined, tag]);
    expect((await get(`"${first.body.version}"`)).status).toBe(200);
  });

  test('a change needs If-Match, and a stale one is refused', async () => {
    if (!['PATCH', 'DELETE'].includes(operation.method)) return;
    expect((await call(operation, own.key, { ifMatch: null })).status).toBe(428);
    expect((await call(operation, own.key, { ifMatch: '"999"' })).status).toBe(412);
  });
});

async function etag({ path }: Operation): Promise<string> {
  const url = path.replace(ID, (_, name: string) => (own as unknown as Record<string, string>)[name] ?? '');
  return (await api.request('GET', url, { key: own.key })).headers.get('etag') ?? '';
}
