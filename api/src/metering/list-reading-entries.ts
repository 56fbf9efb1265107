import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingEntry } from './manual-reading/convert.ts';
import { selectPhotoIds } from './manual-reading/photo-store.ts';
import { selectReadingEntries } from './manual-reading/route-store.ts';
import type { readingEntryQuery } from './manual-reading/schemas.ts';

/** What readers sent, in the order it arrived: values, remarks that explain a missing one, and contradictions. */
export async function listReadingEntries(context: Context, query: z.infer<typeof readingEntryQuery>) {
  authorize(context, 'listReadingEntries');
  const { reading_route_id, measuring_point_id, outcome } = query;
  return listPage(context, {
    operation: 'listReadingEntries',
    query,
    filter: { reading_route_id, measuring_point_id, outcome },
    fetch: async (after, limit) => {
      const filter = { routeId: reading_route_id, measuringPointId: measuring_point_id, outcome };
      const rows = await selectReadingEntries(context, filter, after, limit);
      const photos = await selectPhotoIds(
        context,
        rows.map(({ clientId }) => clientId),
      );
      return rows.map((row) => toReadingEntry(row, photos.get(row.clientId) ?? null));
    },
    keyOf: ({ id }) => id,
    convert: (entry) => entry,
  });
}
