import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { refuseDivided } from './costs/refuse-divided.ts';
import { fetchFuelDelivery } from './costs/store.ts';
import { fuelDeliveries } from './costs/tables.ts';
import { refuseIssuedPeriod } from './statements/refuse-issued-period.ts';

/** Removes a fuel delivery that was entered by mistake, as long as no statement of its period is issued. */
export async function deleteFuelDelivery(context: Context, id: string, ifMatch: string | undefined): Promise<void> {
  authorize(context, 'deleteFuelDelivery');
  const row = await fetchFuelDelivery(context, id);
  matchVersion(row, ifMatch);
  refuseDivided(row);
  await refuseIssuedPeriod(context, row.billingPeriodId);
  const [gone] = await context.db
    .delete(fuelDeliveries)
    .where(
      and(
        eq(fuelDeliveries.accountId, context.accountId),
        eq(fuelDeliveries.id, id),
        eq(fuelDeliveries.version, row.version),
      ),
    )
    .returning({ id: fuelDeliveries.id });
  if (gone === undefined) throw staleVersion();
  await audit(context, {
    action: 'fuel_delivery.deleted',
    objectType: 'fuel_delivery',
    objectId: id,
    changes: { billing_period_id: row.billingPeriodId, kind: row.kind, amount_cents: row.amountCents },
  });
}
