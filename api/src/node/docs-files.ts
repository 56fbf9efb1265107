import { readFile } from 'node:fs/promises';
import type { DocsFile } from '../http/docs-files.ts';

/** Where each file of the documentation lies. The script is as its package ships it. */
const PLACES: Readonly<Record<DocsFile, () => URL>> = {
  // The package reads names of its own, not paths we may import.
  'scalar.js': () => new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference')),
  'quickstart.md': () => new URL('../../../docs/quickstart.md', import.meta.url),
};

export function docsFile(name: DocsFile): Promise<string> {
  return readFile(PLACES[name](), 'utf8');
}
