import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toUnit, type UnitWire } from './convert.ts';
import { referenced } from './referenced.ts';
import type { CreateUnit } from './schemas.ts';
import { fetchProperty } from './store.ts';
import { units } from './tables.ts';

/** Makes a unit of a house. Its number is unique there. */
export async function createUnit(context: Context, input: z.infer<typeof CreateUnit>): Promise<UnitWire> {
  authorize(context, 'createUnit');
  const { db, accountId, livemode } = context;
  const { property_id: propertyId } = input;
  await referenced({ pointer: '/property_id', noun: 'property', id: propertyId }, fetchProperty(context, propertyId));
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('unit'),
    livemode,
    propertyId,
    number: input.number,
    label: input.label,
    use: input.use,
    userGroup: input.user_group,
    heatingAreaM2: input.heating_area_m2,
    hotWaterAreaM2: input.hot_water_area_m2,
    livingAreaM2: input.living_area_m2,
    coOwnershipShares: input.co_ownership_shares,
    externalRefs: input.external_refs,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(units).values(row);
  await audit(context, {
    action: 'unit.created',
    objectType: 'unit',
    objectId: row.id,
    changes: {
      property_id: propertyId,
      number: row.number,
      use: row.use,
      user_group: row.userGroup,
      heating_area_m2: row.heatingAreaM2,
      hot_water_area_m2: row.hotWaterAreaM2,
      living_area_m2: row.livingAreaM2,
      co_ownership_shares: row.coOwnershipShares,
    },
  });
  return toUnit(row);
}
