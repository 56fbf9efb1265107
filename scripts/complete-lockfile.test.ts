import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completed } from './complete-lockfile.ts';
import { ROOT } from './sections.ts';

const lock = (packages: Parameters<typeof completed>[0]['packages']) => ({ lockfileVersion: 3, packages });

test('the lockfile of this project is one that npm ci takes', () => {
  const { added } = completed(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  expect(added, 'run: node scripts/lockfile.ts').toEqual([]);
});

test('a hole is filled, as optional, for the machine that its name says, and nothing else changes', () => {
  const tool = {
    version: '1.2.3',
    dev: true,
    optionalDependencies: { 'tool-linux-x64-musl': '1.2.3', 'tool-win32-arm64': '1.2.3' },
  };
  const present = { version: '1.2.3', optional: true, os: ['win32'] };
  const { lockfile, added } = completed(
    lock({ '': {}, 'node_modules/tool': tool, 'node_modules/tool-win32-arm64': present }),
  );
  expect(added).toEqual(['node_modules/tool-linux-x64-musl']);
  expect(lockfile).toEqual(
    lock({
      '': {},
      'node_modules/tool': tool,
      'node_modules/tool-linux-x64-musl': {
        version: '1.2.3',
        dev: true,
        optional: true,
        cpu: ['x64'],
        libc: ['musl'],
        os: ['linux'],
      },
      'node_modules/tool-win32-arm64': present,
    }),
  );
  expect(completed(lockfile).added).toEqual([]);
});

test('a package is found in its own folder and in those above', () => {
  const tool = { version: '1.0.0', optionalDependencies: { a: '1.0.0', b: '1.0.0' } };
  const packages = {
    '': {},
    'node_modules/x/node_modules/tool': tool,
    'node_modules/x/node_modules/tool/node_modules/a': {},
    'node_modules/x/node_modules/b': {},
  };
  expect(completed(lock(packages)).added).toEqual([]);
});

test('a range is not guessed at', () => {
  const tool = { version: '1.0.0', optionalDependencies: { a: '^1.0.0' } };
  expect(completed(lock({ '': {}, 'node_modules/tool': tool })).added).toEqual([]);
});
