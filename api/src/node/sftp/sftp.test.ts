import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type ConnectConfig, type FileEntryWithStats, type SFTPWrapper } from 'ssh2';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import type { FileDropWire, ReadingFiles } from '../../exchange/index.ts';
import { createMemoryBudget } from '../../http/memory-budget.ts';
import { consumptionBuilder } from '../../metering/fixtures/measured-house.ts';
import { readingFiles } from '../transports.ts';
import { loadHostKey } from './host-key.ts';
import { type SftpServer, startSftp } from './server.ts';

/* A real client against the real server. */

let api: TestApi;
let server: SftpServer;
let keyFile: string;
const logged: string[] = [];
/** What the next file meets, instead of being received. */
let trouble: Error | null = null;
/** What the next file waits for. */
let pause = Promise.resolve();
const MIB = 1024 * 1024;

const files: ReadingFiles = {
  ...readingFiles,
  async receive(context, file) {
    if (trouble !== null) throw trouble;
    await pause;
    return readingFiles.receive(context, file);
  },
};

interface Login {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(), log: (event) => logged.push(JSON.stringify(event)) });
  keyFile = join(tmpdir(), `host-key-${crypto.randomUUID()}`);
  server = await start({ idleMs: 2_000 });
});
const start = async (more: { idleMs?: number; helloMs?: number }) =>
  startSftp(api.services, {
    port: 0,
    host: '127.0.0.1',
    hostKey: await loadHostKey(undefined, keyFile),
    files,
    budget: createMemoryBudget(2.5 * MIB),
    fileBytesMax: MIB,
    ...more,
  });
afterAll(async () => {
  await server.stop();
  await api.close();
  await rm(keyFile, { force: true });
});

const makeLogin = async (more: object = {}, key = api.root.key): Promise<Login> =>
  (
    await api.request<Login & Record<string, unknown>>('POST', '/v1/upload-logins', {
      key,
      body: { name: 'Gateways', ...more },
    })
  ).body;

/** Connects, works, and leaves. */
async function as<T>(config: ConnectConfig, work: (sftp: Client) => Promise<T>): Promise<T> {
  const client = new ssh2.Client();
  try {
    const ready = once(client, 'ready');
    const sock = connect({ host: '127.0.0.1', port: server.port, noDelay: true });
    client.connect({ sock, ...config });
    await ready;
    const sftp = await new Promise<SFTPWrapper>((done, fail) =>
      client.sftp((error, it) => (error ? fail(error) : done(it))),
    );
    return await work(new Client(sftp, client));
  } finally {
    client.end();
  }
}

/** The client's calls as promises. */
class Client {
  readonly sftp: SFTPWrapper;
  readonly connection: ssh2.Client;
  constructor(sftp: SFTPWrapper, connection: ssh2.Client) {
    this.sftp = sftp;
    this.connection = connection;
  }
  call<T>(run: (done: (error: Error | null | undefined, value?: T) => void) => void): Promise<T> {
    return new Promise((done, fail) => run((error, value) => (error ? fail(error) : done(value as T))));
  }
  put = (path: string, data: Buffer | string) =>
    this.call<void>((done) => this.sftp.writeFile(path, data, done as (error?: Error | null) => void));
  list = async (path = '/') =>
    (await this.call<FileEntryWithStats[]>((done) => this.sftp.readdir(path, done)))
      .map(({ filename }) => filename)
      .filter((name) => !name.startsWith('.'))
      .sort();
  read = async (path: string) =>
    JSON.parse(String(await this.call<Buffer>((done) => this.sftp.readFile(path, done)))) as FileDropWire &
      Record<string, unknown>;
}

const drops = async (source: Login) =>
  (await api.request<{ data: FileDropWire[] }>('GET', `/v1/file-drops?source_id=${source.id}&limit=100`)).body.data;
const lines = (n: number) => `# list ${crypto.randomUUID()}\n${'2E44931578563412330333637A2A0020\n'.repeat(n)}`;

