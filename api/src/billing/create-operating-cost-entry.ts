import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type OperatingCostEntryWire, toOperatingCostEntry } from './operating-costs/convert.ts';
import { refuseUnknownUnits, refuseUnlawfulEntry } from './operating-costs/entry-rules.ts';
import type { CreateOperatingCostEntry } from './operating-costs/entry-schemas.ts';
import { operatingCostEntries } from './operating-costs/tables.ts';
import { daysOf } from './periods/kind.ts';
import { periodOfEntry } from './periods/period-of-entry.ts';

/** Adds a cost to a period of operating costs. */
export async function createOperatingCostEntry(
  context: Context,
  input: z.infer<typeof CreateOperatingCostEntry>,
): Promise<OperatingCostEntryWire> {
  authorize(context, 'createOperatingCostEntry');
  const { db, accountId, livemode } = context;
  const { billing_period_id: billingPeriodId, kind, description, day, amount_cents: amountCents, ...data } = input;
  const period = await periodOfEntry(context, billingPeriodId, 'operating_costs');
  refuseUnlawfulEntry({ kind, amountCents, data }, daysOf(period));
  await refuseUnknownUnits(context, period.propertyId, data);
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('operatingCostEntry'),
    livemode,
    propertyId: period.propertyId,
    billingPeriodId,
    kind,
    description,
    day,
    amountCents,
    data,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(operatingCostEntries).values(row);
  await audit(context, {
    action: 'operating_cost_entry.created',
    objectType: 'operating_cost_entry',
    objectId: row.id,
    changes: { billing_period_id: billingPeriodId, kind, amount_cents: amountCents },
  });
  return toOperatingCostEntry(row);
}
