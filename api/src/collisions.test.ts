import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODIES } from '../test/bodies.ts';
import { type Answer, startTestApi, type TestApi } from '../test/harness.ts';
import { buildWorld, type World } from '../test/world.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import { openApiDocument } from './openapi.ts';
import type { OperationId } from './rights.ts';

/* Everybody at once: one key fifty times on every POST, and 32 writers on one object. */

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let own: World;
beforeAll(async () => {
  api = await startTestApi({ renderer });
  own = await buildWorld(api, api.root);
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

const document = openApiDocument() as unknown as {
  paths: Record<string, Record<string, { operationId: OperationId }>>;
};
const operationsOf = (method: string) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    methods[method] === undefined ? [] : [[methods[method].operationId, path] as const],
  );
const addressOf = (path: string) =>
  path.replace(/\{([a-z_]+)\}/g, (_, name: string) =>
    name === 'version' ? '1' : ((own as unknown as Record<string, string>)[name] ?? ''),
  );

/** Questions that are asked by POST. */
const CHANGE_NOTHING: readonly OperationId[] = [
  'simulateBillingRun',
  'simulateCycleChange',
  'previewReadingFile',
  'checkDeviceReuse',
];

describe('fifty with one key are one', () => {
  test.each(operationsOf('post'))('%s', async (id, path) => {
    const lines = id === 'ingestTelegrams';
    const body = BODIES[id]?.(own);
    const raw = lines ? '{}\n' : body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      'Idempotency-Key': crypto.randomUUID(),
      ...(raw === undefined ? {} : { 'Content-Type': lines ? 'application/x-ndjson' : 'application/json' }),
    };
    const key = id === 'acknowledgeDelivery' ? own.occupant_token : own.key;
    const effects = async () =>
      Number((await api.db.inspect<{ n: string }>('select count(*) as n from audit_events'))[0]?.n);
    const before = await effects();
    const once = () => api.request('POST', addressOf(path), { key, headers, ...(raw === undefined ? {} : { raw }) });
    const answers = await Promise.all(Array.from({ length: 50 }, once));
    const done = answers.filter(({ status }) => status < 300);
    const text = ({ bytes }: Answer) => new TextDecoder().decode(bytes);
    // What the state of the house forbids is forbidden to all fifty, and leaves nothing.
    if (done.length === 0) {
      expect(await effects()).toBe(before);
      return;
    }
    expect(new Set(done.map(text)).size).toBe(1);
    expect(done.filter(({ headers: sent }) => !sent.has('idempotency-replayed'))).toHaveLength(1);
    for (const answer of answers) expect([200, 201, 202, 409]).toContain(answer.status);
    const after = await effects();
    if (CHANGE_NOTHING.includes(id)) expect(after).toBe(before);
    else expect(after).toBeGreaterThan(before);
    expect((await once()).headers.get('idempotency-replayed')).toBe('true');
    expect(await effects()).toBe(after);
  });
});

describe('of 32 writers who read the same version one writes', () => {
  test.each(operationsOf('patch'))('%s', async (id, path) => {
    const address = addressOf(path);
    const { headers } = await api.request('GET', address, { key: own.key });
    const tag = headers.get('etag') ?? '';
    const write = () =>
      api.request('PATCH', address, { key: own.key, body: BODIES[id]?.(own), headers: { 'If-Match': tag } });
    const answers = await Promise.all(Array.from({ length: 32 }, write));
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(answers, ({ status }) => status)).map(([status, those]) => [status, those?.length]),
    );
    // Billed inputs are frozen for all of them alike.
    if (counts[409] === 32) return;
    expect(counts).toEqual({ 200: 1, 412: 31 });
    const after = await api.request('GET', address, { key: own.key });
    expect(Number.parseInt(after.headers.get('etag')?.slice(1) ?? '', 10)).toBe(Number.parseInt(tag.slice(1), 10) + 1);
  });

  test('32 who read again after each refusal all get through, and no change is lost', async () => {
    const path = `/v1/units/${own.unit_id}`;
    const first = await api.request<{ version: number }>('GET', path, { key: own.key });
    const writer = async (n: number) => {
      for (;;) {
        const read = await api.request<{ external_refs: Record<string, string> }>('GET', path, { key: own.key });
        const body = { external_refs: { ...read.body.external_refs, [`w${n}`]: String(n) } };
        const tag = { 'If-Match': read.headers.get('etag') ?? '' };
        if ((await api.request('PATCH', path, { key: own.key, body, headers: tag })).status === 200) return;
      }
    };
    await Promise.all(Array.from({ length: 32 }, (_, n) => writer(n)));
    const { body } = await api.request<{ version: number; external_refs: object }>('GET', path, { key: own.key });
    expect(body.version).toBe(first.body.version + 32);
    expect(Object.keys(body.external_refs)).toHaveLength(32);
  });
});
