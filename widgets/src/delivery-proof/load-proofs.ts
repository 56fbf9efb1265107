import { Refusal } from '../session/call.ts';
import type { WidgetClient } from '../session/client.ts';
import { byVersion, type Delivery, type Document } from './deliveries.ts';

/** The file as it came, byte for byte, or why there is none: not under a checkpoint yet, or the person was erased. */
export type ProofFileState = Uint8Array<ArrayBuffer> | 'pending' | 'erased';

/** A version and all about its deliveries. */
export interface DocumentProof {
  readonly document: Document;
  readonly deliveries: readonly Delivery[];
  /** By delivery. */
  readonly files: ReadonlyMap<string, ProofFileState>;
}

/** Everything a check needs later, when the network may be gone. The PDF is not among it: fetching that is a step. */
export async function loadProofs(
  client: WidgetClient,
  statementId: string,
  signal: AbortSignal,
): Promise<DocumentProof[]> {
  const { data } = await client.listDocuments({ query: { statement_id: statementId, limit: 100 } }, { signal });
  return Promise.all(byVersion(data).map((document) => loadDocument(client, document, signal)));
}

async function loadDocument(client: WidgetClient, document: Document, signal: AbortSignal): Promise<DocumentProof> {
  const { data } = await client.listDeliveries({ query: { document_id: document.id, limit: 100 } }, { signal });
  const files = await Promise.all(data.map(async ({ id }) => [id, await loadFile(client, id, signal)] as const));
  return { document, deliveries: data, files: new Map(files) };
}

async function loadFile(client: WidgetClient, delivery_id: string, signal: AbortSignal): Promise<ProofFileState> {
  try {
    return await client.getDeliveryProof({ path: { delivery_id } }, { signal });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-yet-sequenced') return 'pending';
    if (error instanceof Refusal && error.code === 'person-erased') return 'erased';
    throw error;
  }
}

/** The published key of the log. Without it the key of the file is taken, and the verdict says so. */
export async function loadLogKey(client: WidgetClient, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await client.getLogKey({}, { signal })).verifier_key;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
