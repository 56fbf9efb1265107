import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../test/harness.ts';
import { fitting, nearly, type Schema, wild } from '../test/schema-arbitrary.ts';
import { buildWorld, PORTAL, type World } from '../test/world.ts';
import { createRenderer } from './delivery/render/renderer.ts';
import { openApiDocument } from './openapi.ts';

/*
 * Requests made from the contract: valid, nearly valid and wildly wrong. No answer may be a mistake of ours, be missing
 * in the contract, or fail to come; the harness checks status and body of each. KLARMETER_FUZZ is the number of
 * requests, KLARMETER_SEED repeats a run.
 */

const COUNT = Number(process.env.KLARMETER_FUZZ ?? 1_500);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
/** One request may take this long on a machine that has other things to do, ms. */
const PATIENCE = 10_000;

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly body: Schema | null;
  readonly mediaType: string | null;
}

interface Draft {
  readonly operation: Operation;
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
  readonly spelling: 'plain' | 'twice' | 'cut' | 'pretty';
  readonly type: string | null;
  readonly idempotencyKey: string | null;
  readonly ifMatch: string | null;
  readonly caller: 'own' | 'foreign' | 'occupant' | 'session' | 'reader' | 'nobody' | 'garbage';
}

const document = openApiDocument() as unknown as {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
};
interface RawOperation {
  readonly operationId: string;
  readonly parameters?: Operation['parameters'];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}
const { schemas } = document.components;
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
    const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? [null, null];
    return { operationId, method: method.toUpperCase(), path, parameters, body: media?.schema ?? null, mediaType };
  }),
);

const values = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: fitting(schema, schemas) },
    { weight: 3, arbitrary: nearly(schema, schemas) },
    { weight: 1, arbitrary: wild },
  );

const bodies = ({ body, mediaType }: Operation): fc.Arbitrary<unknown> => {
  if (body === null) return fc.oneof(fc.constant(undefined), wild);
  if (mediaType === 'application/json') return values(body);
  const line = fc.record({
    telegram_hex: fc.oneof(
      fc.stringMatching(/^[0-9A-F]{2,60}$/),
      fc.constant('1444EE4D99999999010478' + '0C0642000000' + '2F2F2F2F'),
    ),
    received_at: fc.constantFrom('2026-01-01T00:00:00Z', '2300-01-01T00:00:00Z', 'now'),
  });
  return fc.array(fc.oneof({ weight: 3, arbitrary: line }, wild), { maxLength: 5 });
};

const parametersOf = (operation: Operation, place: string) =>
  fc.record(
    Object.fromEntries(
      operation.parameters.filter((each) => each.in === place).map(({ name, schema }) => [name, values(schema)]),
    ),
    place === 'query' ? { requiredKeys: [] } : {},
  );

const drafts: fc.Arbitrary<Draft> = fc.constantFrom(...operations).chain((operation) =>
  fc.record({
    operation: fc.constant(operation),
    path: parametersOf(operation, 'path'),
    query: parametersOf(operation, 'query'),
    body: bodies(operation),
    spelling: fc.constantFrom('plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'pretty', 'twice', 'cut'),
    type: fc.oneof(
      { weight: 12, arbitrary: fc.constant(operation.mediaType) },
      fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'application/xml', '', null),
    ),
    idempotencyKey: fc.oneof(
      { weight: 6, arbitrary: fc.uuid() },
      fc.constantFrom('again', 'x'.repeat(255), 'x'.repeat(256), 'a b', 'ü', '', null),
    ),
    ifMatch: fc.constantFrom('"1"', '"1"', '"2"', '*', 'W/"1"', '1', '"'.padEnd(65, '1'), '', null),
    caller: fc.constantFrom(
      'own',
      'own',
      'own',
      'own',
      'own',
      'own',
      'foreign',
      'occupant',
      'session',
      'reader',
      'nobody',
      'garbage',
    ),
  } as const),
);

const renderer = createRenderer({ processes: 1 });
let api: TestApi;
let worlds: { own: World; foreign: World };
let keys: Record<Draft['caller'], string | null>;
/** Ids by prefix, the foreign ones among them; what requests create is added. */
const known = new Map<string, string[]>();
const problems: string[] = [];

beforeAll(async () => {
  api = await startTestApi({ renderer, log: ({ message }) => void problems.push(message) });
  worlds = { own: await buildWorld(api, api.root), foreign: await buildWorld(api, await api.foreignAccount()) };
  const { own, foreign } = worlds;
  keys = {
    own: own.key,
    foreign: foreign.key,
    occupant: own.occupant_token,
    session: own.embed_token,
    reader: await api.keyOf('reader'),
    nobody: null,
    garbage: `${own.key.slice(0, -1)}!`,
  };
  for (const world of [own, foreign])
    for (const id of Object.values(world as unknown as Record<string, string>)) learn(id);
});
afterAll(async () => {
  await api.close();
  await renderer.close();
});

