import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type CostEntryWire, toCostEntry } from './costs/convert.ts';
import { refuseUnlawfulCost } from './costs/rules.ts';
import type { CreateCostEntry } from './costs/schemas.ts';
import { costEntries } from './costs/tables.ts';
import { periodOfEntry } from './periods/period-of-entry.ts';

/** Adds a cost to a period. Which kinds go with which scope is a closed list (HeizkostenV sections 7(2), 8(2)). */
export async function createCostEntry(
  context: Context,
  input: z.infer<typeof CreateCostEntry>,
): Promise<CostEntryWire> {
  authorize(context, 'createCostEntry');
  refuseUnlawfulCost({ ...input, amountCents: input.amount_cents, laborCents: input.labor_cents });
  const { db, accountId, livemode } = context;
  const { billing_period_id: billingPeriodId } = input;
  const { propertyId } = await periodOfEntry(context, billingPeriodId, 'heating');
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('costEntry'),
    livemode,
    propertyId,
    billingPeriodId,
    kind: input.kind,
    scope: input.scope,
    description: input.description,
    day: input.day,
    amountCents: input.amount_cents,
    laborCents: input.labor_cents,
    supersededBy: null,
    dividedFrom: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(costEntries).values(row);
  const wire = toCostEntry(row);
  await audit(context, {
    action: 'cost_entry.created',
    objectType: 'cost_entry',
    objectId: row.id,
    changes: { billing_period_id: billingPeriodId, kind: row.kind, amount_cents: row.amountCents },
  });
  return wire;
}
