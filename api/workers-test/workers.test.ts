import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Client, createClient } from '@klarmeter/sdk';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUSE_2022 } from '../../examples/sample-houses/house-2022.ts';
import { loadHouse } from '../../examples/sample-houses/load-house.ts';
import { until, type WalkedPeriod, walkPeriod } from '../../examples/sample-houses/walk-house.ts';
import { buildAll, WORKER_ASSETS } from '../../scripts/build.ts';
import { startMailSink } from '../../scripts/demo/mail-sink.ts';
import { type PostgresServer, startPostgres } from '../test/postgres-server.ts';
import { createClosers, type Program, startProgram } from './program.ts';
import { type Bundle, bundleWorker, startWorker } from './wrangler.ts';

/*
 * What `wrangler deploy` would upload, in workerd: in front of a real PostgreSQL, beside the Node process that does the
 * jobs. The tests run outside and see what a caller sees, so they need none of the Workers test runner, which would tie
 * this folder to an older vitest.
 */

const run = promisify(execFile);
const NODE = join(import.meta.dirname, '../src/node.ts');
const VERIFY = join(import.meta.dirname, '../../engine/cli/verify.ts');
/** What the Worker connects as: it may act as whoever asks the app and nothing else, and its connections can be told apart. */
const ROLE = 'edge';

const closers = createClosers();
let folder: string;
let server: PostgresServer;
let db: postgres.Sql;
let bundle: Bundle;
let node: Program;
let worker: Program;
let adminKey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workers-'));
  closers.add(() => rm(folder, { recursive: true, force: true }));
  const masterKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');

  const startNode = async () => {
    server = await startPostgres(['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
    closers.add(() => server.stop());
    db = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
    closers.add(() => db.end());
    const sink = await startMailSink(join(folder, 'mail'));
    closers.add(() => sink.stop());
    const { DATABASE_URL: _, ...env } = process.env;
    node = await startProgram(
      [NODE],
      {
        ...env,
        PORT: '0',
        DATABASE_URL: server.url('postgres'),
        KLARMETER_DATA: join(folder, 'data'),
        KLARMETER_MASTER_KEY: masterKey,
        SMTP_URL: sink.url,
      },
      { address: /Serving at (\S+),/, closers },
    );
    adminKey = JSON.parse(await readFile(join(folder, 'data/first-keys.json'), 'utf8')).test;
    await db.unsafe(
      `create role ${ROLE} login noinherit password 'edge' in role km_app, km_tenant, km_manager, km_reader`,
    );
  };
  const makeBundle = async () => {
    await buildAll();
    return bundleWorker(folder);
  };
  const [made, started] = await Promise.allSettled([makeBundle(), startNode()]);
  if (made.status === 'rejected') throw made.reason;
  if (started.status === 'rejected') throw started.reason;
  bundle = made.value;
  const url = new URL(server.url('postgres'));
  Object.assign(url, { username: ROLE, password: 'edge' });
  worker = await startWorker(folder, { file: bundle.file, databaseUrl: url.href, masterKey }, closers);
}, 120_000);

afterAll(() => closers.closeAll(), 60_000);

const clientOf = (baseUrl: string, apiKey: string) => createClient({ baseUrl, apiKey, maxRetries: 0 });
const get = async (base: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(new URL(path, base), { headers });
  const { status } = response;
  return { status, header: (name: string) => response.headers.get(name), text: await response.text() };
};

describe('the bundle', () => {
  test('holds nothing that only Node has', () => {
    const packages = new Set(
      bundle.modules.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1]),
    );
    for (const needed of ['hono', 'postgres', 'drizzle-orm']) expect(packages).toContain(needed);
    const only = [
      'pg-boss',
      'pg',
      'pino',
      'nodemailer',
      'smtp-server',
      'ssh2',
      'postal-mime',
      '@electric-sql/pglite',
      '@hono/node-server',
    ];
    for (const name of [...only, '@myriaddreamin/typst-ts-node-compiler', '@scalar/api-reference'])
      expect(packages).not.toContain(name);
    expect(
      bundle.modules.filter((path) => /^api\/src\/(node|jobs\/queue|delivery\/render|db\/pglite)/.test(path)),
    ).toEqual([]);
    // These the runtime has by itself (nodejs_compat); files, processes and sockets of Node are not among them.
    expect(bundle.fromRuntime).toEqual([
      'cloudflare:sockets',
      'node:async_hooks',
      'node:buffer',
      'node:crypto',
      'node:events',
      'node:stream',
    ]);
  });

  test('is far below what Workers take: 3 MB packed on every plan', () => {
    expect(bundle.gzipKib).toBeGreaterThan(100);
    expect(bundle.gzipKib).toBeLessThan(1_024);
  });
});

