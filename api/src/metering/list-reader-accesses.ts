import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReaderAccess } from './manual-reading/convert.ts';
import { fetchReadingRoute, selectReaderAccesses } from './manual-reading/route-store.ts';
import type { accessQuery } from './manual-reading/schemas.ts';

/** Who may get in for a route, and how often the PIN was wrong. Neither link nor PIN is shown again. */
export async function listReaderAccesses(context: Context, routeId: string, query: z.infer<typeof accessQuery>) {
  authorize(context, 'listReaderAccesses');
  await fetchReadingRoute(context, routeId);
  return listPage(context, {
    operation: 'listReaderAccesses',
    query,
    filter: { routeId },
    fetch: (after, limit) => selectReaderAccesses(context, routeId, after, limit),
    keyOf: ({ id }) => id,
    convert: (row) => toReaderAccess(row, context.now()),
  });
}
