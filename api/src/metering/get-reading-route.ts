import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { toReadingRoute } from './manual-reading/convert.ts';
import { arrivedFor } from './manual-reading/progress.ts';
import { fetchReadingRoute, type ReadingRouteRow } from './manual-reading/route-store.ts';
import type { ReadingRoute } from './manual-reading/schemas.ts';

/** A route and how far it is. */
export async function getReadingRoute(context: Context, id: string): Promise<z.infer<typeof ReadingRoute>> {
  authorize(context, 'getReadingRoute');
  return showReadingRoute(context, await fetchReadingRoute(context, id));
}

/** For verbs that changed it. */
export async function showReadingRoute(context: Context, row: ReadingRouteRow): Promise<z.infer<typeof ReadingRoute>> {
  const arrived = (await arrivedFor(context, [row])).get(row.id);
  if (arrived === undefined) throw new Error('the route was asked for');
  return toReadingRoute(row, arrived);
}
