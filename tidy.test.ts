import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bordersHold, engineIsPure, importsOf, slicesHold } from './scripts/tidy/imports.ts';
import { linksLead, namedPathsExist } from './scripts/tidy/links.ts';
import { migrationsAreListed, operationOf, routesHaveTheirNames } from './scripts/tidy/names.ts';
import { partsHold } from './scripts/tidy/parts.ts';
import { type Rule, readSources, type SourceFile } from './scripts/tidy/source.ts';
import { filesAreShort, generatedFilesSaySo, noMachineShows, nothingIsLeftOver } from './scripts/tidy/text.ts';

const ROOT = import.meta.dirname;
const repository = readSources(ROOT);
const inRepository = (path: string): boolean => existsSync(join(ROOT, path));

/** A file that a rule is tried on. */
const file = (path: string, text = ''): SourceFile => ({ path, text });
const importing = (path: string, target: string): SourceFile[] => [file(path, `import { x } from '${target}';`)];
const named = (files: readonly SourceFile[]): string =>
  files.map(({ path, text }) => `${path}: ${text.slice(0, 60).replace(/\s+/g, ' ')}`).join(' + ');
const only =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);
const WORK = ['', 'work', 'shared'].join('/');
const NOTE = ['TO', 'DO'].join('');
const OFF = ['on', 'ly'].join('');

/** Each rule, what it must object to, and what it must let pass. */
const RULES: readonly { why: string; rule: Rule; broken: readonly SourceFile[][]; kept: readonly SourceFile[][] }[] = [
  {
    why: 'who may import whom',
    rule: bordersHold,
    broken: [
      importing('engine/src/a.ts', 'node:fs'),
      importing('engine/src/a.ts', 'zod'),
      importing('engine/src/a.ts', '../cli/b.ts'),
      importing('engine/cli/a.ts', '@klarmeter/sdk'),
      importing('api/src/billing/a.ts', '@klarmeter/sdk'),
      importing('api/src/billing/a.ts', '../../../engine/src/index.ts'),
      importing('api/src/billing/routes/a.ts', '@klarmeter/engine'),
      importing('api/bench/a.ts', '../../scripts/build-widgets.ts'),
      importing('api/bench/browser/a.ts', '../../../widgets/src/embed.ts'),
      importing('api/bench/browser/a.ts', '../../src/app.ts'),
      importing('sdk/src/a.ts', '../../api/src/openapi.ts'),
      importing('sdk/src/a.ts', 'zod'),
      importing('widgets/src/a.ts', '@klarmeter/engine'),
      importing('widgets/src/a.ts', '@klarmeter/api'),
      importing('widgets/src/generated/a.ts', 'react'),
      importing('widgets/src/generated/react.ts', 'lit'),
      importing('examples/01-a.ts', '../api/src/app.ts'),
      importing('examples/05-a.ts', '@klarmeter/sdk'),
      importing('examples/05-a.ts', './helper.ts'),
    ],
    kept: [
      importing('engine/src/a.ts', '@noble/hashes/sha2.js'),
      importing('engine/src/a.ts', './b.ts'),
      importing('engine/src/a.test.ts', 'node:fs'),
      importing('engine/cli/a.ts', 'node:fs'),
      importing('api/src/billing/a.ts', '@klarmeter/engine'),
      importing('api/src/billing/routes/a.ts', 'hono'),
      importing('api/bench/browser/a.ts', '../../../scripts/build-widgets.ts'),
      importing('api/bench/browser/a.ts', '../../../widgets/test/wire.ts'),
      importing('api/bench/browser/a.ts', 'playwright-core'),
      importing('sdk/src/a.ts', './b.ts'),
      importing('widgets/src/a.ts', '@klarmeter/engine/proof'),
      importing('widgets/src/a.ts', 'lit'),
      importing('widgets/src/generated/react.ts', 'react'),
      importing('examples/01-a.ts', '@klarmeter/sdk'),
      importing('examples/05-a.ts', 'node:crypto'),
    ],
  },
  {
    why: 'the slices of the API follow the path',
    rule: slicesHold,
    broken: [
      importing('api/src/billing/a.ts', '../delivery/index.ts'),
      importing('api/src/billing/a.ts', '../metering/store.ts'),
      importing('api/src/billing/a.ts', '../metering/tables.ts'),
      importing('api/src/billing/tables.ts', '../metering/index.ts'),
      importing('api/src/billing/a.ts', '../compliance/index.ts'),
      importing('api/src/http/a.ts', '../accounts/store.ts'),
      importing('api/src/node.ts', './accounts/store.ts'),
      importing('api/src/app.ts', './delivery/mail/mailer.ts'),
    ],
    kept: [
      importing('api/src/delivery/a.ts', '../billing/index.ts'),
      importing('api/src/billing/tables.ts', '../metering/tables.ts'),
      importing('api/src/billing/a.ts', './store.ts'),
      importing('api/src/compliance/a.ts', '../billing/index.ts'),
      importing('api/src/app.ts', './billing/routes/a.ts'),
      importing('api/src/node.ts', './delivery/mail/mailer.ts'),
      importing('api/src/billing/a.test.ts', '../delivery/store.ts'),
    ],
  },
  {
    why: 'the parts of a slice lie in layers',
    rule: partsHold,
    broken: [
      importing('api/src/billing/house/a.ts', '../runs/b.ts'),
      importing('api/src/billing/runs/a.ts', '../start-billing-run.ts'),
      importing('api/src/billing/elsewhere/a.ts', './b.ts'),
    ],
    kept: [
      importing('api/src/billing/runs/a.ts', '../house/b.ts'),
      importing('api/src/billing/runs/a.ts', '../statements/b.ts'),
      importing('api/src/billing/start-billing-run.ts', './runs/b.ts'),
      importing('api/src/billing/routes/a.ts', '../start-billing-run.ts'),
      importing('api/src/billing/house/a.test.ts', '../runs/b.ts'),
      [file('api/src/billing/house/a.ts', "import type { X } from '../runs/b.ts';")],
    ],
  },
  {
    why: 'the engine has no clock, no chance, no output',
    rule: engineIsPure,
    broken: [
      [file('engine/src/a.ts', 'const now = Date.now();')],
      [file('engine/src/a.ts', 'if (process.env.X) x();')],
      [file('engine/src/a.ts', 'Math.random()')],
    ],
    kept: [
      [file('engine/src/a.ts', '// Date.now() is not known here\n/* process.env\nneither */')],
      [file('engine/cli/a.ts', 'process.exit()')],
    ],
  },
  {
    why: 'a route, its verb and its operation have one name',
    rule: routesHaveTheirNames,
    broken: [
      [file('api/src/billing/routes/get-run.ts', "operationId: 'getRun'")],
      [file('api/src/billing/routes/get-run.ts', "operationId: 'fetchRun'"), file('api/src/billing/get-run.ts')],
    ],
    kept: [[file('api/src/billing/routes/get-run.ts', "operationId: 'getRun'"), file('api/src/billing/get-run.ts')]],
  },
  {
    why: 'every migration is applied',
    rule: migrationsAreListed,
    broken: [
      [file('m/migrations/meta/_journal.json', '{"entries":[]}'), file('m/migrations/0000_a.sql')],
      [file('m/migrations/meta/_journal.json', '{"entries":[{"tag":"0000_a"}]}')],
    ],
    kept: [
      [file('m/migrations/meta/_journal.json', '{"entries":[{"tag":"0000_a"}]}'), file('m/migrations/0000_a.sql')],
    ],
  },
  {
    why: 'a file holds one thing',
    rule: filesAreShort,
    broken: [[file('a.ts', 'x\n'.repeat(401))]],
    kept: [
      [file('a.ts', 'x\n'.repeat(400))],
      [file('a.ts', `// Long because it is a list.\n${'x\n'.repeat(900)}`)],
      [file('sdk/src/generated/a.ts', 'x\n'.repeat(900))],
    ],
  },
  {
    why: 'nothing is left over',
    rule: nothingIsLeftOver,
    broken: [
      [file('a.md', `${NOTE}: write this`)],
      [file('a.test.ts', `test.${OFF}('x', f)`)],
      [file('a.test.ts', `describe.each([1]).${['sk', 'ip'].join('')}('x')`.replace('.each([1])', ''))],
    ],
    kept: [[file('a.md', 'to do')], [file('a.test.ts', 'test.skipIf(missing)(x)')]],
  },
  {
    why: 'no machine and no registry shows',
    rule: noMachineShows,
    broken: [
      [file('a.ts', `readFile('${WORK}/x')`)],
      [file('package-lock.json', `"resolved": "${'http'}s://example.test/a.tgz"`)],
    ],
    kept: [[file('a.ts', "readFile('../shared/x')")], [file('a.md', 'https://api.test/work/flow')]],
  },
  {
    why: 'generated files say so',
    rule: generatedFilesSaySo,
    broken: [[file('sdk/src/generated/a.ts', 'export {};')]],
    kept: [[file('sdk/src/generated/a.ts', '// Generated by x')], [file('sdk/src/a.ts', 'export {};')]],
  },
  {
    why: 'links lead somewhere',
    rule: linksLead(inRepository),
    broken: [
      [file('a.md', '[x](missing.md)')],
      [file('a.md', '# One\n[x](#two)')].map((each) => ({ ...each, path: 'package.md' })),
    ],
    kept: [
      [file('a.md', '[x](package.json) [y](https://example.test/z)')],
      [file('a.md', '```\n[x](missing.md)\n```')],
    ],
  },
  {
    why: 'paths that are named exist',
    rule: namedPathsExist(inRepository),
    broken: [[file('README.md', 'see `scripts/missing.ts`')]],
    kept: [[file('README.md', 'see `scripts/test.ts`, `application/json`, `scripts/*.ts`')]],
  },
];

