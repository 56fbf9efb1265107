import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { fetchBrand, readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { changesOf } from './changes.ts';
import { type CustomerWire, toCustomer } from './convert.ts';
import { referenced } from './referenced.ts';
import { savePerson } from './save-person.ts';
import type { UpdateCustomer } from './schemas.ts';
import { fetchCustomer } from './store.ts';
import { customers } from './tables.ts';

/** Changes a customer; documents that exist keep what they were made with. */
export async function updateCustomer(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: z.infer<typeof UpdateCustomer>,
): Promise<CustomerWire> {
  authorize(context, 'updateCustomer');
  const { db, accountId } = context;
  const row = await fetchCustomer(context, id);
  matchVersion(row, ifMatch);
  if (patch.brand_id) {
    await referenced({ pointer: '/brand_id', noun: 'brand', id: patch.brand_id }, fetchBrand(context, patch.brand_id));
  }
  const before = toCustomer(row, await readPersons(context, [row.personId]));
  const personId = patch.person === undefined ? row.personId : await savePerson(context, row.personId, patch.person);
  const [updated] = await db
    .update(customers)
    .set({
      kind: patch.kind ?? row.kind,
      personId,
      brandId: patch.brand_id === undefined ? row.brandId : patch.brand_id,
      externalRefs: patch.external_refs ?? row.externalRefs,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(and(eq(customers.accountId, accountId), eq(customers.id, id), eq(customers.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toCustomer(updated, await readPersons(context, [personId]));
  await audit(context, {
    action: 'customer.updated',
    objectType: 'customer',
    objectId: id,
    changes: changesOf(before, after, ['person', 'external_refs']),
  });
  return after;
}