describe('the walk, through the Worker', () => {
  let client: Client;
  let key: string;
  let walked: WalkedPeriod;

  test('from a key over telegrams to statements that are delivered', { timeout: 60_000 }, async () => {
    const account = await clientOf(worker.url, adminKey).createAccount({ body: { name: 'Hausverwaltung am Rand' } });
    const made = await clientOf(worker.url, account.api_key.secret).createApiKey({
      body: { name: 'ERP', role: 'admin' },
    });
    key = made.secret;
    client = clientOf(worker.url, key);
    const house = await loadHouse(client, HOUSE_2022);
    const [from = '', billing_period_id = ''] = Object.entries(house.periods)[0] ?? [];
    walked = await walkPeriod(client, worker.url, { name: 'walk', billing_period_id, consent_given_on: from });
    expect(walked.totals).toMatchObject({ total_costs_eur: '3055.80', total_statements_eur: '3055.79' });
    expect(walked.statements.map(({ total_cents }) => total_cents)).toContain(109_156);
  });

  test('documents are the bytes that Node archived', async () => {
    for (const { document_id, pdf } of walked.statements) {
      expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
      expect(await clientOf(node.url, key).getDocumentContent({ path: { document_id } })).toEqual(pdf);
    }
  });

  test('a proof fetched here holds offline', async () => {
    const delivered = walked.statements.find(({ proofs }) => proofs.length > 0);
    const { pdf = new Uint8Array(), proofs = [] } = delivered ?? {};
    const [file, document] = [join(folder, 'proof.json'), join(folder, 'statement.pdf')];
    await writeFile(file, proofs[0]?.bytes ?? '');
    await writeFile(document, pdf);
    const { verifier_key } = await client.getLogKey();
    const args = [VERIFY, file, '--key', verifier_key, '--document', document, '--lang', 'en'];
    const { stdout } = await run(process.execPath, args);
    expect(stdout).toContain('The proof holds.');
    expect(stdout).toContain('The document is the one of the proof.');
  });

  test('every list answers as on Node', async () => {
    const { paths } = JSON.parse((await get(worker.url, '/openapi.json')).text) as { paths: Record<string, object> };
    const lists = Object.keys(paths).filter((path) => 'get' in (paths[path] ?? {}) && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(10);
    for (const path of lists) {
      const [here, there] = await Promise.all(
        [worker, node].map(async ({ url }) => {
          const { status, text } = await get(url, path, { Authorization: `Bearer ${key}` });
          return { path, status, body: { ...JSON.parse(text), request_id: '' } };
        }),
      );
      expect(here).toEqual(there);
    }
  });

  test('an embed session of one is known to the other, and bound to its origin by both', async () => {
    const [occupancy_id = ''] = walked.statements
      .filter(({ proofs }) => proofs.length > 0)
      .map((each) => each.occupancy_id);
    for (const [maker, server] of [
      [worker, node],
      [node, worker],
    ] as const) {
      const { token } = await clientOf(maker.url, key).createEmbedSession({
        body: {
          subject: { role: 'tenant', occupancy_ids: [occupancy_id] },
          components: { statement_list: {} },
          allowed_origins: ['https://portal.example'],
        },
      });
      const ask = async (Origin: string) => {
        const { status, text } = await get(server.url, '/v1/statement-overviews', {
          Authorization: `Bearer ${token}`,
          Origin,
        });
        const { data, code } = JSON.parse(text) as { data?: unknown[]; code?: string };
        return { status, code, statements: data?.length };
      };
      expect(await ask('https://portal.example')).toEqual({ status: 200, code: undefined, statements: 1 });
      expect(await ask('https://elsewhere.example')).toMatchObject({ status: 403, code: 'origin-not-allowed' });
    }
    const path = '/.well-known/jwks.json';
    expect((await get(worker.url, path)).text).toBe((await get(node.url, path)).text);
  });

  test('requests side by side do not meet', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `Kundin ${at}`);
    const made = await Promise.all(
      names.map((name) => client.createCustomer({ body: { kind: 'owner', person: { name } } })),
    );
    const read = await Promise.all(made.map(({ id }) => client.getCustomer({ path: { customer_id: id } })));
    expect(read.map(({ person }) => person?.name)).toEqual(names);
  });

  test('where a caller is, the edge says and not the caller', async () => {
    const headers = { Authorization: `Bearer ${key}`, 'X-Forwarded-For': '203.0.113.7' };
    const body = JSON.stringify({ name: 'traced', role: 'reader' });
    const made = await fetch(`${worker.url}/v1/api-keys`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body,
    });
    expect(made.status).toBe(201);
    const { data } = await client.listAuditEvents({ query: { limit: 1 } });
    expect(data[0]).toMatchObject({ action: 'api_key.created', ip: '127.0.0.1' });
  });

  test('each connection ends with its request', async () => {
    const open = () => db`select 1 from pg_stat_activity where usename = ${ROLE}`;
    await until('Closing', async () => (await open()).length === 0 || undefined);
  });

  test('the log names no person and no secret', () => {
    const people = [
      HOUSE_2022.manager,
      ...HOUSE_2022.units.flatMap(({ occupancies }) => occupancies.map(({ occupant }) => occupant)),
    ];
    const values = people.flatMap((person) => [person?.name, person?.email]).filter((value) => value !== undefined);
    expect(values.length).toBeGreaterThan(4);
    for (const value of [...values, 'Kundin', key, adminKey])
      expect({ value, logged: worker.output().includes(value) }).toEqual({ value, logged: false });
  });
});

