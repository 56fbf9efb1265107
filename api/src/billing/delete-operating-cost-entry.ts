import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { fetchOperatingCostEntry } from './operating-costs/store.ts';
import { operatingCostEntries } from './operating-costs/tables.ts';
import { refuseIssuedPeriod } from './statements/refuse-issued-period.ts';

/** Removes an entry that was made by mistake, as long as no statement of its period is issued. */
export async function deleteOperatingCostEntry(
  context: Context,
  id: string,
  ifMatch: string | undefined,
): Promise<void> {
  authorize(context, 'deleteOperatingCostEntry');
  const row = await fetchOperatingCostEntry(context, id);
  matchVersion(row, ifMatch);
  await refuseIssuedPeriod(context, row.billingPeriodId);
  const [gone] = await context.db
    .delete(operatingCostEntries)
    .where(
      and(
        eq(operatingCostEntries.accountId, context.accountId),
        eq(operatingCostEntries.id, id),
        eq(operatingCostEntries.version, row.version),
      ),
    )
    .returning({ id: operatingCostEntries.id });
  if (gone === undefined) throw staleVersion();
  await audit(context, {
    action: 'operating_cost_entry.deleted',
    objectType: 'operating_cost_entry',
    objectId: id,
    changes: { billing_period_id: row.billingPeriodId, kind: row.kind, amount_cents: row.amountCents },
  });
}