describe('who comes in', () => {
  test('by password or by key; nobody else, and what ended is over in open connections too', async () => {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    const other = ssh2.utils.generateKeyPairSync('ed25519');
    const login = await makeLogin({ public_keys: [pair.public] });
    const { username, password } = login;
    expect(await as({ username, password }, (sftp) => sftp.list())).toEqual([]);
    expect(await as({ username: username.toUpperCase(), privateKey: pair.private }, (sftp) => sftp.list())).toEqual([]);
    for (const wrong of [
      { username, password: `${password}x` },
      { username, privateKey: other.private },
      { username: 'root', password },
      { username: `${username.slice(0, -1)}a`, password: '' },
      { username },
    ])
      await expect(as(wrong, (sftp) => sftp.list())).rejects.toThrow();
    await as({ username, password }, async (sftp) => {
      await api.request('POST', `/v1/upload-logins/${login.id}/revocations`);
      await expect(sftp.put('/late.txt', lines(1))).rejects.toThrow('ended');
    });
    await expect(as({ username, password }, (sftp) => sftp.list())).rejects.toThrow();
    const listed = await api.request<{ data: { id: string }[] }>('GET', '/v1/upload-logins');
    expect(JSON.stringify([listed.body, logged, await api.db.inspect('select * from upload_logins')])).not.toContain(
      password,
    );
  });

  test('the host keeps its key', async () => {
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect((await loadHostKey(undefined, keyFile)).fingerprint).toBe(server.fingerprint);
    expect((await loadHostKey(await readFile(keyFile, 'utf8'), '/nowhere')).fingerprint).toBe(server.fingerprint);
    await expect(loadHostKey('no key', '/nowhere')).rejects.toThrow('SFTP_HOST_KEY');
  });
});

describe('a file', () => {
  test('is taken in when it is closed, listed with its verdict, and the same again is the same', async () => {
    const { id, ...login } = await makeLogin();
    const content = lines(40);
    await as(login, async (sftp) => {
      await sftp.put('/report.txt', content);
      expect(await sftp.list()).toEqual(['report.txt', 'report.txt.result.json']);
      expect(await sftp.read('/report.txt.result.json')).toMatchObject({
        name: 'report.txt',
        size_bytes: content.length,
        verdict: 'taken',
        file: { status: 'done' },
      });
      await sftp.put('/report.txt', content);
      await sftp.put('/report.txt', lines(3));
      await sftp.put('/copy.txt.filepart', lines(5));
      expect(await drops({ id, ...login })).toHaveLength(2);
      await sftp.call((done) => sftp.sftp.rename('/copy.txt.filepart', '/copy.txt', done));
      expect(await sftp.list()).toContain('copy.txt');
    });
    const all = await drops({ id, ...login });
    expect(all.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
      'report.txt taken',
      'report.txt taken',
      'copy.txt taken',
    ]);
    expect(new Set(all.map(({ reading_file_id }) => reading_file_id)).size).toBe(3);
  });

  test('makes the devices that only it knows where its login says of which house, and its result tells so', async () => {
    const new_devices_property_id = (await consumptionBuilder(api).house()).property;
    const login = await makeLogin({ new_devices_property_id });
    await as(login, async (sftp) => {
      await sftp.put('/heard.txt', '71000001; KLM;01;04;00; -83; T;\r\n71000002; KLM;01;32;00; -83; T;\r\n');
      expect(await sftp.read('/heard.txt.result.json')).toMatchObject({
        file: { devices_created: 1, devices_refused: 1, new_devices_property_id, new_devices_asked_by: login.id },
      });
    });
    const made = await api.request('GET', `/v1/devices?found_property_id=${new_devices_property_id}`);
    expect(made.body.data).toMatchObject([{ serial: '71000001', kind: 'heat_meter' }]);
  });

  test('renamed while another is written under its old name: both are whole, and no memory is lost', async () => {
    const { id, ...login } = await makeLogin();
    const [first, second] = [lines(5), lines(6)];
    await as(login, async ({ put, sftp, call }) => {
      const rename = (to: string) => call((done) => sftp.rename('/a.part', to, done));
      await put('/a.part', first);
      const gate = Promise.withResolvers<void>();
      pause = gate.promise;
      const renamed = rename('/first.txt');
      await put('/a.part', second);
      gate.resolve();
      await renamed;
      await rename('/second.txt');
    });
    expect((await drops({ id, ...login })).map(({ name, size_bytes }) => [name, size_bytes])).toEqual([
      ['first.txt', first.length],
      ['second.txt', second.length],
    ]);
  });

  test('parts may come in any order; with one missing it is not whole', async () => {
    const { id, ...login } = await makeLogin();
    await as(login, async ({ sftp, call }) => {
      const write = async (name: string, parts: readonly (readonly [number, string])[]) => {
        const handle = await call<Buffer>((done) => sftp.open(name, 'w', done));
        for (const [at, text] of parts)
          await call((done) => sftp.write(handle, Buffer.from(text), 0, text.length, at, done));
        await call((done) => sftp.close(handle, done));
      };
      await write('/mixed.txt', [
        [6, 'second'],
        [0, '# one\n'],
      ]);
      await expect(write('/hole.txt', [[6, 'second']])).rejects.toThrow('missing');
    });
    expect((await drops({ id, ...login })).map(({ name, size_bytes }) => `${name} ${size_bytes}`)).toEqual([
      'mixed.txt 12',
    ]);
  });

  test('that is cut off, too large, empty or not accepted is told so; trouble of ours keeps nothing', async () => {
    const { id, ...login } = await makeLogin();
    await as(login, async ({ sftp, call, connection }) => {
      const handle = await call<Buffer>((done) => sftp.open('/half.txt', 'w', done));
      await call((done) => sftp.write(handle, Buffer.from('# half'), 0, 6, 0, done));
      connection.destroy();
    });
    await as(login, async (sftp) => {
      await expect(sftp.put('/large.txt', Buffer.alloc(MIB + 1, 10))).rejects.toThrow('larger');
      await sftp.put('/empty.txt', '');
      trouble = new Error('the database is away');
      await expect(sftp.put('/later.txt', '# later')).rejects.toThrow('later');
      trouble = null;
      await sftp.put('/later.txt', '# later');
    });
    expect((await drops({ id, ...login })).map(({ name, verdict, reason }) => `${name} ${verdict} ${reason}`)).toEqual([
      'large.txt refused too_large',
      'empty.txt refused empty',
      'later.txt taken null',
    ]);
  });

  test('from a client that stands still is given up', async () => {
    const { id, ...login } = await makeLogin();
    await as(login, async ({ sftp, call, connection }) => {
      await call<Buffer>((done) => sftp.open('/slow.txt', 'w', done));
      await once(connection, 'close');
    });
    expect(await drops({ id, ...login })).toEqual([]);
  });
});

