import { gunzipSync } from 'node:zlib';
import { HttpResponse, http } from 'msw';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { OPERATIONS, type Operations } from '../test/document.ts';
import { BASE, KEY, testClient, wire } from '../test/harness.ts';
import { buildClient } from './client.ts';
import { KlarMeterUsageError } from './problem.ts';
import type { ClientOf } from './types.ts';

const server = wire();

describe('what goes over the wire', () => {
  test('path and query are encoded; lists by comma or repeated, as the document says', async () => {
    let asked = '';
    server.use(
      http.get(`${BASE}/v1/units`, ({ request }) => {
        asked = new URL(request.url).search;
        return HttpResponse.json({ data: [], has_more: false, next_cursor: null });
      }),
    );
    await testClient().client.listUnits({ query: { expand: ['a.b', 'c'], status: ['x', 'y&z'] } });
    expect(asked).toBe('?expand=a.b%2Cc&status=x&status=y%26z');
  });

  test('a path parameter cannot leave its segment', async () => {
    let asked = '';
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        asked = new URL(request.url).pathname;
        return HttpResponse.json({ id: 'x' });
      }),
    );
    await testClient().client.getUnit({ path: { unit_id: '../a/b?c' } });
    expect(asked).toBe('/v1/units/..%2Fa%2Fb%3Fc');
  });

  test('key, version, account, ETag and own headers', async () => {
    const seen: Record<string, string | null> = {};
    server.use(
      http.patch(`${BASE}/v1/units/u1`, async ({ request }) => {
        for (const name of [
          'authorization',
          'api-version',
          'if-match',
          'content-type',
          'accept',
          'prefer',
          'idempotency-key',
        ]) {
          seen[name] = request.headers.get(name);
        }
        return HttpResponse.json(await request.json(), { headers: { etag: '"8"', 'request-id': 'req_9' } });
      }),
    );
    const { client } = testClient({ apiVersion: '2026-11-21' });
    const answer = await client.raw.updateUnit(
      { path: { unit_id: 'u1' }, body: { id: 'neu' } },
      { ifMatch: '"7"', headers: { prefer: 'wait=10' } },
    );
    expect(seen).toEqual({
      authorization: `Bearer ${KEY}`,
      'api-version': '2026-11-21',
      'if-match': '"7"',
      'content-type': 'application/merge-patch+json',
      accept: 'application/json, application/problem+json',
      prefer: 'wait=10',
      'idempotency-key': null,
    });
    expect(answer).toMatchObject({ data: { id: 'neu' }, status: 200, requestId: 'req_9', etag: '"8"' });
  });

  test('each POST gets a key of its own, unless the caller names one', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(`${BASE}/v1/units`, ({ request }) => {
        keys.push(request.headers.get('idempotency-key'));
        return HttpResponse.json({ id: 'u1' }, { status: 201 });
      }),
    );
    const { client } = testClient();
    await client.createUnit({ body: { id: 'u1' } });
    await client.createUnit({ body: { id: 'u1' } });
    await client.createUnit({ body: { id: 'u1' } }, { idempotencyKey: 'mine' });
    expect(keys).toEqual(['made-key-1', 'made-key-2', 'mine']);
  });
});

describe('what comes back', () => {
  test('a PDF as bytes', async () => {
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]);
    server.use(
      http.get(
        `${BASE}/v1/documents/d1/content`,
        () => new HttpResponse(bytes, { headers: { 'content-type': 'application/pdf' } }),
      ),
    );
    expect(await testClient().client.getDocumentContent({ path: { document_id: 'd1' } })).toEqual(bytes);
  });

  test('NDJSON rows, sent and received', async () => {
    let received = '';
    server.use(
      http.post(`${BASE}/v1/telegrams`, async ({ request }) => {
        received = await request.text();
        return new HttpResponse('{"verdict":"stored"}\n{"verdict":"duplicate"}\n', {
          headers: { 'content-type': 'application/x-ndjson' },
        });
      }),
    );
    const rows = await testClient().client.ingestTelegrams({ body: [{ raw: 'aa' }, { raw: 'bb' }] });
    expect(received).toBe('{"raw":"aa"}\n{"raw":"bb"}\n');
    expect(rows).toEqual([{ verdict: 'stored' }, { verdict: 'duplicate' }]);
  });

  test('a packed body is gzip and says so, the same bytes at every attempt; only where it is taken', async () => {
    const seen: { encoding: string | null; bytes: string; text: string }[] = [];
    server.use(
      http.post(`${BASE}/v1/telegrams`, async ({ request }) => {
        const bytes = new Uint8Array(await request.arrayBuffer());
        const encoding = request.headers.get('content-encoding');
        seen.push({ encoding, bytes: String(bytes), text: gunzipSync(bytes).toString() });
        return new HttpResponse(null, { status: seen.length === 1 ? 503 : 204 });
      }),
    );
    const { client } = testClient();
    await client.ingestTelegrams({ body: [{ raw: 'aa' }, { raw: 'bb' }] }, { gzip: true });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]).toMatchObject({ encoding: 'gzip', text: '{"raw":"aa"}\n{"raw":"bb"}\n' });
    await expect(client.createUnit({ body: { id: 'u1' } }, { gzip: true })).rejects.toThrow(KlarMeterUsageError);
  });

  test('nothing, where there is nothing: 204 and 304', async () => {
    server.use(
      http.delete(`${BASE}/v1/units/u1`, () => new HttpResponse(null, { status: 204 })),
      http.get(`${BASE}/v1/units/u1`, () => new HttpResponse(null, { status: 304 })),
    );
    const { client } = testClient();
    expect(await client.deleteUnit({ path: { unit_id: 'u1' } })).toBeUndefined();
    expect(await client.raw.getUnit({ path: { unit_id: 'u1' } }, { ifNoneMatch: '"1"' })).toMatchObject({
      status: 304,
      data: undefined,
    });
  });
});

