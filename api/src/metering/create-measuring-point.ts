import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { unknownReference } from '../problem.ts';
import { fetchProperty, fetchUnit, referenced } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type MeasuringPointWire, toMeasuringPoint } from './convert.ts';
import type { CreateMeasuringPoint } from './schemas.ts';
import { measuringPoints } from './tables.ts';

/** Makes a place of measurement in a unit or of the whole house. */
export async function createMeasuringPoint(
  context: Context,
  input: z.infer<typeof CreateMeasuringPoint>,
): Promise<MeasuringPointWire> {
  authorize(context, 'createMeasuringPoint');
  const { property_id: propertyId, unit_id: unitId, use, room, position } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  if (unitId !== null) {
    const unit = await referenced({ pointer: '/unit_id', noun: 'unit', id: unitId }, fetchUnit(context, unitId));
    if (unit.propertyId !== propertyId) throw unknownReference('/unit_id', 'unit of this property', unitId);
  }
  const now = context.now();
  const row = {
    accountId: context.accountId,
    id: context.newId('measuringPoint'),
    livemode: context.livemode,
    propertyId,
    unitId,
    use,
    room,
    position,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await context.db.insert(measuringPoints).values(row);
  await audit(context, {
    action: 'measuring_point.created',
    objectType: 'measuring_point',
    objectId: row.id,
    changes: { property_id: propertyId, unit_id: unitId, use },
  });
  return toMeasuringPoint(row);
}
