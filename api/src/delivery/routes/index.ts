import type { App } from '../../http/app.ts';
import { registerAcknowledgeDelivery } from './acknowledge-delivery.ts';
import { registerCreateDelivery } from './create-delivery.ts';
import { registerGetDelivery } from './get-delivery.ts';
import { registerGetDeliveryProof } from './get-delivery-proof.ts';
import { registerGetDocument } from './get-document.ts';
import { registerGetDocumentContent } from './get-document-content.ts';
import { registerGetLogKey } from './get-log-key.ts';
import { registerListDeliveries } from './list-deliveries.ts';
import { registerListDocuments } from './list-documents.ts';
import { registerListLogCheckpoints } from './list-log-checkpoints.ts';

export function registerDelivery(app: App) {
  registerListDocuments(app);
  registerGetDocument(app);
  registerGetDocumentContent(app);
  registerCreateDelivery(app);
  registerListDeliveries(app);
  registerGetDelivery(app);
  registerAcknowledgeDelivery(app);
  registerGetDeliveryProof(app);
  registerListLogCheckpoints(app);
  registerGetLogKey(app);
}
