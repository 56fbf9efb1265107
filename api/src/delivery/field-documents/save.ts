import type { z } from '@hono/zod-openapi';
import { fetchBrand, openPersonKey } from '../../accounts/index.ts';
import type { Context } from '../../context.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { audit } from '../../db/audit.ts';
import { hold } from '../../db/hold.ts';
import { insertRow } from '../../db/insert-row.ts';
import { enqueue } from '../../db/outbox.ts';
import { toHex } from '../../ids.ts';
import { Problem } from '../../problem.ts';
import {
  berlinDay,
  fetchCustomer,
  fetchProperty,
  imprintOfProperty,
  landlordPersonId,
} from '../../properties/index.ts';
import { documentBrand } from '../statement-source.ts';
import type { FieldDocumentFrame } from './document.ts';
import type { FieldDocument, FieldDocumentKind } from './schemas.ts';
import { type FieldDocumentRow, findNewest, toFieldDocument } from './store.ts';
import { fieldDocuments } from './tables.ts';
import { type FieldDocumentInput, NEWEST_FIELD_TEMPLATE } from './templates.ts';

const utf8 = new TextEncoder();

/** What a document says, without number of version, day and look. */
type Content<Input> = Input extends FieldDocumentInput ? Omit<Input, keyof FieldDocumentFrame> : never;

export interface FieldDocumentToSave {
  readonly kind: FieldDocumentKind;
  readonly propertyId: string;
  readonly subjectId: string;
  readonly number: string;
  readonly content: Content<FieldDocumentInput>;
}

/**
 * Fixes what is printed and leaves the printing to a job. What says the same as the newest version is that version;
 * anything else is the next one. No name of an occupant is in it, so the landlord's key seals it.
 */
export async function saveFieldDocument(
  context: Context,
  { kind, propertyId, subjectId, number, content }: FieldDocumentToSave,
): Promise<z.infer<typeof FieldDocument>> {
  const { db, accountId, livemode } = context;
  await hold(db, `${accountId}/${kind}/${subjectId}`);
  const { brandId } = await imprintOfProperty(context, propertyId);
  if (brandId === null)
    throw new Problem('rule-violated', 'There is no brand to print with: make one (createBrand) with is_default true.');
  const brand = await fetchBrand(context, brandId);
  const said = JSON.stringify([NEWEST_FIELD_TEMPLATE, brandId, brand.version, number, content]);
  const inputDigest = toHex(sha256(utf8.encode(said)));
  const newest = await findNewest(context, kind, subjectId);
  if (newest?.inputDigest === inputDigest && newest.status !== 'failed') return toFieldDocument(newest);
  const property = await fetchProperty(context, propertyId);
  const personId = landlordPersonId(property, await fetchCustomer(context, property.customerId));
  const key = await openPersonKey(context, personId);
  if (key === null) throw new Problem('person-erased', 'The landlord of this property was erased.');
  const now = context.now();
  const version = (newest?.version ?? 0) + 1;
  const frame: FieldDocumentFrame = {
    number,
    version,
    createdOn: berlinDay(now),
    brand: documentBrand(brand.content),
  };
  const row: FieldDocumentRow = {
    accountId,
    id: context.newId('fieldDocument'),
    livemode,
    propertyId,
    kind,
    subjectId,
    number,
    version,
    brandId,
    brandVersion: brand.version,
    personId,
    template: NEWEST_FIELD_TEMPLATE,
    inputSealed: await key.seal(utf8.encode(JSON.stringify({ ...content, ...frame }))),
    inputDigest,
    status: 'queued',
    sha256: null,
    sizeBytes: null,
    detail: null,
    createdAt: now,
    renderedAt: null,
  };
  await insertRow(db, fieldDocuments, row);
  await enqueue(context, 'render-field-document', { field_document_id: row.id });
  await audit(context, {
    action: 'field_document.created',
    objectType: 'field_document',
    objectId: row.id,
    changes: { kind, subject_id: subjectId, version },
  });
  return toFieldDocument(row);
}
