import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { refuseDivided } from './costs/refuse-divided.ts';
import { fetchCostEntry } from './costs/store.ts';
import { costEntries } from './costs/tables.ts';
import { refuseIssuedPeriod } from './statements/refuse-issued-period.ts';

/** Removes a cost entry that was entered by mistake, as long as no statement of its period is issued. */
export async function deleteCostEntry(context: Context, id: string, ifMatch: string | undefined): Promise<void> {
  authorize(context, 'deleteCostEntry');
  const row = await fetchCostEntry(context, id);
  matchVersion(row, ifMatch);
  refuseDivided(row);
  await refuseIssuedPeriod(context, row.billingPeriodId);
  const [gone] = await context.db
    .delete(costEntries)
    .where(
      and(eq(costEntries.accountId, context.accountId), eq(costEntries.id, id), eq(costEntries.version, row.version)),
    )
    .returning({ id: costEntries.id });
  if (gone === undefined) throw staleVersion();
  await audit(context, {
    action: 'cost_entry.deleted',
    objectType: 'cost_entry',
    objectId: id,
    changes: { billing_period_id: row.billingPeriodId, kind: row.kind, amount_cents: row.amountCents },
  });
}
