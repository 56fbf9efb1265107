import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { toBrand } from './convert.ts';
import { cleanLogo } from './logo.ts';
import { lookOf } from './look.ts';
import type { Brand, UpdateBrand } from './schemas.ts';
import { fetchBrand } from './store.ts';
import { brands, brandVersions } from './tables.ts';

/** A new version of the look. Documents that exist keep the version they were made with. */
export async function updateBrand(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  { is_default, ...patch }: z.infer<typeof UpdateBrand>,
): Promise<z.infer<typeof Brand>> {
  authorize(context, 'updateBrand');
  const logo = typeof patch.logo_svg === 'string' ? { logo_svg: cleanLogo(patch.logo_svg) } : {};
  const { db, accountId, livemode } = context;
  const row = await fetchBrand(context, id);
  matchVersion(row, ifMatch);
  const changed = Object.fromEntries(Object.entries({ ...patch, ...logo }).filter(([, value]) => value !== undefined));
  const content = { ...lookOf(row.content), ...changed };
  const version = row.version + 1;
  const now = context.now();
  // Of two who read the same version the second finds this one taken, once the first has committed.
  const [inserted] = await db
    .insert(brandVersions)
    .values({ accountId, brandId: id, version, livemode, content, createdAt: now })
    .onConflictDoNothing()
    .returning({ version: brandVersions.version });
  if (inserted === undefined) throw staleVersion();
  const [updated] = await db
    .update(brands)
    .set({ name: content.name, isDefault: is_default ?? row.isDefault, version, updatedAt: now })
    .where(and(eq(brands.accountId, accountId), eq(brands.id, id), eq(brands.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  await audit(context, {
    action: 'brand.updated',
    objectType: 'brand',
    objectId: id,
    changes: { fields: Object.keys(changed), version },
  });
  return toBrand({ ...updated, content });
}