function learn(id: unknown): void {
  const prefix = /^([a-z]{3})_[0-9a-f]{32}$/.exec(String(id))?.[1];
  if (prefix === undefined) return;
  known.set(prefix, [...new Set([...(known.get(prefix) ?? []), String(id)])].slice(0, 40));
}

/** Puts the ids of the world where a draft only says which. */
const bound = (text: string) =>
  text.replace(/@([a-z]{3}):(\d)/g, (_, prefix: string, n: string) => {
    const ids = known.get(prefix) ?? [];
    return ids[Number(n) % ids.length] ?? `${prefix}_${'0'.repeat(32)}`;
  });

const inUrl = (value: unknown) => encodeURIComponent(String(textOf(value)).toWellFormed().slice(0, 5_000));
const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function spelled({ body, spelling, operation }: Draft): string | undefined {
  if (body === undefined) return undefined;
  if (operation.mediaType === 'application/x-ndjson' && Array.isArray(body))
    return body.map((line) => JSON.stringify(line)).join('\n');
  const text = JSON.stringify(body, null, spelling === 'pretty' ? 2 : 0) ?? '';
  if (spelling === 'cut') return text.slice(0, Math.floor(text.length / 2));
  return spelling === 'twice' ? text.replace(/^\{("[^"]*"):/, '{$1:null,$1:') : text;
}

async function ask(draft: Draft) {
  const { operation, path, query, type, idempotencyKey, ifMatch, caller } = draft;
  const search = Object.entries(query).map(([name, value]) => `${name}=${inUrl(value)}`);
  const address = bound(operation.path.replace(/\{([a-z_]+)\}/g, (_, name: string) => decodeless(inUrl(path[name]))));
  const raw = ['GET', 'DELETE'].includes(operation.method) ? undefined : spelled(draft);
  const latin = (value: string | null) => (value === null || /[^\x20-\xff]/.test(value) ? null : value);
  const headers = {
    Origin: PORTAL,
    ...(raw === undefined || type === null ? {} : { 'Content-Type': type }),
    ...(latin(idempotencyKey) === null ? {} : { 'Idempotency-Key': idempotencyKey ?? '' }),
    ...(ifMatch === null ? {} : { 'If-Match': ifMatch }),
  };
  const url = search.length === 0 ? address : `${address}?${bound(search.map(decodeless).join('&'))}`;
  const options = { key: keys[caller], headers, ...(raw === undefined ? {} : { raw: bound(raw) }) };
  const started = performance.now();
  const answer = await api.request(operation.method, url, options);
  learn((answer.body as { id?: unknown } | undefined)?.id);
  return { status: answer.status, ms: performance.now() - started, url, options };
}

/** Placeholders survive encoding. */
const decodeless = (text: string) => text.replace(/%40([a-z]{3})%3A(\d)/g, '@$1:$2');

test(
  `${COUNT} requests made from the contract, seed ${SEED}`,
  async () => {
    const counts = new Map<number, number>();
    const times: number[] = [];
    const reached = new Set<string>();
    for (const [n, draft] of fc.sample(drafts, { numRuns: COUNT, seed: SEED }).entries()) {
      const told = () =>
        `request ${n} of seed ${SEED}: ${draft.operation.operationId} ${JSON.stringify({ ...draft, operation: undefined }).slice(0, 2_000)}`;
      const asked = await ask(draft).catch((error: Error) => {
        throw new Error(`${told()}\n${error.message}`);
      });
      if (asked.status >= 500 || asked.ms > PATIENCE)
        throw new Error(`${told()}\nanswered ${asked.status} after ${asked.ms} ms: ${problems.at(-1)}`);
      counts.set(asked.status, (counts.get(asked.status) ?? 0) + 1);
      times.push(asked.ms);
      if (asked.status < 300) reached.add(draft.operation.operationId);
    }
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
    const shown = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.info(`fuzz: seed ${SEED}, ${COUNT} requests, ${shown.join(', ')}; p99 ${p99.toFixed(0)} ms`);
    expect(problems).toEqual([]);
    // Requests that are all refused at the door would prove nothing; some seven for each operation reach a third of them.
    if (COUNT >= 1_000) expect(reached.size).toBeGreaterThan(operations.length / 3);
  },
  60_000 + COUNT * 100,
);