describe('the jail', () => {
  test('no path leads out of it, and neighbours are not there', async () => {
    const foreign = await api.foreignAccount();
    const [mine, theirs] = [await makeLogin(), await makeLogin({}, foreign.key)];
    await as(theirs, (sftp) => sftp.put('/secret.txt', lines(2)));
    await as(mine, async (sftp) => {
      expect(await sftp.list()).toEqual([]);
      expect(await sftp.list('/../..')).toEqual([]);
      for (const path of [
        '/secret.txt',
        '/secret.txt.result.json',
        '/../secret.txt',
        '/etc/passwd',
        '../../etc/passwd',
      ]) {
        await expect(sftp.read(path)).rejects.toThrow();
        await expect(sftp.call((done) => sftp.sftp.stat(path, done))).rejects.toThrow();
      }
      for (const path of [
        '/a/b.txt',
        '/x.result.json',
        '/.result.json',
        '/a\\b.txt',
        '/',
        `/${'n'.repeat(600)}`,
        '/a\u0000b',
      ])
        await expect(sftp.put(path, '# x'), path).rejects.toThrow();
      for (const run of [
        (done: (error?: Error | null) => void) => sftp.sftp.mkdir('/folder', done),
        (done: (error?: Error | null) => void) => sftp.sftp.symlink('/etc/passwd', '/link', done),
        (done: (error?: Error | null) => void) => sftp.sftp.unlink('/secret.txt', done),
        (done: (error?: Error | null) => void) => sftp.sftp.rename('/secret.txt', '/mine.txt', done),
      ])
        await expect(sftp.call(run)).rejects.toThrow();
      await expect(
        new Promise((done, fail) => sftp.connection.exec('id', (error, it) => (error ? fail(error) : done(it)))),
      ).rejects.toThrow();
      // Up and down again is the same folder.
      await sftp.put('/../up.txt', lines(1));
      expect(await sftp.list()).toEqual(['up.txt', 'up.txt.result.json']);
    });
    expect((await drops(mine)).length).toBe(1);
    expect((await api.request('GET', '/v1/file-drops', { key: foreign.key })).body.data).toHaveLength(1);
  });

  test('the server says nothing of whose it is', async () => {
    const socket = connect(server.port, '127.0.0.1');
    const [data] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(String(data)).toMatch(/^SSH-2\.0-sftp\r\n/);
  });

  test('memory is bounded: what does not fit has to come again', async () => {
    const { id, ...login } = await makeLogin();
    await as(login, async ({ sftp, call }) => {
      const open = (name: string) => call<Buffer>((done) => sftp.open(name, 'w', done));
      const write = (handle: Buffer, at: number) =>
        call((done) => sftp.write(handle, Buffer.alloc(10, 10), 0, 10, at, done));
      const handles = [await open('/1'), await open('/2'), await open('/3')];
      const outcomes = await Promise.allSettled(handles.map((handle) => write(handle, MIB - 10)));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
      for (let n = 0; n < 13; n += 1) await open(`/more-${n}`);
      await expect(open('/one-too-many')).rejects.toThrow('too many');
    });
    // Whoever left has given back what he held.
    await vi.waitFor(() => as(login, (sftp) => sftp.put('/again.txt', Buffer.alloc(MIB, 10))), {
      timeout: 20_000,
    });
  });
});
