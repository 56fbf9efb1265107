import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toUploadLogin } from './drops/convert.ts';
import { selectUploadLogins } from './drops/store.ts';

export function listUploadLogins(context: Context, query: PageQuery) {
  authorize(context, 'listUploadLogins');
  return listPage(context, {
    operation: 'listUploadLogins',
    query,
    fetch: (after, limit) => selectUploadLogins(context, after, limit),
    keyOf: ({ id }) => id,
    convert: toUploadLogin,
  });
}
