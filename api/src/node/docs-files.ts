import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { DocsFile } from '../http/docs-files.ts';

/** Where each file of the documentation lies. The script is as its package ships it. */
const PLACES: Readonly<Record<DocsFile, () => URL>> = {
  // The package names no path of it that we may import.
  'scalar.js': () => new URL('./dist/browser/standalone.js', packageOf('@scalar/api-reference')),
  'quickstart.md': () => new URL('../../../docs/quickstart.md', import.meta.url),
  'meters.md': () => new URL('../../../docs/meters.md', import.meta.url),
  'calls.json': () => new URL('../../../docs/calls.json', import.meta.url),
};

export function docsFile(name: DocsFile): Promise<string> {
  return readFile(PLACES[name](), 'utf8');
}

function packageOf(name: string): URL {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new Error(`${name} is not installed`);
  return pathToFileURL(manifest);
}
