import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { Problem, refusal } from '../problem.ts';
import { authorize } from '../rights.ts';
import { showReadingRoute } from './get-reading-route.ts';
import { fetchReadingRoute, type ReadingRouteRow } from './manual-reading/route-store.ts';
import type { ReadingRoute, UpdateReadingRoute } from './manual-reading/schemas.ts';
import { readingRoutes } from './manual-reading/tables.ts';
import { checkedPoints } from './manual-reading/walk-order.ts';

/** Changes name, days or the order of the walk. What was read stays. */
export async function updateReadingRoute(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateReadingRoute>,
): Promise<z.infer<typeof ReadingRoute>> {
  authorize(context, 'updateReadingRoute');
  const row = await fetchReadingRoute(context, id);
  matchVersion(row, ifMatch);
  if (row.closedAt !== null) throw new Problem('conflict', 'The route is closed; make another one.');
  const { from = row.fromDay, to = row.toDay, key_date: keyDate = row.keyDate } = patch;
  if (to < from) {
    throw refusal('/to', 'to_before_from', {
      de: 'Der letzte Tag liegt vor dem ersten.',
      en: 'The last day is before the first.',
    });
  }
  const changed = await changeReadingRoute(context, row, {
    name: patch.name ?? row.name,
    fromDay: from,
    toDay: to,
    keyDate,
    pointIds:
      patch.point_ids === undefined ? row.pointIds : await checkedPoints(context, row.propertyId, patch.point_ids),
  });
  await audit(context, {
    action: 'reading_route.updated',
    objectType: 'reading_route',
    objectId: id,
    changes: { fields: Object.keys(patch), from, to, key_date: keyDate, points: changed.pointIds.length },
  });
  return showReadingRoute(context, changed);
}

/** @throws Problem `precondition-failed` where somebody else was faster. */
async function changeReadingRoute(
  { db, accountId, now }: Context,
  row: ReadingRouteRow,
  change: Partial<ReadingRouteRow>,
): Promise<ReadingRouteRow> {
  const [updated] = await db
    .update(readingRoutes)
    .set({ ...change, version: row.version + 1, updatedAt: now() })
    .where(
      and(eq(readingRoutes.accountId, accountId), eq(readingRoutes.id, row.id), eq(readingRoutes.version, row.version)),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  return updated;
}
