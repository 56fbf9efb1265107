import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

/* Programs as somebody starts them, in processes of their own; each part on the engine it is about. */

const START = join(import.meta.dirname, '../../scripts/start.ts');
const SERVE = join(import.meta.dirname, 'node.ts');
const server = inject('postgresUrl');
/** Whom files are closed to, when the tests run as somebody to whom they never are. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly output: () => { readonly stdout: string; readonly stderr: string };
  /** Resolves once stdout holds this; rejects when the program ends before. */
  says(words: string): Promise<void>;
  readonly ended: Promise<number | null>;
}

function start(program: string, env: Record<string, string>, { args = [] as string[], uid = 0 } = {}): Started {
  const { DATABASE_URL: _, SMTP_URL: __, KLARMETER_MASTER_KEY: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...inherited, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === 0 ? {} : { uid, gid: uid }),
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => ({ ...texts }),
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => texts.stdout.includes(words) && resolve();
        child.stdout?.on('data', look);
        look();
        void ended.then((code) => reject(new Error(`ended with ${code} before "${words}": ${texts.stderr}`)));
      }),
  };
}

/** What the program says before it gives up: one sentence, exit code 1. */
async function refusalOf(env: Record<string, string>, more = {}): Promise<string> {
  const started = start(START, env, more);
  expect(await started.ended, started.output().stderr).toBe(1);
  const { stderr } = started.output();
  expect(stderr).toMatch(/^[^\n]+\.?\n$/);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.trim();
}

/** A port on which nobody listens any more. */
async function deadPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

describe.skipIf(server !== null)('a start that cannot succeed says why', { timeout: 180_000, concurrent: true }, () => {
  test('a DATABASE_URL of another form', async () => {
    const said = await refusalOf({ KLARMETER_DATA: join(folder, 'form'), DATABASE_URL: 'mysql://localhost/x' });
    expect(said).toBe('DATABASE_URL must look like postgres://user:password@host:5432/database.');
    expect(existsSync(join(folder, 'form/lock'))).toBe(false);
  });

  test('a DATABASE_URL where nobody answers', async () => {
    const url = `postgres://somebody:secret-word@127.0.0.1:${await deadPort()}/x`;
    const said = await refusalOf({ KLARMETER_DATA: join(folder, 'silent'), DATABASE_URL: url });
    expect(said).toMatch(/^The database of DATABASE_URL does not answer as it should: .*ECONNREFUSED/);
    expect(said).not.toContain('secret-word');
  });

  test.each([
    ['PORT', 'eighty', 'PORT must be a number from 0 to 65535, not "eighty".'],
    ['KLARMETER_MASTER_KEY', 'abc', 'KLARMETER_MASTER_KEY must be 64 hexadecimal digits (32 bytes).'],
  ])('%s=%s', async (name, value, sentence) => {
    expect(await refusalOf({ KLARMETER_DATA: join(folder, name), [name]: value })).toBe(sentence);
  });

  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const data = join(folder, 'taken');
    expect(await refusalOf({ KLARMETER_DATA: data, PORT: String(port) })).toBe(
      `Port ${port} is taken; set PORT to another one.`,
    );
    expect(existsSync(join(data, 'lock'))).toBe(false);
    taken.close();
  });

  test('a data folder that cannot be made', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const said = await refusalOf({ KLARMETER_DATA: join(file, 'data') });
    expect(said).toBe(
      `The folder ${join(file, 'data')} cannot be written (ENOTDIR); set KLARMETER_DATA to one that can.`,
    );
  });

  const readable =
    !asRoot || spawnSync(process.execPath, ['--check', START], { uid: NOBODY, gid: NOBODY }).status === 0;
  test.skipIf(!readable)('a data folder that is read-only', async () => {
    const data = join(folder, 'read-only');
    await mkdir(data);
    await chmod(data, 0o555);
    const said = await refusalOf({ KLARMETER_DATA: data }, asRoot ? { uid: NOBODY } : {});
    expect(said).toBe(`The folder ${data} cannot be written (EACCES); set KLARMETER_DATA to one that can.`);
  });

  test('a folder in use; a lock whose owner is dead; a stop that leaves no lock', async () => {
    const data = join(folder, 'shared');
    const lock = join(data, 'lock');
    await mkdir(data);
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(dead, 'exit');
    await writeFile(lock, String(dead.pid));

    const first = start(SERVE, { KLARMETER_DATA: data });
    await first.says('Serving at');
    expect(await readFile(lock, 'utf8')).toBe(String(first.child.pid));
    expect(await refusalOf({ KLARMETER_DATA: data })).toBe(
      `The folder ${data} is in use by process ${first.child.pid}; stop it first, or set KLARMETER_DATA to another folder.`,
    );
    expect(await readFile(lock, 'utf8')).toBe(String(first.child.pid));
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });
});

describe.skipIf(server === null)('a second start', () => {
  test('finds its data, does nothing twice, and stops without a trace', { timeout: 180_000 }, async () => {
    const name = `start_${crypto.randomUUID().replaceAll('-', '')}`;
    const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name}`);
    await admin.end();
    const env = { KLARMETER_DATA: join(folder, 'demo'), DATABASE_URL: `${server}${name}` };
    const db = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
    const tables = ['accounts', 'units', 'telegrams', 'billing_runs', 'statements', 'statement_versions', 'documents'];
    const more = ['releases', 'deliveries', 'delivery_attempts', 'evidence_entries', 'log_leaves'];
    const counts = async () => {
      const found: Record<string, number> = {};
      for (const table of [...tables, ...more])
        found[table] = Number((await db.unsafe(`select count(*) as n from ${table}`))[0]?.n);
      return found;
    };

    const first = start(START, env, { args: ['--once'] });
    expect(await first.ended, first.output().stderr).toBe(0);
    expect(first.output().stdout).toContain('Ihre Kosten 1.091,56');
    const before = await counts();
    expect(before.statements).toBe(16);

    const second = start(START, env);
    await second.says('Serving. Ctrl+C ends it.');
    expect(second.output().stdout).toContain('nothing was done twice');
    expect(await counts()).toEqual(before);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(existsSync(join(env.KLARMETER_DATA, 'lock'))).toBe(false);
    await db.end();
  });
});
