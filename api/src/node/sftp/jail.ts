import { posix } from 'node:path';
import { nameOfFile, RESULT } from '../../exchange/index.ts';

/** Where a path leads inside the one folder of a login. */
export type Place =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'result'; readonly name: string }
  | { readonly kind: 'nowhere' };

/** Longer than any path that leads somewhere here. */
const PATH_MAX = 500;

/**
 * There is one folder with files in it and nothing else: whatever a path says, it cannot lead out, because no path is ever
 * given to a file system.
 */
export function placeOf(path: string): Place {
  if (path.length > PATH_MAX || path.includes('\\')) return { kind: 'nowhere' };
  const whole = posix.resolve('/', path);
  if (whole === '/') return { kind: 'folder' };
  const text = whole.slice(1);
  const name = text.includes('/') ? null : nameOfFile(text);
  if (name === null || name !== text) return { kind: 'nowhere' };
  if (!name.endsWith(RESULT)) return { kind: 'file', name };
  const of = name.slice(0, -RESULT.length);
  return of === '' ? { kind: 'nowhere' } : { kind: 'result', name: of };
}

/** Names under which clients write before they rename: such a file is put down by the renaming. */
export const isProvisional = (name: string): boolean =>
  /^\.|~$|\.(filepart|part|partial|tmp|temp|upload|writing)$/i.test(name);
