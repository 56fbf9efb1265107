import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  }
});

const SCRIPT = `
process.stdin.setEncoding('utf8');
let input = '';
for await (const chunk of process.stdin) input += chunk;
console.log(JSON.stringify({ version: process.version.slice(0, 4), args: process.argv.slice(2), input }));
process.exitCode = Number(process.argv[2] ?? 0);
`;
const WAITING =
  "process.on('SIGTERM', () => process.exit(42)); setInterval(() => undefined, 1000); console.log('ready');";

interface Shape {
  readonly lockfile?: object;
  /** What npm's own record says; null when there is no node_modules. */
  readonly installed?: object | null;
  readonly dependencies?: object;
}

const FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=900'];

/** A project as small as it can be, with the bootstrap in it. Nothing is to be installed unless `lockfile` says so. */
function project({ lockfile = {}, installed = {}, dependencies = {} }: Shape = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  made.push(root);
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'scripts'));
  for (const file of ['bootstrap.mjs', 'alone.mjs', 'installed.mjs'])
    cpSync(join(import.meta.dirname, file), join(root, 'scripts', file));
  writeFileSync(join(root, 'echo.ts'), SCRIPT);
  writeFileSync(join(root, 'wait.ts'), WAITING);
  mkdirSync(join(root, 'api', 'src'), { recursive: true });
  writeFileSync(join(root, 'api', 'server-flags.json'), JSON.stringify(FLAGS));
  writeFileSync(join(root, 'api', 'src', 'node.ts'), 'process.stdout.write(JSON.stringify(process.execArgv));');
  const manifest = { name: 'x', version: '1.0.0', dependencies };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ ...manifest, type: 'module' }));
  const lock = { lockfileVersion: 3, requires: true, packages: { '': manifest, ...lockfile } };
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  if (installed !== null) {
    mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
    symlinkSync(process.execPath, join(root, 'node_modules', '.bin', 'node'));
  }
  return root;
}

