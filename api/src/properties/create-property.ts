import type { z } from '@hono/zod-openapi';
import { createPerson } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type PropertyWire, toProperty } from './convert.ts';
import { refuseUnlawfulKeys } from './distribution-keys.ts';
import { referenced } from './referenced.ts';
import type { CreateProperty } from './schemas.ts';
import { fetchCustomer } from './store.ts';
import { properties } from './tables.ts';

/** Makes a house with its plant and its keys. Its number is unique in the account. */
export async function createProperty(context: Context, input: z.infer<typeof CreateProperty>): Promise<PropertyWire> {
  authorize(context, 'createProperty');
  const { db, accountId, livemode } = context;
  const now = context.now();
  refuseUnlawfulKeys(input.keys, now);
  const { customer_id: customerId, landlord } = input;
  await referenced({ pointer: '/customer_id', noun: 'customer', id: customerId }, fetchCustomer(context, customerId));
  const landlordPersonId = landlord === null ? null : await createPerson(context, landlord);
  const row = {
    accountId,
    id: context.newId('property'),
    livemode,
    customerId,
    landlordPersonId,
    number: input.number,
    street: input.street,
    postalCode: input.postal_code,
    city: input.city,
    plant: input.plant,
    keys: input.keys,
    contact: input.contact,
    monthlyInformation: input.monthly_information,
    externalRefs: input.external_refs,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await db.insert(properties).values(row);
  await audit(context, {
    action: 'property.created',
    objectType: 'property',
    objectId: row.id,
    changes: { customer_id: customerId, number: row.number, plant: row.plant, keys: row.keys },
  });
  const persons = landlordPersonId === null || landlord === null ? [] : [[landlordPersonId, landlord] as const];
  return toProperty(row, new Map(persons));
}
