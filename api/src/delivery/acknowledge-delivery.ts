import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { notFound } from '../problem.ts';
import { authorize } from '../rights.ts';
import { toDelivery } from './convert.ts';
import { viewDelivery } from './delivery-views.ts';
import { recordEvidence } from './evidence.ts';
import { fetchDocument, lockDelivery, updateDelivery } from './store.ts';

/** The recipient confirms to have received the document. Saying so again changes nothing. */
export async function acknowledgeDelivery(context: Context, id: string) {
  authorize(context, 'acknowledgeDelivery');
  const delivery = await lockDelivery(context, id);
  if (delivery === undefined) throw notFound('delivery', id);
  if (delivery.level >= 5) return toDelivery(await viewDelivery(context, delivery));
  const document = await fetchDocument(context, delivery.documentId);
  await recordEvidence(context, {
    document,
    deliveryId: id,
    type: 'acknowledged',
    values: { channel: delivery.channel },
  });
  const updated = await updateDelivery(context, id, {
    level: 5,
    receivedAt: delivery.receivedAt ?? context.now(),
    ...(delivery.status === 'queued' ? {} : { status: 'delivered' }),
  });
  await audit(context, { action: 'delivery.acknowledged', objectType: 'delivery', objectId: id });
  return toDelivery(await viewDelivery(context, updated));
}
