import { and, eq } from 'drizzle-orm';
import { openPersonKey } from '../accounts/index.ts';
import type { Context, Services } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { fromBase64 } from '../crypto/vault.ts';
import { toHex } from '../ids.ts';
import type { QueuedJob } from '../jobs/job.ts';
import { type FieldDocumentRow, fetchFieldDocument } from './field-documents/store.ts';
import { fieldDocumentContents, fieldDocuments } from './field-documents/tables.ts';
import { composeFieldDocument, type FieldDocumentInput } from './field-documents/templates.ts';
import { jobStep } from './job-step.ts';

const text = new TextDecoder();

/** Prints a form or protocol outside of any transaction and archives it, sealed. Made again it has the same bytes. */
export async function renderFieldDocument(services: Services, job: QueuedJob): Promise<void> {
  // Only the process with a renderer takes this up; elsewhere the document waits.
  const { renderer } = services;
  if (renderer === undefined) return;
  const id = String(job.payload.field_document_id);
  const prepared = await jobStep(services, job, 'render-field-document:row', (context) => prepare(context, id));
  if (prepared === null) return;
  const { row, input } = prepared;
  if (input === null) {
    const change = { status: 'failed', detail: 'The landlord was erased before the document was printed.' };
    await jobStep(services, job, 'render-field-document:failed', (context) => settle(context, id, change));
    return;
  }
  const bytes = await renderer.render('field-document', composeFieldDocument(row.template, input));
  await jobStep(services, job, 'render-field-document:archived', (context) => archive(context, row, bytes));
}

async function prepare(
  context: Context,
  id: string,
): Promise<{ row: FieldDocumentRow; input: FieldDocumentInput | null } | null> {
  const row = await fetchFieldDocument(context, id);
  if (row.status !== 'queued') return null;
  const key = await openPersonKey(context, row.personId);
  if (key === null) return { row, input: null };
  return { row, input: JSON.parse(text.decode(await key.open(row.inputSealed))) as FieldDocumentInput };
}

async function archive(context: Context, row: FieldDocumentRow, bytes: Uint8Array): Promise<void> {
  const { db, accountId, livemode } = context;
  const changed = await settle(context, row.id, {
    status: 'ready',
    sha256: toHex(sha256(new Uint8Array(bytes))),
    sizeBytes: bytes.length,
    renderedAt: context.now(),
  });
  // Another process was faster, with the same bytes.
  if (!changed) return;
  const key = await openPersonKey(context, row.personId);
  if (key === null) throw new Error(`the landlord of document ${row.id} was erased while it was printed`);
  const sealed = fromBase64(await key.seal(bytes));
  await db
    .insert(fieldDocumentContents)
    .values({ accountId, documentId: row.id, livemode, sealed, createdAt: context.now() });
}

async function settle({ db, accountId }: Context, id: string, change: Partial<FieldDocumentRow>): Promise<boolean> {
  const rows = await db
    .update(fieldDocuments)
    .set(change)
    .where(and(eq(fieldDocuments.accountId, accountId), eq(fieldDocuments.id, id), eq(fieldDocuments.status, 'queued')))
    .returning({ id: fieldDocuments.id });
  return rows.length > 0;
}
