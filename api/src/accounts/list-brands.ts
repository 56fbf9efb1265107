import type { Context } from '../context.ts';
import { listPage, type PageQuery } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toBrand } from './convert.ts';
import { selectBrands } from './store.ts';

export function listBrands(context: Context, query: PageQuery) {
  authorize(context, 'listBrands');
  return listPage(context, {
    operation: 'listBrands',
    query,
    fetch: (after, limit) => selectBrands(context, after, limit),
    keyOf: ({ id }) => id,
    convert: toBrand,
  });
}
