import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import ssh2, { type SFTPWrapper } from 'ssh2';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { rowsOf } from '../../db/database.ts';
import { createMemoryBudget } from '../../http/memory-budget.ts';
import { readingFiles } from '../transports.ts';
import { loadHostKey } from './host-key.ts';
import { type SftpServer, startSftp } from './server.ts';

/* Those who come in crowds, say nothing or read nothing, against the real server. */

interface Login {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

let api: TestApi;
let server: SftpServer;
const keyFile = join(tmpdir(), `host-key-${crypto.randomUUID()}`);
const start = async (helloMs?: number) =>
  startSftp(api.services, {
    port: 0,
    host: '127.0.0.1',
    hostKey: await loadHostKey(undefined, keyFile),
    files: readingFiles,
    budget: createMemoryBudget(1024 * 1024),
    ...(helloMs === undefined ? {} : { helloMs }),
  });

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(), log: () => {} });
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await api.close();
  await rm(keyFile, { force: true });
});

const makeLogin = async (): Promise<Login> =>
  (await api.request<Login & Record<string, unknown>>('POST', '/v1/upload-logins', { body: { name: 'Gateways' } }))
    .body;

function connected({ username, password }: Omit<Login, 'id'>) {
  const client = new ssh2.Client();
  const sock = connect({ host: '127.0.0.1', port: server.port, noDelay: true });
  client.on('error', () => {}).connect({ sock, username, password });
  return { client, sock };
}

test('a long list comes in parts that every client can read', async () => {
  const { id, ...login } = await makeLogin();
  await api.db.database.transaction({ accountId: api.root.accountId, livemode: false }, (db) =>
    rowsOf(
      db,
      sql`insert into file_drops (account_id, id, livemode, channel, source_id, name, size_bytes, digest, fingerprint, verdict, received_at)
          select ${api.root.accountId}, 'drp_' || md5(${id}::text || n), false, 'sftp', ${id}, n || repeat('ä', 200), 1, '', '',
                 'refused', now()
            from generate_series(1, 900) n`,
    ),
  );
  const { client, sock } = connected(login);
  await once(client, 'ready');
  const sftp = await new Promise<SFTPWrapper>((done, fail) =>
    client.sftp((error, it) => (error ? fail(error) : done(it))),
  );
  const shown = await new Promise<object[]>((done, fail) =>
    sftp.readdir('/', (error, list) => (error ? fail(error) : done(list))),
  );
  expect(shown).toHaveLength(1_800);
  // Whoever asks on and on and reads none of it is cut off: what cannot be sent is kept by the server.
  const folders = await Promise.all(
    [1, 2, 3].map(
      () => new Promise<Buffer>((done, fail) => sftp.opendir('/', (error, it) => (error ? fail(error) : done(it)))),
    ),
  );
  sock.pause();
  for (const folder of folders) for (let n = 0; n < 37; n += 1) sftp.readdir(folder, () => {});
  await new Promise((done) => setTimeout(done, 1_000));
  for (let n = 0; n < 300; n += 1) sftp.realpath('/', () => {});
  // It hears of the end once it reads again.
  await new Promise((done) => setTimeout(done, 1_000));
  sock.resume();
  await once(sock, 'close');
});

test('who never says a word is sent away', async () => {
  const strict = await start(500);
  const silent = connect(strict.port, '127.0.0.1').resume();
  await once(silent, 'close');
  const other = connect(strict.port, '127.0.0.1').resume();
  await once(other, 'connect');
  await strict.stop();
});

test('who comes in a crowd keeps nobody else out', async () => {
  const { id: _, ...login } = await makeLogin();
  const silent = Array.from({ length: 30 }, () =>
    connect(server.port, '127.0.0.1')
      .on('error', () => {})
      .resume(),
  );
  let closed = 0;
  for (const socket of silent) socket.on('close', () => (closed += 1));
  await vi.waitFor(() => expect(closed).toBeGreaterThanOrEqual(10), { timeout: 5_000 });
  for (const socket of silent) socket.destroy();
  await vi.waitFor(() => expect(closed).toBe(30), { timeout: 5_000 });
  // The server hears of it a moment later.
  await new Promise((done) => setTimeout(done, 300));
  const clients = Array.from({ length: 12 }, () => connected(login).client);
  const outcomes = await Promise.all(
    clients.map(
      (client) =>
        new Promise<string>((done) => {
          client.on('error', () => done('refused')).on('close', () => done('refused'));
          client.on('ready', () => client.sftp((error) => done(error === undefined ? 'in' : 'refused')));
        }),
    ),
  );
  expect(outcomes.filter((each) => each === 'in')).toHaveLength(10);
  const [first] = clients;
  const more = await Promise.all(
    Array.from({ length: 5 }, () => new Promise((done) => first?.sftp((error) => done(error === undefined)))),
  );
  expect(more.filter(Boolean)).toHaveLength(3);
  for (const client of clients) client.end();
});
