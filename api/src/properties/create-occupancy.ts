import type { z } from '@hono/zod-openapi';
import { createPerson } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type OccupancyWire, toOccupancy } from './convert.ts';
import { refusePersonChanges } from './person-changes.ts';
import { referenced } from './referenced.ts';
import type { CreateOccupancy } from './schemas.ts';
import { fetchUnit } from './store.ts';
import { occupancies } from './tables.ts';

/** Says who uses a unit from when on. The database refuses a second user on the same day. */
export async function createOccupancy(
  context: Context,
  input: z.infer<typeof CreateOccupancy>,
): Promise<OccupancyWire> {
  authorize(context, 'createOccupancy');
  const { db, accountId, livemode } = context;
  const { unit_id: unitId, occupant } = input;
  refusePersonChanges(input, input);
  const unit = await referenced({ pointer: '/unit_id', noun: 'unit', id: unitId }, fetchUnit(context, unitId));
  const personId = occupant === null ? null : await createPerson(context, occupant);
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('occupancy'),
    livemode,
    propertyId: unit.propertyId,
    unitId,
    personId,
    vacant: input.vacant,
    number: input.number,
    fromDay: input.from,
    toDay: input.to,
    vatPercent: input.vat_percent,
    persons: input.persons,
    personChanges: input.person_changes,
    consumerContract: input.consumer_contract,
    externalRefs: input.external_refs,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(occupancies).values(row);
  await audit(context, {
    action: 'occupancy.created',
    objectType: 'occupancy',
    objectId: row.id,
    changes: { unit_id: unitId, from: row.fromDay, to: row.toDay, vacant: row.vacant, persons: row.persons },
  });
  return toOccupancy(row, new Map(personId === null || occupant === null ? [] : [[personId, occupant] as const]));
}
