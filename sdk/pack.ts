import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Makes the package as it is published: node sdk/pack.ts [folder]; then npm publish <folder>.
// Inside the workspace the package is its source, because Node 24 runs that; outside it is JavaScript with types.
const sdk = fileURLToPath(new URL('.', import.meta.url));
const { publishConfig, ...manifest } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8'));
const folder = resolve(process.argv[2] ?? join(sdk, publishConfig.directory));

// Only what an earlier run made is replaced.
if (existsSync(folder) && !existsSync(join(folder, 'api-version.js')))
  throw new Error(`${folder} exists and is not this package`);
rmSync(folder, { recursive: true, force: true });
const compiler = join(sdk, '..', 'node_modules', 'tsc7', 'bin', 'tsc');
execFileSync(process.execPath, [compiler, '-p', join(sdk, 'tsconfig.build.json'), '--outDir', folder], {
  stdio: 'inherit',
});
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify({ ...manifest, exports: publishConfig.exports }, null, 2)}\n`,
);
copyFileSync(join(sdk, 'README.md'), join(folder, 'README.md'));
