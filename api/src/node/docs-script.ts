import { readFile } from 'node:fs/promises';

/** The reference page's script as its package ships it. It reads names of its own, not paths we may import. */
export function docsScript(): Promise<string> {
  return readFile(new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference')), 'utf8');
}
