import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type FuelDeliveryWire, toFuelDelivery } from './costs/convert.ts';
import { refuseDivided } from './costs/refuse-divided.ts';
import type { UpdateFuelDelivery } from './costs/schemas.ts';
import { fetchFuelDelivery } from './costs/store.ts';
import { fuelDeliveries } from './costs/tables.ts';
import type { DividedFrom } from './cycle-change/record.ts';

/** Corrects a fuel delivery. Runs that were started keep what they froze; the next run reads the new value. */
export async function updateFuelDelivery(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateFuelDelivery>,
): Promise<FuelDeliveryWire> {
  authorize(context, 'updateFuelDelivery');
  const row = await fetchFuelDelivery(context, id);
  matchVersion(row, ifMatch);
  refuseDivided(row);
  const co2Changed = patch.co2_kg !== undefined || patch.co2_cost_cents !== undefined;
  const [updated] = await context.db
    .update(fuelDeliveries)
    .set({
      kind: patch.kind ?? row.kind,
      day: patch.day ?? row.day,
      unit: patch.unit ?? row.unit,
      quantity: patch.quantity ?? row.quantity,
      amountCents: patch.amount_cents ?? row.amountCents,
      co2Kg: patch.co2_kg === undefined ? row.co2Kg : patch.co2_kg,
      co2CostCents: patch.co2_cost_cents === undefined ? row.co2CostCents : patch.co2_cost_cents,
      // What a change of cycle left of it to the last decimal is only so while nobody says otherwise.
      dividedFrom: co2Changed ? withoutCo2(row.dividedFrom) : row.dividedFrom,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(
      and(
        eq(fuelDeliveries.accountId, context.accountId),
        eq(fuelDeliveries.id, id),
        eq(fuelDeliveries.version, row.version),
      ),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const wire = toFuelDelivery(updated);
  await audit(context, {
    action: 'fuel_delivery.updated',
    objectType: 'fuel_delivery',
    objectId: id,
    changes: changesOf(toFuelDelivery(row), wire),
  });
  return wire;
}

const withoutCo2 = (from: DividedFrom | null): DividedFrom | null =>
  from && { id: from.id, cycle_change_id: from.cycle_change_id };
