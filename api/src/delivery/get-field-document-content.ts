import { and, eq } from 'drizzle-orm';
import { openPersonKey } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { toBase64 } from '../crypto/vault.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { fetchFieldDocument } from './field-documents/store.ts';
import { fieldDocumentContents } from './field-documents/tables.ts';

/**
 * The archived PDF, byte for byte.
 * @throws Problem `document-not-ready`; `person-erased` when the landlord's key is gone.
 */
export async function getFieldDocumentContent(
  context: Context,
  id: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; filename: string }> {
  authorize(context, 'getFieldDocumentContent');
  const { db, accountId } = context;
  const { status, personId, number, version } = await fetchFieldDocument(context, id);
  const [content] = await db
    .select({ sealed: fieldDocumentContents.sealed })
    .from(fieldDocumentContents)
    .where(and(eq(fieldDocumentContents.accountId, accountId), eq(fieldDocumentContents.documentId, id)));
  if (content === undefined) throw new Problem('document-not-ready', `Document ${id} is ${status}.`);
  const key = await openPersonKey(context, personId);
  if (key === null)
    throw new Problem('person-erased', 'The personal data of this document were erased, and its content with them.');
  await audit(context, { action: 'field_document.read', objectType: 'field_document', objectId: id });
  return {
    bytes: new Uint8Array(await key.open(toBase64(content.sealed))),
    filename: `${number.replace(/[^A-Za-z0-9-]+/g, '-')}-v${version}.pdf`,
  };
}
