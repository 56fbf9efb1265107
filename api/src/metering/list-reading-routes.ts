import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingRoute } from './manual-reading/convert.ts';
import { arrivedFor } from './manual-reading/progress.ts';
import { selectReadingRoutes } from './manual-reading/route-store.ts';
import type { readingRouteQuery } from './manual-reading/schemas.ts';

/** Routes in the order they were made, each with its progress. */
export async function listReadingRoutes(context: Context, query: z.infer<typeof readingRouteQuery>) {
  authorize(context, 'listReadingRoutes');
  const { property_id, status } = query;
  return listPage(context, {
    operation: 'listReadingRoutes',
    query,
    filter: { property_id, status },
    fetch: async (after, limit) => {
      const rows = await selectReadingRoutes(context, { propertyId: property_id, status }, after, limit);
      const arrived = await arrivedFor(context, rows);
      return rows.flatMap((row) => {
        const own = arrived.get(row.id);
        return own === undefined ? [] : [toReadingRoute(row, own)];
      });
    },
    keyOf: ({ id }) => id,
    convert: (route) => route,
  });
}
