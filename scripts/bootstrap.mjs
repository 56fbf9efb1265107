// Runs a TypeScript file of this project under the project's own Node 24, after making sure that everything is installed.
//   node scripts/bootstrap.mjs <script.ts> [args]
// Plain JavaScript for Node 20, because on a fresh machine this is all there is.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { alone } from './alone.mjs';
import { installedMatches } from './installed.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const lockfile = join(root, 'package-lock.json');
const stampFile = join(modules, '.cache', 'klarmeter', 'installed.json');
const ownNode = join(modules, '.bin', 'node');

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail('Say which script to run: node scripts/bootstrap.mjs <script.ts> [args]');

const lockHash = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
const stamp = readStamp();
const known = stamp?.lock === lockHash ? resolve(root, stamp.path) : undefined;
let node = known !== undefined && existsSync(known) ? known : undefined;
if (node === undefined) {
  if (!installedMatches(root)) {
    alone(root, () => {
      // Whoever was first may have done it while we waited.
      if (!installedMatches(root)) install();
    });
  }
  node = findNode24();
  // Relative, so that a copy of the folder runs its own and not the original's.
  writeStamp({ lock: lockHash, path: node.startsWith(root) ? relative(root, node) : node });
}
run(node, [...flagsOf(join(root, script)), join(root, script), ...args]);

/** One sentence on stderr and out: whoever reads it has to do something. */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * What serves is told how far its heap may grow: left to itself, V8 takes several times what is in use on a large machine
 * before it looks for what is not. Only ever tighter than V8's own limit, and not where somebody has set one himself.
 */
function flagsOf(path) {
  if (!['scripts/start.ts', 'api/src/node.ts'].some((server) => join(root, server) === path)) return [];
  if (/--max[-_](?:old|semi|heap)/.test(process.env.NODE_OPTIONS ?? '')) return [];
  if (getHeapStatistics().heap_size_limit < 2000 * 1024 * 1024) return [];
  return JSON.parse(readFileSync(join(root, 'api', 'server-flags.json'), 'utf8'));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeStamp(content) {
  try {
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify(content));
  } catch {
    // A read-only folder that is installed works all the same; it only compares the lockfile again next time.
  }
}

function install() {
  for (const folder of existsSync(modules) ? [root, modules] : [root]) {
    try {
      accessSync(folder, constants.W_OK);
    } catch {
      fail(
        `The packages must be installed, but ${folder} is not writable: make it writable for this user and run again.`,
      );
    }
  }
  process.stderr.write('Installing packages, about a minute the first time ...\n');
  const begun = Date.now();
  // An npm that runs us may have put our own, soon replaced, node first on the path and its log level in the environment.
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.startsWith(modules));
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: path.join(delimiter), npm_config_ignore_scripts: 'false' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}): install npm 9 or newer and run again.`);
  if (npm.status !== 0) {
    process.stderr.write(`${npm.stdout}${npm.stderr}`);
    fail(`"npm ci" failed, its own words are above: put right what it names (often the network) and run again.`);
  }
  process.stderr.write(`Installed in ${Math.round((Date.now() - begun) / 1000)} s.\n`);
}

/** The project's own Node, or the one we already are. */
function findNode24() {
  const candidates = [ownNode, process.execPath].filter((path) => existsSync(path));
  for (const candidate of candidates) {
    const path = realpathSync(candidate);
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
    if (version.startsWith('v24.')) return path;
  }
  return fail(
    `node_modules/.bin/node is not Node 24: delete node_modules and run again with install scripts allowed, or put Node 24 first on the PATH (this is ${process.version}).`,
  );
}

function run(path, command) {
  const env = { ...process.env };
  env.NODE_COMPILE_CACHE ??= join(modules, '.cache', 'node');
  const ownBin = dirname(ownNode);
  const onPath = (env.PATH ?? '').split(delimiter);
  if (!onPath.includes(ownBin)) env.PATH = [ownBin, ...onPath].join(delimiter);

  // Becoming the process is better than watching over one: input, signals and exit code need no passing on.
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(path, [path, ...command], env);
  }

  const child = spawn(path, command, { stdio: 'inherit', env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    // A terminal sends Ctrl-C to the child as well; a second one would read as impatience.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on('error', (error) =>
    fail(`Node 24 could not be started (${error.message}): delete node_modules and run again.`),
  );
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
