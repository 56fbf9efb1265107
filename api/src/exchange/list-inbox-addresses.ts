import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toInboxAddress } from './drops/convert.ts';
import { selectInboxAddresses } from './drops/store.ts';

export function listInboxAddresses(context: Context, query: PageQuery) {
  authorize(context, 'listInboxAddresses');
  return listPage(context, {
    operation: 'listInboxAddresses',
    query,
    fetch: (after, limit) => selectInboxAddresses(context, after, limit),
    keyOf: ({ id }) => id,
    convert: toInboxAddress,
  });
}
