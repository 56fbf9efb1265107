import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openApiDocument } from '../api/src/openapi.ts';
import { elementFiles } from './elements/element-files.ts';
import { exampleFiles } from './examples/files.ts';
import { generatedFiles } from './generated-files.ts';
import type { OpenApiDocument } from './openapi-types.ts';
import { ROOT } from './sections.ts';
import { readSources } from './tidy/source.ts';

// Writes the contract, the SDK's generated part, where operations are shown, and what is said of the elements. With --check it compares and writes
// nothing.
const check = process.argv.includes('--check');
const stale: string[] = [];
const document = openApiDocument() as unknown as OpenApiDocument;
const contract = await generatedFiles(document);
const examples = exampleFiles(document, readSources(ROOT, 'examples'));
for (const [file, content] of [...contract, ...examples, ...(await elementFiles(ROOT, contract))]) {
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
