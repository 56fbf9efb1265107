import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toFileDrop } from './drops/convert.ts';
import { selectFileDrops } from './drops/store.ts';

/** What was put down by SFTP and sent by e-mail, and what became of it. */
export function listFileDrops(context: Context, query: PageQuery & { readonly source_id?: string | undefined }) {
  authorize(context, 'listFileDrops');
  const filter = { sourceId: query.source_id };
  return listPage(context, {
    operation: 'listFileDrops',
    query,
    filter,
    fetch: (after, limit) => selectFileDrops(context, filter, after, limit),
    keyOf: ({ id }) => id,
    convert: toFileDrop,
  });
}
