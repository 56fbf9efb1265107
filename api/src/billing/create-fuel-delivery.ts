import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type FuelDeliveryWire, toFuelDelivery } from './costs/convert.ts';
import type { CreateFuelDelivery } from './costs/schemas.ts';
import { fuelDeliveries } from './costs/tables.ts';
import { periodOfEntry } from './periods/period-of-entry.ts';

/** Adds a layer to the fuel stock of a period: the opening stock or a purchase, first in first out. */
export async function createFuelDelivery(
  context: Context,
  input: z.infer<typeof CreateFuelDelivery>,
): Promise<FuelDeliveryWire> {
  authorize(context, 'createFuelDelivery');
  const { db, accountId, livemode } = context;
  const { billing_period_id: billingPeriodId } = input;
  const { propertyId } = await periodOfEntry(context, billingPeriodId, 'heating');
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('fuelDelivery'),
    livemode,
    propertyId,
    billingPeriodId,
    kind: input.kind,
    day: input.day,
    unit: input.unit,
    quantity: input.quantity,
    amountCents: input.amount_cents,
    co2Kg: input.co2_kg,
    co2CostCents: input.co2_cost_cents,
    supersededBy: null,
    dividedFrom: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(fuelDeliveries).values(row);
  const wire = toFuelDelivery(row);
  await audit(context, {
    action: 'fuel_delivery.created',
    objectType: 'fuel_delivery',
    objectId: row.id,
    changes: { billing_period_id: billingPeriodId, kind: row.kind, amount_cents: row.amountCents },
  });
  return wire;
}