describe('pages without a key', () => {
  test('health', async () => {
    expect((await get(worker.url, '/healthz')).text).toBe('{"status":"ok"}');
    expect(JSON.parse((await get(worker.url, '/readyz')).text)).toEqual({ status: 'ready', database: 'postgres' });
  });

  test('a database that does not let us in is a problem of 503, and only for as long', async () => {
    await db.unsafe(`alter role ${ROLE} nologin`);
    const { status, header, text } = await get(worker.url, '/readyz');
    await db.unsafe(`alter role ${ROLE} login`);
    expect({ status, code: JSON.parse(text).code }).toEqual({ status: 503, code: 'unavailable' });
    expect(header('content-type')).toBe('application/problem+json');
    expect(header('retry-after')).toBe('1');
    expect((await get(worker.url, '/readyz')).status).toBe(200);
    await until('The log', async () => worker.output().includes('database error 28000') || undefined);
  });

  test('a request without a key is refused as a problem', async () => {
    const { status, header, text } = await get(worker.url, '/v1/units');
    expect({ status, type: header('content-type') }).toEqual({ status: 401, type: 'application/problem+json' });
    expect(JSON.parse(text)).toMatchObject({ code: 'unauthenticated', request_id: header('request-id') });
  });

  test('the reference and its script', async () => {
    const page = await get(worker.url, '/docs');
    expect(page.status).toBe(200);
    expect(page.header('content-security-policy')).toContain("script-src 'self'");
    expect((await get(worker.url, '/docs/scalar.js')).text).toContain('createApiReference');
  });

  test('the loader of the widgets and the parts it names, with our headers', async () => {
    const loader = await get(worker.url, '/v1/embed.js');
    expect(loader.text).toBe(await readFile(join(WORKER_ASSETS, 'embed.js'), 'utf8'));
    expect(loader.header('content-type')).toBe('text/javascript; charset=utf-8');
    expect(loader.header('cache-control')).toBe('public, max-age=300');
    expect(loader.header('access-control-allow-origin')).toBe('*');
    const etag = loader.header('etag') ?? '';
    expect((await get(worker.url, '/v1/embed.js', { 'If-None-Match': etag })).status).toBe(304);
    const parts = [...loader.text.matchAll(/["'`]\.\/(embed\/[\w-]+\.js)["'`]/g)].map(([, part]) => part);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const answer = await get(worker.url, `/v1/${part}`);
      expect({ part, status: answer.status }).toEqual({ part, status: 200 });
      expect(answer.header('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    // The folder of the assets itself is not on the web.
    expect((await get(worker.url, '/embed.js')).status).toBe(404);
  });
});
