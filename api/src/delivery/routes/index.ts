import { setReleaseHook } from '../../billing/index.ts';
import type { App } from '../../http/app.ts';
import { releaseDocuments } from '../release-documents.ts';
import { registerAcknowledgeDelivery } from './acknowledge-delivery.ts';
import { registerCreateDelivery } from './create-delivery.ts';
import { registerCreateExchangeProtocol } from './create-exchange-protocol.ts';
import { registerCreateReadingForm } from './create-reading-form.ts';
import { registerGetDelivery } from './get-delivery.ts';
import { registerGetDeliveryProof } from './get-delivery-proof.ts';
import { registerGetDocument } from './get-document.ts';
import { registerGetDocumentContent } from './get-document-content.ts';
import { registerGetFieldDocument } from './get-field-document.ts';
import { registerGetFieldDocumentContent } from './get-field-document-content.ts';
import { registerGetLogKey } from './get-log-key.ts';
import { registerListDeliveries } from './list-deliveries.ts';
import { registerListDocuments } from './list-documents.ts';
import { registerListFieldDocuments } from './list-field-documents.ts';
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
  registerCreateReadingForm(app);
  registerCreateExchangeProtocol(app);
  registerListFieldDocuments(app);
  registerGetFieldDocument(app);
  registerGetFieldDocumentContent(app);
}