describe.each(RULES)('$why', ({ rule, broken, kept }) => {
  test('holds in this repository', () => expect(rule(repository).join('\n')).toBe(''));
  test.each(broken.map((files) => [named(files), files] as const))('objects to %s', (_, files) => {
    expect(rule(files)).not.toEqual([]);
  });
  test.each(kept.map((files) => [named(files), files] as const))('lets %s pass', (_, files) => {
    expect(rule(files)).toEqual([]);
  });
});

test('a heading that exists is found, one that does not is not', () => {
  const rule = linksLead(only('a.md', 'b.md'));
  expect(rule([file('a.md', '[x](b.md#who-may-import-whom)'), file('b.md', '### Who may import whom?')])).toEqual([]);
  expect(rule([file('a.md', '[x](b.md#who)'), file('b.md', '### Who may import whom?')])).toHaveLength(1);
});

test('imports are found however they are written', () => {
  const text =
    "import a from './a.ts';\nimport type { B } from './b.ts';\nexport * from './c.ts';\nimport './d.ts';\nawait import('./e.ts');";
  expect(importsOf(file('x/y.ts', text))).toEqual(['x/a.ts', 'x/b.ts', 'x/c.ts', 'x/d.ts', 'x/e.ts']);
});

test('file names become operation names', () => expect(operationOf('start-billing-run')).toBe('startBillingRun'));

test('the rules have something to read', () => {
  for (const folder of ['engine/src/', 'api/src/', 'sdk/src/'])
    expect(
      repository.some(({ path }) => path.startsWith(folder)),
      folder,
    ).toBe(true);
});
