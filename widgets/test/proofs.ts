import { createHash } from 'node:crypto';
import { webCrypto } from '@klarmeter/engine/proof';
import { STEPS, sampleLog, sampleProof, sampleSigner } from '../../engine/src/proof/fixtures/sample-log.ts';
import type { Delivery, Document } from '../src/delivery-proof/deliveries.ts';
import { DOCUMENT, failedDelivery, portalDelivery } from './deliveries.ts';
import { type Answering, problem } from './wire.ts';

export const PDF: Uint8Array = new TextEncoder().encode('%PDF-1.7 the statement');

/** The third version, with the PDF above as its document. */
export const READY: Document = { ...DOCUMENT, sha256: createHash('sha256').update(PDF).digest('hex') };

const ACTORS = [
  'system:jobs',
  'api_key:key_1',
  'system:jobs',
  'system:jobs',
  'embed_session:ems_1',
  'embed_session:ems_1',
];

/** A real proof of the portal's delivery: its first steps in a log of their own, signed. */
export async function makeProof(count = 5): Promise<{ readonly bytes: Uint8Array; readonly key: string }> {
  const signer = await sampleSigner();
  const steps = STEPS.slice(0, count).map((step, i) => ({
    ...step,
    values: {
      ...step.values,
      document_id: READY.id,
      document_sha256: READY.sha256 ?? '',
      actor: ACTORS[i] ?? '',
      ...(i < 2 ? {} : { delivery_id: portalDelivery().id }),
    },
  }));
  const bytes = await sampleProof(await sampleLog(signer, webCrypto, steps), signer, webCrypto);
  const { key } = JSON.parse(new TextDecoder().decode(bytes)) as { key: string };
  return { bytes, key };
}

/** The bytes with one bit turned. */
export function flipped(bytes: Uint8Array, at = 900): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

export interface Delivered {
  /** By version, each with its deliveries. */
  readonly documents?: readonly (readonly [Document, readonly Delivery[]])[];
  /** Files by delivery; what is not here stands under no checkpoint yet. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly key?: string | undefined;
}

export const VERSIONS: readonly (readonly [Document, readonly Delivery[]])[] = [
  [
    { ...READY, id: 'doc_1', statement_version: 1, sha256: 'ab'.repeat(32) },
    [failedDelivery({ document_id: 'doc_1' })],
  ],
  [{ ...READY, id: 'doc_2', statement_version: 2, sha256: 'cd'.repeat(32), released: false }, []],
  [READY, [portalDelivery(), failedDelivery({ id: 'dlv_email' })]],
];

/** The API at the wire. */
export function answering({ documents = VERSIONS, files = {}, key }: Delivered): Answering {
  const page = (data: readonly unknown[]) => ({ json: { data, has_more: false, next_cursor: null } });
  return ({ path, query, method }) => {
    if (path === '/v1/documents') return page(documents.map(([document]) => document));
    if (path === '/v1/deliveries')
      return page(documents.find(([{ id }]) => id === query.get('document_id'))?.[1] ?? []);
    if (path === '/v1/log/key')
      return key === undefined ? problem(404, 'not-found') : { json: { name: 'log', verifier_key: key } };
    if (path.endsWith('/content')) return { bytes: PDF, type: 'application/pdf' };
    const [, id, what] = /^\/v1\/deliveries\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (what === 'proof') {
      const bytes = files[id ?? ''];
      return bytes === undefined ? problem(409, 'not-yet-sequenced') : { bytes, type: 'application/json' };
    }
    if (what === 'acknowledgements' && method === 'POST') return { json: portalDelivery({ level: 5 }) };
    return undefined;
  };
}
