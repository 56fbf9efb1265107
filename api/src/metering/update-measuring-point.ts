import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type MeasuringPointWire, toMeasuringPoint } from './convert.ts';
import type { UpdateMeasuringPoint } from './schemas.ts';
import { fetchMeasuringPoint } from './store.ts';
import { measuringPoints } from './tables.ts';

/** Renames or reorders a point. What it measures, and where, never changes: that is another point. */
export async function updateMeasuringPoint(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateMeasuringPoint>,
): Promise<MeasuringPointWire> {
  authorize(context, 'updateMeasuringPoint');
  const row = await fetchMeasuringPoint(context, id);
  matchVersion(row, ifMatch);
  const [updated] = await context.db
    .update(measuringPoints)
    .set({
      room: patch.room ?? row.room,
      position: patch.position ?? row.position,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(
      and(
        eq(measuringPoints.accountId, context.accountId),
        eq(measuringPoints.id, id),
        eq(measuringPoints.version, row.version),
      ),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toMeasuringPoint(updated);
  await audit(context, {
    action: 'measuring_point.updated',
    objectType: 'measuring_point',
    objectId: id,
    changes: changesOf(toMeasuringPoint(row), after),
  });
  return after;
}
