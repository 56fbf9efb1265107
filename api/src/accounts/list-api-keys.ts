import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toApiKey } from './convert.ts';
import { selectApiKeys } from './store.ts';

export function listApiKeys(context: Context, query: PageQuery) {
  authorize(context, 'listApiKeys');
  return listPage(context, {
    operation: 'listApiKeys',
    query,
    fetch: (after, limit) => selectApiKeys(context, after, limit),
    keyOf: ({ id }) => id,
    convert: toApiKey,
  });
}
