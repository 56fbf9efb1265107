import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { unknownReference } from '../problem.ts';
import { fetchProperty, fetchUnit, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { refuseWrongTerms } from './virtual-points/check.ts';
import { toVirtualPoint, type VirtualPointWire } from './virtual-points/convert.ts';
import type { CreateVirtualPoint } from './virtual-points/schemas.ts';
import { virtualPointDefinitions, virtualPoints } from './virtual-points/tables.ts';

/** Makes a point that nobody reads: a sum or difference of others, from a day on. */
export async function createVirtualPoint(
  context: Context,
  input: z.infer<typeof CreateVirtualPoint>,
): Promise<VirtualPointWire> {
  authorize(context, 'createVirtualPoint');
  const { property_id: propertyId, unit_id: unitId, use, name, counted_in: countedIn, definition } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  if (unitId !== null) {
    const unit = await referenced({ pointer: '/unit_id', noun: 'unit', id: unitId }, fetchUnit(context, unitId));
    if (unit.propertyId !== propertyId) throw unknownReference('/unit_id', 'unit of this property', unitId);
  }
  const { accountId, livemode, db } = context;
  const id = context.newId('virtualPoint');
  await refuseWrongTerms(context, { id, propertyId, countedIn }, definition.terms, '/definition/terms');
  const now = context.now();
  const owned = { accountId, livemode, propertyId, createdAt: now };
  const row = { ...owned, id, unitId, use, name, countedIn, version: 1, updatedAt: now };
  const { from: fromDay, terms, reason } = definition;
  const first = { ...owned, id: context.newId('virtualPointDefinition'), virtualPointId: id, fromDay, terms, reason };
  await db.insert(virtualPoints).values(row);
  await db.insert(virtualPointDefinitions).values(first);
  await audit(context, {
    action: 'virtual_point.created',
    objectType: 'virtual_point',
    objectId: id,
    changes: { property_id: propertyId, unit_id: unitId, use, definition },
  });
  return toVirtualPoint({ row, definitions: [first] });
}
