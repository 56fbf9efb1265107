import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GZIP_BYTES_MAX = 15_000;

let host: string;
let installed: string;

beforeAll(() => {
  host = mkdtempSync(join(tmpdir(), 'sdk-pack-'));
  installed = join(host, 'node_modules', '@klarmeter', 'sdk');
  mkdirSync(join(host, 'node_modules', '@klarmeter'), { recursive: true });
  execFileSync(process.execPath, [join(ROOT, 'sdk', 'pack.ts'), installed]);
});
afterAll(() => rmSync(host, { recursive: true, force: true }));

const CONSUMER = `
import { API_VERSION, createClient, KlarMeterProblem } from '@klarmeter/sdk';
const fetch = async () => new Response('{"code":"not-found"}', { status: 404 });
const client = createClient({ baseUrl: 'https://api.test', apiKey: 'km_test_sk_x', fetch });
console.log(JSON.stringify([typeof client.raw, typeof API_VERSION, new KlarMeterProblem({ status: 404, code: 'x', detail: 'y' }).message]));
`;

test.each(nodes())('plain JavaScript that %s imports', (_, node, ...flags) => {
  const file = join(host, 'consumer.mjs');
  writeFileSync(file, CONSUMER);
  expect(execFileSync(node, [...flags, file], { encoding: 'utf8' })).toBe('["object","string","404 x: y"]\n');
});

test('the code of the README, as a strict project reads it', () => {
  const readme = readFileSync(join(ROOT, 'sdk', 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code);
  expect(blocks.length).toBeGreaterThan(0);
  compile('readme.ts', `declare const process: { env: Record<string, string | undefined> };\n${blocks.join('\n')}`);
});

test('types that a strict project without Node types can read', () => {
  const code = `import { createClient, type Client } from '@klarmeter/sdk';
export const c: Client = createClient({ baseUrl: '', apiKey: 'x' });`;
  compile('consumer.ts', code);
});

test('nothing but the package: no source, no test, no dependency', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest).not.toHaveProperty('publishConfig');
  for (const entry of Object.values<Record<string, string>>(manifest.exports))
    for (const target of Object.values(entry)) expect(files).toContain(target.slice(2));
});

test('it is small', () => {
  const code = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  // Comments and all, so a bundler makes it smaller yet.
  expect(gzipSync(code.map((file) => readFileSync(join(installed, file))).join('\n')).length).toBeLessThan(
    GZIP_BYTES_MAX,
  );
});

test('a bundler keeps only the operations that are named', () => {
  const code = `import { getUnit } from '@klarmeter/sdk/operations';
console.log(getUnit);`;
  const stdin = { contents: code, resolveDir: host };
  const { outputFiles } = buildSync({ stdin, bundle: true, minify: true, format: 'esm', write: false });
  const paths = outputFiles[0]?.text.match(/"\/v1\/[^"]*"/g);
  expect(paths).toEqual(['"/v1/units/{unit_id}"']);
});

test('the source asks only for what every platform has', () => {
  const sources = readdirSync(join(ROOT, 'sdk', 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  for (const file of sources)
    expect(readFileSync(join(ROOT, 'sdk', 'src', file), 'utf8'), file).not.toMatch(
      /from '(?!\.)|\bprocess\.|\bBuffer\b|\brequire\(/,
    );
});

/** Type-checks a file of a project that has the package, and nothing of Node. */
function compile(file: string, code: string): void {
  writeFileSync(join(host, 'package.json'), '{"type":"module"}');
  writeFileSync(join(host, file), code);
  const target = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
  const libraries = ['--lib', 'es2022,dom,dom.iterable'];
  const compiler = join(ROOT, 'node_modules/tsc7/bin/tsc');
  const options = { cwd: host, encoding: 'utf8' } as const;
  const { stdout } = spawnSync(process.execPath, [compiler, ...target, ...libraries, file], options);
  expect(stdout).toBe('');
}

/** The project's Node without its TypeScript, and the machine's own when it has another. */
function nodes(): [string, string, ...string[]][] {
  const own: [string, string, ...string[]] = [`Node ${process.version}`, process.execPath, '--no-strip-types'];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder.includes('node_modules')) continue;
    try {
      const node = join(folder, 'node');
      const version = execFileSync(node, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
      if (version !== process.version && Number(/^v(\d+)/.exec(version)?.[1]) >= 20)
        return [own, [`Node ${version}`, node]];
    } catch {
      // No node in this folder.
    }
  }
  console.warn('no second Node on this machine: the package was imported with the project’s own only');
  return [own];
}
