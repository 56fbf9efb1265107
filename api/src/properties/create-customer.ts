import type { z } from '@hono/zod-openapi';
import { createPerson, fetchBrand } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type CustomerWire, toCustomer } from './convert.ts';
import { referenced } from './referenced.ts';
import type { CreateCustomer } from './schemas.ts';
import { customers } from './tables.ts';

/** Makes a customer; name and address go under a key of the person's own. */
export async function createCustomer(context: Context, input: z.infer<typeof CreateCustomer>): Promise<CustomerWire> {
  authorize(context, 'createCustomer');
  const { db, accountId, livemode } = context;
  const { brand_id: brandId, kind, person } = input;
  if (brandId !== null) {
    await referenced({ pointer: '/brand_id', noun: 'brand', id: brandId }, fetchBrand(context, brandId));
  }
  const personId = await createPerson(context, person);
  const now = context.now();
  const row = {
    accountId,
    id: context.newId('customer'),
    livemode,
    kind,
    personId,
    brandId,
    externalRefs: input.external_refs,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(customers).values(row);
  await audit(context, {
    action: 'customer.created',
    objectType: 'customer',
    objectId: row.id,
    changes: { kind, brand_id: brandId },
  });
  return toCustomer(row, new Map([[personId, person]]));
}
