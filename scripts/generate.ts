import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openApiDocument } from '../api/src/openapi.ts';
import { generatedFiles } from './generated-files.ts';
import type { OpenApiDocument } from './openapi-types.ts';
import { ROOT } from './sections.ts';

// Writes the contract and the SDK's generated part. With --check it compares and writes nothing.
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [file, content] of await generatedFiles(openApiDocument() as unknown as OpenApiDocument)) {
  const path = join(ROOT, file);
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present === content) continue;
  stale.push(file);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

if (stale.length === 0) console.log('Every generated file is fresh.');
else if (check) console.log(`Stale: ${stale.join(', ')}. Run: npm run generate`);
else console.log(`Written: ${stale.join(', ')}`);
process.exitCode = check && stale.length > 0 ? 1 : 0;
