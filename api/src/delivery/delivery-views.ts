import { openPersonKeys } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import type { DeliveryView } from './convert.ts';
import { type DeliveryRow, selectAttempts, selectEvidence, selectPersonIds } from './store.ts';

const text = new TextDecoder();

/** Deliveries with their address, attempts and evidence, in a fixed number of questions to the database. */
export async function viewDeliveries(context: Context, rows: readonly DeliveryRow[]): Promise<DeliveryView[]> {
  if (rows.length === 0) return [];
  const deliveryIds = rows.map(({ id }) => id);
  const documentIds = [...new Set(rows.map(({ documentId }) => documentId))];
  const attempts = await selectAttempts(context, deliveryIds);
  const evidence = await selectEvidence(context, { documentIds, deliveryIds });
  const persons = await selectPersonIds(context, documentIds);
  const keys = await openPersonKeys(context, [...persons.values()]);
  return Promise.all(
    rows.map(async (delivery) => {
      const key = keys.get(persons.get(delivery.documentId) ?? '');
      const sealed = delivery.addressSealed;
      return {
        delivery,
        email: key === undefined || sealed === null ? null : text.decode(await key.open(sealed)),
        attempts: attempts.filter(({ deliveryId }) => deliveryId === delivery.id),
        evidence: evidence.filter(
          ({ documentId, deliveryId }) =>
            documentId === delivery.documentId && (deliveryId === null || deliveryId === delivery.id),
        ),
      };
    }),
  );
}

export async function viewDelivery(context: Context, row: DeliveryRow): Promise<DeliveryView> {
  const [view] = await viewDeliveries(context, [row]);
  if (view === undefined) throw new Error('one delivery has one view');
  return view;
}
