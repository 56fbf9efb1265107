import { openPersonKey } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize, isOccupant } from '../rights.ts';
import { recordEvidence } from './evidence.ts';
import { documentFilename } from './mail/compose-mail.ts';
import {
  type DocumentRow,
  fetchDocument,
  findSealedContent,
  lockPortalDeliveries,
  selectEvidence,
  updateDelivery,
} from './store.ts';

export interface DocumentContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly filename: string;
}

/**
 * The archived PDF, byte for byte. That the occupant fetched it is evidence, once for each portal delivery.
 * @param handedOver false where the caller gets the headers only: then nothing is recorded.
 * @throws Problem `document-not-ready`; `person-erased` when the key of its addressee is gone.
 */
export async function getDocumentContent(
  context: Context,
  id: string,
  { handedOver }: { handedOver: boolean },
): Promise<DocumentContent> {
  authorize(context, 'getDocumentContent');
  const document = await fetchDocument(context, id);
  const sealed = document.status === 'ready' ? await findSealedContent(context, id) : null;
  if (sealed === null) throw new Problem('document-not-ready', `Document ${id} is ${document.status}.`);
  const key = await openPersonKey(context, document.personId);
  if (key === null) {
    throw new Problem('person-erased', 'The personal data of this document were erased, and its content with them.');
  }
  if (handedOver) {
    if (isOccupant(context.actor.role)) await recordOpening(context, document);
    await audit(context, { action: 'document.read', objectType: 'document', objectId: id });
  }
  return {
    bytes: await key.open(sealed),
    filename: documentFilename({ documentNumber: document.number, version: document.version }),
  };
}

async function recordOpening(context: Context, document: DocumentRow): Promise<void> {
  const portal = await lockPortalDeliveries(context, document.id);
  if (portal.length === 0) return;
  const known = await selectEvidence(context, {
    documentIds: [document.id],
    deliveryIds: portal.map(({ id }) => id),
  });
  const opened = new Set(known.flatMap(({ type, deliveryId }) => (type === 'opened' ? [deliveryId] : [])));
  const first = portal.filter(({ id }) => !opened.has(id));
  await recordEvidence(
    context,
    ...first.map(({ id, channel }) => ({
      document,
      deliveryId: id,
      type: 'opened' as const,
      values: { channel },
    })),
  );
  for (const delivery of first) {
    await updateDelivery(context, delivery.id, {
      level: Math.max(delivery.level, 4),
      receivedAt: delivery.receivedAt ?? context.now(),
      ...(delivery.status === 'queued' ? {} : { status: 'delivered' }),
    });
  }
}