describe('keys', () => {
  test('a refused token is fetched anew once, also for a request that is not repeated otherwise', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.delete(`${BASE}/v1/units/u1`, ({ request }) => {
        seen.push(request.headers.get('authorization'));
        return new HttpResponse(null, { status: seen.length === 1 ? 401 : 204 });
      }),
    );
    const rejected: (string | undefined)[] = [];
    const { client } = testClient({
      apiKey: async (why) => {
        rejected.push(why.rejected);
        return `token-${rejected.length}`;
      },
    });
    await client.deleteUnit({ path: { unit_id: 'u1' } });
    expect(seen).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(rejected).toEqual([undefined, 'token-1']);
  });

  test('a token that stays refused is a 401 and no endless loop', async () => {
    let asked = 0;
    server.use(
      http.get(`${BASE}/v1/units/u1`, () => {
        asked += 1;
        return new HttpResponse(null, { status: 401 });
      }),
    );
    await expect(
      testClient({ apiKey: () => 'token' }).client.getUnit({ path: { unit_id: 'u1' } }),
    ).rejects.toMatchObject({ status: 401 });
    expect(asked).toBe(2);
  });

  test.each([
    ['a page', { document: {} }],
    ['a web worker', { navigator: { userAgent: 'Mozilla/5.0 (X11)' } }],
  ])('a secret key is refused in %s, a token is not', (_, globals) => {
    const before = Object.getOwnPropertyDescriptors(globalThis);
    const names = Object.keys(globals) as (keyof typeof globals)[];
    for (const name of names) Object.defineProperty(globalThis, name, { value: globals[name], configurable: true });
    try {
      for (const key of ['km_live_sk_x', 'km_test_sk_x', 'km_live_rk_x'])
        expect(() => testClient({ apiKey: key })).toThrow(KlarMeterUsageError);
      expect(() => testClient({ apiKey: 'km_live_pk_x' })).not.toThrow();
      expect(() => testClient({ apiKey: 'eyJhbGciOi' })).not.toThrow();
    } finally {
      for (const name of names) {
        const descriptor = before[name];
        if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, descriptor);
      }
    }
  });

  test.each(['', 'km live', 'km\nx'])('%j is no key', (apiKey) => {
    expect(() => testClient({ apiKey })).toThrow(KlarMeterUsageError);
  });

  test('a forgotten address is said at once', () => {
    // As from JavaScript, where nobody checks.
    expect(() => Reflect.apply(testClient, undefined, [{ baseUrl: undefined }])).toThrow(KlarMeterUsageError);
  });
});

test.each([
  [
    'an empty path parameter',
    (c: ClientOf<Operations>) => c.getUnit({ path: { unit_id: '' } }),
    'path.unit_id is missing',
  ],
  [
    'a query parameter nobody knows',
    (c: ClientOf<Operations>) => c.listUnits({ query: { stauts: 'x' } as object }),
    'query.stauts is unknown',
  ],
  [
    'a content type nobody reads',
    (c: ClientOf<Operations>) => c.createUnit({ body: { id: 'x' } }, { contentType: 'text/csv' }),
    'takes application/json',
  ],
])('%s is refused before anything is sent', async (_, ask, message) => {
  await expect(ask(testClient().client)).rejects.toThrow(message);
});

test('hooks see every attempt and never the key', async () => {
  let asked = 0;
  server.use(
    http.get(`${BASE}/v1/units/u1`, () => {
      asked += 1;
      return asked === 1
        ? new HttpResponse(null, { status: 503 })
        : HttpResponse.json({ id: 'u1' }, { headers: { 'request-id': 'req_2' } });
    }),
  );
  const notes: unknown[] = [];
  const { client } = testClient({
    onRequest: ({ attempt }) => notes.push(['request', attempt]),
    onResponse: ({ status, requestId }) => notes.push(['response', status, requestId]),
    onRetry: (note) => notes.push(['retry', note.delayMs, JSON.stringify(note).includes(KEY)]),
  });
  await client.getUnit({ path: { unit_id: 'u1' } });
  expect(notes).toEqual([
    ['request', 1],
    ['response', 503, undefined],
    ['retry', 500, false],
    ['request', 2],
    ['response', 200, 'req_2'],
  ]);
});

test('the types are those of the document', () => {
  type C = ClientOf<Operations>;
  expectTypeOf<Awaited<ReturnType<C['getUnit']>>>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<Awaited<ReturnType<C['deleteUnit']>>>().toEqualTypeOf<undefined>();
  expectTypeOf<Awaited<ReturnType<C['getDocumentContent']>>>().toEqualTypeOf<Uint8Array>();
  expectTypeOf<keyof C['iterate']>().toEqualTypeOf<'listUnits'>();
  const { client } = testClient();
  const wrong = [
    // @ts-expect-error the path is needed
    () => client.getUnit(),
    // @ts-expect-error the body has another shape
    () => client.createUnit({ body: { name: 'x' } }),
    // @ts-expect-error a list of something else
    () => client.iterate.getUnit({ path: { unit_id: 'x' } }),
  ];
  expect(wrong).toHaveLength(3);
  expect(Object.keys(buildClient(OPERATIONS, { baseUrl: BASE, apiKey: KEY }))).toContain('raw');
});
