import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { refuseSuperseded } from './costs/refuse-superseded.ts';
import { fetchCostEntry } from './costs/store.ts';
import { costEntries } from './costs/tables.ts';
import { lockBillingPeriod } from './periods/store.ts';
import { isIssued } from './statements/store.ts';

/** Removes a cost entry that was entered by mistake, as long as no statement of its period is issued. */
export async function deleteCostEntry(context: Context, id: string, ifMatch: string | undefined): Promise<void> {
  authorize(context, 'deleteCostEntry');
  const row = await fetchCostEntry(context, id);
  matchVersion(row, ifMatch);
  refuseSuperseded(row);
  await lockBillingPeriod(context, row.billingPeriodId);
  if (await isIssued(context, row.billingPeriodId)) {
    throw new Problem('billing-period-issued', 'Statements of this period rest on it: correct it instead.');
  }
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
