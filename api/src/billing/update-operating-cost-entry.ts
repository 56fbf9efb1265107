import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { changesOf } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { type OperatingCostEntryWire, toOperatingCostEntry } from './operating-costs/convert.ts';
import { refuseUnknownUnits, refuseUnlawfulEntry } from './operating-costs/entry-rules.ts';
import type { OperatingCostEntryData, UpdateOperatingCostEntry } from './operating-costs/entry-schemas.ts';
import { fetchOperatingCostEntry } from './operating-costs/store.ts';
import { operatingCostEntries } from './operating-costs/tables.ts';
import { daysOf } from './periods/kind.ts';
import { fetchBillingPeriod } from './periods/store.ts';

type Patch = z.infer<typeof UpdateOperatingCostEntry>;

/** Corrects an entry. Runs that were started keep what they froze; the next run reads the new value. */
export async function updateOperatingCostEntry(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: Patch,
): Promise<OperatingCostEntryWire> {
  authorize(context, 'updateOperatingCostEntry');
  const row = await fetchOperatingCostEntry(context, id);
  matchVersion(row, ifMatch);
  const { kind = row.kind, description = row.description, day = row.day, amount_cents, ...rest } = patch;
  const amountCents = amount_cents ?? row.amountCents;
  const data = { ...row.data, ...given(rest) };
  const period = await fetchBillingPeriod(context, row.billingPeriodId);
  refuseUnlawfulEntry({ kind, amountCents, data }, daysOf(period));
  await refuseUnknownUnits(context, row.propertyId, data);
  const [updated] = await context.db
    .update(operatingCostEntries)
    .set({ kind, description, day, amountCents, data, version: row.version + 1, updatedAt: context.now() })
    .where(
      and(
        eq(operatingCostEntries.accountId, context.accountId),
        eq(operatingCostEntries.id, id),
        eq(operatingCostEntries.version, row.version),
      ),
    )
    .returning();
  if (updated === undefined) throw staleVersion();
  const wire = toOperatingCostEntry(updated);
  await audit(context, {
    action: 'operating_cost_entry.updated',
    objectType: 'operating_cost_entry',
    objectId: id,
    changes: changesOf(toOperatingCostEntry(row), wire),
  });
  return wire;
}

/** Null clears a field, one that is left out stays. */
const given = (patch: { [Field in keyof OperatingCostEntryData]?: OperatingCostEntryData[Field] | undefined }) =>
  Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as Partial<OperatingCostEntryData>;
