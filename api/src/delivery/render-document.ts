import { toHex } from '@klarmeter/engine/proof';
import { and, eq } from 'drizzle-orm';
import { openPersonKey } from '../accounts/index.ts';
import type { Context, Services } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { QueuedJob } from '../jobs/job.ts';
import { createDocument } from './create-document.ts';
import { recordEvidence } from './evidence.ts';
import { jobStep } from './job-step.ts';
import { openParties, readStatementInput } from './statement-source.ts';
import { type DocumentRow, findDocument, insertContent } from './store.ts';
import { documents } from './tables.ts';
import { composeWith, type DocumentInput } from './templates.ts';

type Prepared = { readonly document: DocumentRow; readonly input: DocumentInput | null };

/**
 * Makes the PDF of a statement version. The job names the version, or the document once there is one. Composing and
 * printing need no transaction; whatever was printed in vain is printed again with the same bytes.
 */
export async function renderDocument(services: Services, job: QueuedJob): Promise<void> {
  // Only the process with a renderer takes this up; elsewhere the document waits.
  const { renderer } = services;
  if (renderer === undefined) return;
  const prepared = await jobStep(services, job, 'render-document:row', (context) => prepare(context, job.payload));
  if (prepared === null) return;
  const { document, input } = prepared;
  if (input === null) {
    await fail(services, job, document, 'The addressee was erased before the document was printed.');
    return;
  }
  let data: ReturnType<typeof composeWith>;
  try {
    data = composeWith(document.template, input);
  } catch (error) {
    // Frozen figures that contradict each other do so on every try; nothing wrong may be printed.
    const { message, stack } = error as Error;
    services.log({ level: 'error', message, where: 'render-document', document_id: document.id, stack });
    await fail(services, job, document, 'The figures of this version cannot be printed without contradiction.');
    return;
  }
  const bytes = await renderer.render('statement', data);
  await services.faultPort?.('render-document:rendered');
  await jobStep(services, job, 'render-document:archived', (context) => archive(context, document.id, bytes));
}

async function prepare(context: Context, payload: Record<string, unknown>): Promise<Prepared | null> {
  const { document_id: documentId, statement_version_id: versionId } = payload;
  const document =
    typeof documentId === 'string'
      ? await findDocument(context, documentId)
      : await createDocument(context, String(versionId));
  if (document?.status !== 'queued') return null;
  const parties = await openParties(context, document);
  return { document, input: parties === null ? null : await readStatementInput(context, document, parties) };
}

async function archive(context: Context, documentId: string, bytes: Uint8Array): Promise<void> {
  const { db, accountId } = context;
  const [document] = await db
    .update(documents)
    .set({
      status: 'ready',
      sha256: toHex(await sha256(bytes)),
      sizeBytes: bytes.length,
      renderedAt: context.now(),
    })
    .where(and(eq(documents.accountId, accountId), eq(documents.id, documentId), eq(documents.status, 'queued')))
    .returning();
  // Another process was faster, with the same bytes.
  if (document === undefined) return;
  const key = await openPersonKey(context, document.personId);
  if (key === null) throw new Error(`the addressee of document ${documentId} was erased while it was printed`);
  await insertContent(context, documentId, await key.seal(bytes));
  await recordEvidence(context, { document, type: 'created' });
}

function fail(services: Services, job: QueuedJob, { id }: DocumentRow, detail: string): Promise<void> {
  return jobStep(services, job, 'render-document:failed', async ({ db, accountId }) => {
    await db
      .update(documents)
      .set({ status: 'failed', detail })
      .where(and(eq(documents.accountId, accountId), eq(documents.id, id), eq(documents.status, 'queued')));
  });
}
