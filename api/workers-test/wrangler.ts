import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Closers, type Program, startProgram } from './program.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
const CONFIG = ['--config', join(ROOT, 'wrangler.toml')];

/** No account, no terminal, nothing asked of the network, nothing kept outside of the folder. */
const environment = (folder: string): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  CI: '1',
  NO_COLOR: '1',
  // With the banner goes the look for a newer version.
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_LOG_PATH: join(folder, 'logs'),
  WRANGLER_CACHE_DIR: join(folder, 'cache'),
  WRANGLER_REGISTRY_PATH: join(folder, 'registry'),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
});

/** What the metafile calls the few functions that esbuild itself adds to a bundle. */
const ESBUILD_HELPERS = '<runtime>';

export interface Bundle {
  readonly file: string;
  /** Paths of the modules in it, from the project's root. */
  readonly modules: readonly string[];
  /** What it imports from the runtime. */
  readonly fromRuntime: readonly string[];
  /** Packed, in KiB, as wrangler counts it. */
  readonly gzipKib: number;
}

/** Makes what `wrangler deploy` would upload. */
export async function bundleWorker(folder: string): Promise<Bundle> {
  const out = join(folder, 'bundle');
  const metafile = join(out, 'meta.json');
  const { stdout } = await run(
    process.execPath,
    [WRANGLER, 'deploy', ...CONFIG, '--dry-run', '--outdir', out, '--metafile', metafile],
    { cwd: ROOT, env: environment(folder) },
  );
  const { inputs } = JSON.parse(await readFile(metafile, 'utf8')) as {
    inputs: Record<string, { imports: { path: string; external?: true }[] }>;
  };
  const imports = Object.values(inputs).flatMap((module) => module.imports);
  const fromRuntime = imports.filter(({ path, external }) => external && path !== ESBUILD_HELPERS);
  return {
    file: join(out, 'worker.js'),
    modules: Object.keys(inputs),
    fromRuntime: [...new Set(fromRuntime.map(({ path }) => path))].sort(),
    gzipKib: Number(/gzip: ([\d.]+) KiB/.exec(stdout)?.[1]),
  };
}

/** Runs a bundle in workerd, on a free port, with a database in the place of Hyperdrive. */
export async function startWorker(
  folder: string,
  { file, databaseUrl, masterKey }: { file: string; databaseUrl: string; masterKey: string },
  closers: Closers,
): Promise<Program> {
  const secrets = join(folder, 'secrets.env');
  await writeFile(secrets, `KLARMETER_MASTER_KEY=${masterKey}\n`, { mode: 0o600 });
  const flags = ['--local', '--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0'];
  const state = ['--persist-to', join(folder, 'state'), '--env-file', secrets, '--show-interactive-dev-session=false'];
  return startProgram(
    // Bundled already: what runs is what would be uploaded, and no change in the sources restarts it.
    [WRANGLER, 'dev', file, '--no-bundle', ...CONFIG, ...flags, ...state],
    { ...environment(folder), CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE: databaseUrl },
    { address: /Ready on (http:\S+)/, closers },
  );
}
