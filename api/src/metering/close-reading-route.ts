import type { z } from '@hono/zod-openapi';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { showReadingRoute } from './get-reading-route.ts';
import { fetchReadingRoute, holdRoute, selectTakenValues } from './manual-reading/route-store.ts';
import type { ReadingRoute } from './manual-reading/schemas.ts';
import { readingRoutes } from './manual-reading/tables.ts';
import { noteArrivals } from './readings/arrivals.ts';

/** Nothing more is taken for this route. Twice changes nothing more; what is still on a phone goes to another route. */
export async function closeReadingRoute(context: Context, id: string): Promise<z.infer<typeof ReadingRoute>> {
  authorize(context, 'closeReadingRoute');
  const { db, accountId, now } = context;
  await holdRoute(context, id);
  const row = await fetchReadingRoute(context, id);
  if (row.closedAt !== null) return showReadingRoute(context, row);
  const [closed] = await db
    .update(readingRoutes)
    .set({ closedAt: now(), version: sql`${readingRoutes.version} + 1`, updatedAt: now() })
    .where(and(eq(readingRoutes.accountId, accountId), eq(readingRoutes.id, id)))
    .returning();
  if (closed === undefined) throw new Error(`the route ${id} is held and gone`);
  // A reader's session sees no bills: what his values mean to them is asked when whoever may see them closes the route.
  await noteArrivals(context, await selectTakenValues(context, id));
  await audit(context, { action: 'reading_route.closed', objectType: 'reading_route', objectId: id });
  return showReadingRoute(context, closed);
}
