import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { changesOf } from './changes.ts';
import { toUnit, type UnitWire } from './convert.ts';
import type { UpdateUnit } from './schemas.ts';
import { fetchUnit } from './store.ts';
import { units } from './tables.ts';

/** Changes a unit. Runs that were started keep the areas they froze. */
export async function updateUnit(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateUnit>,
): Promise<UnitWire> {
  authorize(context, 'updateUnit');
  const row = await fetchUnit(context, id);
  matchVersion(row, ifMatch);
  const [updated] = await context.db
    .update(units)
    .set({
      number: patch.number ?? row.number,
      label: patch.label ?? row.label,
      use: patch.use ?? row.use,
      userGroup: patch.user_group === undefined ? row.userGroup : patch.user_group,
      heatingAreaM2: patch.heating_area_m2 ?? row.heatingAreaM2,
      hotWaterAreaM2: patch.hot_water_area_m2 ?? row.hotWaterAreaM2,
      livingAreaM2: patch.living_area_m2 === undefined ? row.livingAreaM2 : patch.living_area_m2,
      coOwnershipShares: patch.co_ownership_shares === undefined ? row.coOwnershipShares : patch.co_ownership_shares,
      externalRefs: patch.external_refs ?? row.externalRefs,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(and(eq(units.accountId, context.accountId), eq(units.id, id), eq(units.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toUnit(updated);
  await audit(context, {
    action: 'unit.updated',
    objectType: 'unit',
    objectId: id,
    changes: changesOf(toUnit(row), after, ['label', 'external_refs']),
  });
  return after;
}
