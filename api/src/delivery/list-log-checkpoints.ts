import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toCheckpoint } from './convert.ts';
import { selectCheckpoints } from './log-store.ts';

/** The signed heads of the evidence log, smallest first: whoever keeps copies can show later that nothing was changed. */
export function listLogCheckpoints(context: Context, query: PageQuery) {
  authorize(context, 'listLogCheckpoints');
  return listPage(context, {
    operation: 'listLogCheckpoints',
    query,
    fetch: (after, limit) => selectCheckpoints(context, after, limit),
    keyOf: ({ treeSize }) => String(treeSize),
    convert: toCheckpoint,
  });
}
