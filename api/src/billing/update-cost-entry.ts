import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type CostEntryWire, toCostEntry } from './costs/convert.ts';
import { refuseDivided } from './costs/refuse-divided.ts';
import { refuseUnlawfulCost } from './costs/rules.ts';
import type { UpdateCostEntry } from './costs/schemas.ts';
import { fetchCostEntry } from './costs/store.ts';
import { costEntries } from './costs/tables.ts';

/** Corrects a cost entry. Runs that were started keep what they froze; the next run reads the new value. */
export async function updateCostEntry(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateCostEntry>,
): Promise<CostEntryWire> {
  authorize(context, 'updateCostEntry');
  const row = await fetchCostEntry(context, id);
  matchVersion(row, ifMatch);
  refuseDivided(row);
  const changed = {
    kind: patch.kind ?? row.kind,
    scope: patch.scope ?? row.scope,
    description: patch.description ?? row.description,
    day: patch.day === undefined ? row.day : patch.day,
    amountCents: patch.amount_cents ?? row.amountCents,
    laborCents: patch.labor_cents === undefined ? row.laborCents : patch.labor_cents,
  };
  refuseUnlawfulCost(changed);
  const [updated] = await context.db
    .update(costEntries)
    .set({ ...changed, version: row.version + 1, updatedAt: context.now() })
    .where(
      and(eq(costEntries.accountId, context.accountId), eq(costEntries.id, id), eq(costEntries.version, row.version)),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const wire = toCostEntry(updated);
  await audit(context, {
    action: 'cost_entry.updated',
    objectType: 'cost_entry',
    objectId: id,
    changes: changesOf(toCostEntry(row), wire),
  });
  return wire;
}
