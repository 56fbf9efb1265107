import type { z } from '@hono/zod-openapi';
import { and, eq } from 'drizzle-orm';
import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { matchVersion, staleVersion } from '../http/etag.ts';
import { authorize } from '../rights.ts';
import { changesOf } from './changes.ts';
import { type PropertyWire, toProperty } from './convert.ts';
import { refuseUnlawfulKeys } from './distribution-keys.ts';
import { savePerson } from './save-person.ts';
import type { UpdateProperty } from './schemas.ts';
import { fetchProperty, type PropertyRow } from './store.ts';
import { properties } from './tables.ts';

type Patch = z.infer<typeof UpdateProperty>;

/** Changes a house. Runs that were started keep the plant and the keys they froze. */
export async function updateProperty(
  context: Context,
  id: string,
  ifMatch: string | undefined,
  patch: Patch,
): Promise<PropertyWire> {
  authorize(context, 'updateProperty');
  if (patch.keys !== undefined) refuseUnlawfulKeys(patch.keys, context.now());
  const row = await fetchProperty(context, id);
  matchVersion(row, ifMatch);
  const before = toProperty(row, await landlordOf(context, row));
  const landlordPersonId = await patchedLandlord(context, row, patch.landlord);
  const [updated] = await context.db
    .update(properties)
    .set({
      landlordPersonId,
      number: patch.number ?? row.number,
      street: patch.street ?? row.street,
      postalCode: patch.postal_code ?? row.postalCode,
      city: patch.city ?? row.city,
      plant: patch.plant ?? row.plant,
      keys: patch.keys ?? row.keys,
      contact: patch.contact === undefined ? row.contact : patch.contact,
      monthlyInformation: patch.monthly_information === undefined ? row.monthlyInformation : patch.monthly_information,
      externalRefs: patch.external_refs ?? row.externalRefs,
      version: row.version + 1,
      updatedAt: context.now(),
    })
    .where(and(eq(properties.accountId, context.accountId), eq(properties.id, id), eq(properties.version, row.version)))
    .returning();
  if (updated === undefined) throw staleVersion();
  const after = toProperty(updated, await landlordOf(context, updated));
  await audit(context, {
    action: 'property.updated',
    objectType: 'property',
    objectId: id,
    changes: changesOf(before, after, ['landlord', 'contact', 'street', 'external_refs']),
  });
  return after;
}

/** Null ends the naming of a landlord of the property's own; the person behind it stays for older documents. */
async function patchedLandlord(context: Context, row: PropertyRow, landlord: Patch['landlord']) {
  if (landlord === undefined) return row.landlordPersonId;
  return landlord === null ? null : savePerson(context, row.landlordPersonId, landlord);
}

const landlordOf = (context: Context, { landlordPersonId }: PropertyRow) =>
  readPersons(context, landlordPersonId === null ? [] : [landlordPersonId]);
