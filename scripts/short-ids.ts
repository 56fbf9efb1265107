import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where an id stands: `msg(…, { id: 'element.loading' })`, and as a key in the file of a language. */
const GIVEN = /\bid: '([a-z-]+\.[a-z0-9.-]+)'/g;
const QUOTED = /'([a-z-]+\.[a-z0-9.-]+)'/g;

/**
 * Texts are found by their ids in the file of a language. For people they are words, for a page a number will do: the same
 * in every file of one build.
 */
export function shortIds(folder: string): (source: string) => string {
  const ids = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.ts') && !path.endsWith('.test.ts'))
      for (const [, id = ''] of readFileSync(join(folder, path), 'utf8').matchAll(GIVEN)) ids.add(id);
  const short = new Map([...ids].toSorted().map((id, at) => [id, at.toString(36)]));
  return (source) => source.replaceAll(QUOTED, (whole, id: string) => (short.has(id) ? `'${short.get(id)}'` : whole));
}
