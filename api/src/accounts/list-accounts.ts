import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toAccount } from './convert.ts';
import { selectAccounts } from './store.ts';

export function listAccounts(context: Context, query: PageQuery) {
  authorize(context, 'listAccounts');
  return listPage(context, {
    operation: 'listAccounts',
    query,
    fetch: (after, limit) => selectAccounts(context, after, limit),
    keyOf: ({ id }) => id,
    convert: toAccount,
  });
}
