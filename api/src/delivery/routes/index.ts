import { setReleaseHook } from '../../billing/index.ts';
import type { App } from '../../http/app.ts';
import { releaseDocuments } from '../release-documents.ts';
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
import { registerListStatementOverviews } from './list-statement-overviews.ts';
import { registerRecomputeStatementVersion } from './recompute-statement-version.ts';

export function registerDelivery(app: App) {
  // A release is a verb of billing; what it means for documents and evidence is known here.
  setReleaseHook(releaseDocuments);
  registerListStatementOverviews(app);
  registerRecomputeStatementVersion(app);
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
