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
  statementId: string | undefined,
  signal: AbortSignal,
): Promise<DocumentProof[]> {
  const documents = statementId ? await ofStatement(client, statementId, signal) : await newest(client, signal);
  return Promise.all(byVersion(documents).map((document) => loadDocument(client, document, signal)));
}

async function ofStatement(client: WidgetClient, statement_id: string, signal: AbortSignal): Promise<Document[]> {
  return (await client.listDocuments({ query: { statement_id, limit: 100 } }, { signal })).data;
}

/** So many pages are looked through for the newest; whoever has more says which statement is meant. */
const PAGES_MAX = 10;

/** The versions of the statement that was issued last. */
async function newest(client: WidgetClient, signal: AbortSignal): Promise<Document[]> {
  let last: Document | undefined;
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_MAX && (page === 0 || cursor !== null); page += 1) {
    const query: { limit: number; cursor?: string } = cursor === null ? { limit: 100 } : { limit: 100, cursor };
    const { data, next_cursor }: { data: Document[]; next_cursor: string | null } = await client.listDocuments(
      { query },
      { signal },
    );
    last = data.at(-1) ?? last;
    cursor = next_cursor;
  }
  return last === undefined ? [] : ofStatement(client, last.statement_id, signal);
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