/** Runs the bootstrap; without `execve` as Node 20 does, with a child to watch over. */
function start(
  root: string,
  args: string[],
  { execve = true, uid }: { execve?: boolean; uid?: number | undefined } = {},
) {
  const flags = execve ? [] : ['--import', 'data:text/javascript,delete process.execve'];
  const user = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [...flags, join(root, 'scripts', 'bootstrap.mjs'), ...args], {
    cwd: root,
    ...user,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  return { child, ended };
}

async function run(root: string, args: string[], options: Parameters<typeof start>[2] = {}, input = '') {
  const { child, ended } = start(root, args, options);
  child.stdin.on('error', () => undefined).end(input);
  return ended;
}

describe.each([
  ['in its own place', true],
  ['as a child', false],
])('the script runs %s', (_, execve) => {
  test('under Node 24, with its arguments, its input and its exit code, and nothing else is printed', async () => {
    const { code, stdout, stderr } = await run(project(), ['echo.ts', '7', 'b c', '--d'], { execve }, 'line\n');
    expect(JSON.parse(stdout)).toEqual({ version: 'v24.', args: ['7', 'b c', '--d'], input: 'line\n' });
    expect(stderr).toBe('');
    expect(code).toBe(7);
  });

  test('with a bound for its heap where it serves, unless somebody has set one', async () => {
    const flagsUnder = async (options: string) => {
      vi.stubEnv('NODE_OPTIONS', options);
      return JSON.parse((await run(project(), ['api/src/node.ts'], { execve })).stdout);
    };
    expect(await flagsUnder('')).toEqual(FLAGS);
    expect(await flagsUnder('--max-old-space-size=3000')).toEqual([]);
    vi.unstubAllEnvs();
  });

  test('and gets the signal to end', async () => {
    const { child, ended } = start(project(), ['wait.ts'], { execve });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(42);
  });
});

describe('what is installed', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' } };

  test('is left alone when it is what the lockfile asks for, also what this machine has no use for', async () => {
    const lockfile = {
      ...wanted,
      'node_modules/other-machine': { version: '1.0.0', optional: true },
      own: { version: '1.0.0' },
    };
    const { code, stderr } = await run(project({ lockfile, installed: wanted }), ['echo.ts']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('is remembered, so that the second start compares one hash', async () => {
    const root = project();
    await run(root, ['echo.ts']);
    const stamp = join(root, 'node_modules', '.cache', 'klarmeter', 'installed.json');
    utimesSync(stamp, 1, 1);
    expect((await run(root, ['echo.ts'])).code).toBe(0);
    expect(statSync(stamp).mtimeMs, 'not written again').toBe(1000);
  });

  test.each([
    ['is missing', null],
    ['is of another version', { 'node_modules/a': { version: '0.9.0' } }],
    ['lacks a package', {}],
    ['has a package too many', { ...wanted, 'node_modules/b': { version: '1.0.0' } }],
  ])('is installed when it %s; a failing npm says why in its own words and one sentence', async (_, installed) => {
    // A package that no registry is asked for: it is a file, and the file is not there.
    const dependencies = { a: 'file:a.tgz' };
    const lockfile = { 'node_modules/a': { version: '1.0.0', resolved: 'file:a.tgz' } };
    const { code, stderr } = await run(project({ lockfile, installed, dependencies }), ['echo.ts']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Installing packages, about a minute the first time/);
    expect(stderr).toContain('npm error');
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^"npm ci" failed/);
  });

  test('is made by npm without a word of npm, and the script follows with its input', async () => {
    const root = project({ installed: null });
    const { code, stdout, stderr } = await run(root, ['echo.ts', '0'], {}, 'piped');
    expect(JSON.parse(stdout).input).toBe('piped');
    expect(stderr).toMatch(/^Installing packages.*\nInstalled in \d+ s\.\n$/);
    expect(code).toBe(0);
  });
});

test('of two that start at once, one installs and the other waits for it', async () => {
  // A package of the project itself, so that npm has something to install and to record.
  const lockfile = { own: { name: 'own', version: '1.0.0' }, 'node_modules/own': { resolved: 'own', link: true } };
  const root = project({ installed: null, lockfile, dependencies: { own: 'file:own' } });
  mkdirSync(join(root, 'own'));
  writeFileSync(join(root, 'own', 'package.json'), '{"name":"own","version":"1.0.0"}');
  const both = await Promise.all([run(root, ['echo.ts']), run(root, ['echo.ts'])]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const said = both.map(({ stderr }) => stderr).join('');
  expect(said.match(/Installing packages/g)).toHaveLength(1);
});

// Root may write everywhere, so the check is made as somebody else, where somebody else may enter this folder.
const uid = isRoot ? NOBODY : undefined;
const somebodyElseMayRun =
  uid === undefined || spawnSync(process.execPath, ['--version'], { uid, gid: uid, cwd: tmpdir() }).status === 0;
if (!somebodyElseMayRun) console.warn('not tried: a folder that is not writable, because only root may enter this one');

describe.skipIf(!somebodyElseMayRun)('a folder that is not writable', () => {
  test('is one clear sentence when something must be installed', async () => {
    const root = project({ installed: null });
    chmodSync(root, 0o555);
    const { code, stdout, stderr } = await run(root, ['echo.ts'], { uid });
    expect(stderr).toBe(
      `The packages must be installed, but ${root} is not writable: make it writable for this user and run again.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('is no matter when everything is there', async () => {
    const root = project();
    for (const folder of [root, join(root, 'node_modules')]) chmodSync(folder, 0o555);
    const { code, stderr } = await run(root, ['echo.ts'], { uid });
    chmodSync(join(root, 'node_modules'), 0o755);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

test('without a script it says what it needs', async () => {
  const { code, stderr } = await run(project(), []);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Say which script to run/);
});
