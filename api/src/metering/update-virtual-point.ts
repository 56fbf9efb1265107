import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { refuseWrongTerms } from './virtual-points/check.ts';
import { toVirtualPoint, type VirtualPointWire } from './virtual-points/convert.ts';
import type { UpdateVirtualPoint } from './virtual-points/schemas.ts';
import { fetchVirtualPoint } from './virtual-points/store.ts';
import { virtualPointDefinitions, virtualPoints } from './virtual-points/tables.ts';

/** Renames a virtual point, or adds a definition. Earlier definitions stay: what was once counted by them still is. */
export async function updateVirtualPoint(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  { name, definition }: z.infer<typeof UpdateVirtualPoint>,
): Promise<VirtualPointWire> {
  authorize(context, 'updateVirtualPoint');
  const { row } = await fetchVirtualPoint(context, id);
  matchVersion(row, ifMatch);
  const { accountId, livemode, db } = context;
  const { propertyId } = row;
  const now = context.now();
  if (definition !== undefined) {
    await refuseWrongTerms(context, row, definition.terms, '/definition/terms');
    const { from: fromDay, terms, reason } = definition;
    const definitionId = context.newId('virtualPointDefinition');
    const owned = { accountId, livemode, propertyId, createdAt: now };
    await db
      .insert(virtualPointDefinitions)
      .values({ ...owned, id: definitionId, virtualPointId: id, fromDay, terms, reason });
  }
  const [updated] = await db
    .update(virtualPoints)
    .set({ name: name ?? row.name, version: row.version + 1, updatedAt: now })
    .where(
      and(eq(virtualPoints.accountId, accountId), eq(virtualPoints.id, id), eq(virtualPoints.version, row.version)),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  await audit(context, {
    action: 'virtual_point.updated',
    objectType: 'virtual_point',
    objectId: id,
    changes: {
      ...(name === undefined ? {} : { name: { before: row.name, after: name } }),
      ...(definition === undefined ? {} : { definition }),
    },
  });
  return toVirtualPoint(await fetchVirtualPoint(context, id));
}
