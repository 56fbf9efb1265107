import { buildProofFile, inclusionPath, type ProofEntryInput, webCrypto } from '@klarmeter/engine/proof';
import { openPersonKey } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto/sha256.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { openDisclosure } from './evidence.ts';
import { logSigner } from './log-key.ts';
import { latestCheckpoint, nodeReader } from './log-store.ts';
import { fetchDelivery, fetchDocument, selectEvidence } from './store.ts';

export interface DeliveryProofFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
}

const utf8 = new TextEncoder();

/**
 * The proof file of a delivery: its own entries and those of its document, under the newest checkpoint.
 * @throws Problem `not-yet-sequenced` while one of them has no place in the log; `person-erased` when its values can no
 * longer be opened.
 */
export async function getDeliveryProof(context: Context, id: string): Promise<DeliveryProofFile> {
  authorize(context, 'getDeliveryProof');
  const delivery = await fetchDelivery(context, id);
  const document = await fetchDocument(context, delivery.documentId);
  const evidence = await selectEvidence(context, { documentIds: [document.id], deliveryIds: [id] });
  const checkpoint = await latestCheckpoint(context);
  const placed = evidence.flatMap(({ leafIndex, ...row }) => (leafIndex === null ? [] : [{ ...row, leafIndex }]));
  if (checkpoint === null || placed.length < evidence.length) {
    throw new Problem(
      'not-yet-sequenced',
      `${evidence.length - placed.length} of ${evidence.length} entries are not in a signed checkpoint yet.`,
    );
  }
  const key = await openPersonKey(context, document.personId);
  if (key === null) throw new Problem('person-erased', 'The personal data behind this proof were erased.');

  const tree = { size: checkpoint.treeSize, getNode: nodeReader(context), sha256 };
  const entries: ProofEntryInput[] = [];
  for (const { leaf, leafIndex, disclosure } of placed) {
    entries.push({
      index: leafIndex,
      leafBytes: utf8.encode(leaf),
      path: await inclusionPath(tree, leafIndex),
      values: disclosure === null ? {} : await openDisclosure(key, disclosure),
    });
  }
  const bytes = await buildProofFile(
    { checkpoint: checkpoint.note, entries },
    { signer: await logSigner(context), crypto: webCrypto },
  );
  return { bytes, filename: `proof-${id}.json` };
}
