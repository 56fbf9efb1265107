import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { toBrand } from './convert.ts';
import { cleanLogo } from './logo.ts';
import type { Brand, CreateBrand } from './schemas.ts';
import { brands, brandVersions } from './tables.ts';

/** Makes a brand: version 1 of its look. */
export async function createBrand(
  context: Context,
  { is_default, ...look }: z.infer<typeof CreateBrand>,
): Promise<z.infer<typeof Brand>> {
  authorize(context, 'createBrand');
  const content = { ...look, logo_svg: look.logo_svg === null ? null : cleanLogo(look.logo_svg) };
  const { db, accountId, livemode } = context;
  const now = context.now();
  const id = context.newId('brand');
  const row = {
    accountId,
    id,
    livemode,
    name: content.name,
    isDefault: is_default,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(brands).values(row);
  await db.insert(brandVersions).values({ accountId, brandId: id, version: 1, livemode, content, createdAt: now });
  await audit(context, { action: 'brand.created', objectType: 'brand', objectId: id, changes: { name: content.name } });
  return toBrand({ ...row, content });
}
