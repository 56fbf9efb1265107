import { createHash } from 'node:crypto';
import {
  type BuiltLeaf,
  buildLeaf,
  type ProofCrypto,
  signCheckpoint,
  treeRoot,
  webCrypto,
} from '@klarmeter/engine/proof';
import {
  countingBytes,
  STEPS,
  sampleProof,
  sampleSigner,
  storeTree,
} from '../../../engine/src/proof/fixtures/sample-log.ts';

/** A proof file, and what Ed25519 alone has to say of it. */
export interface ProofInLog {
  readonly bytes: Uint8Array;
  /** Public key of the log, as text. */
  readonly key: string;
  /** Entries of the file: the steps of one delivery. */
  readonly steps: number;
}

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** The six steps of one delivery, far apart in a log of so many entries of others. */
export async function proofInLog(entries: number): Promise<ProofInLog> {
  const signer = await sampleSigner();
  const crypto: ProofCrypto = { ...webCrypto, sha256 };
  const hashes = Array.from({ length: entries }, (_, at) => sha256(Buffer.from(`entry of somebody else ${at}`)));
  const places = STEPS.map((_, step) => Math.floor(((step + 0.5) * entries) / STEPS.length));
  const leaves: BuiltLeaf[] = [];
  const values: Readonly<Record<string, string>>[] = [];
  const randomBytes = countingBytes();
  for (const [step, place] of places.entries()) {
    const taken = STEPS[step];
    if (taken === undefined) continue;
    const leaf = await buildLeaf(taken, { sha256, randomBytes });
    leaves[place] = leaf;
    values[place] = taken.values;
    hashes[place] = leaf.leafHash;
  }
  const tree = await storeTree(hashes, crypto);
  const root = await treeRoot(tree);
  const checkpoint = await signCheckpoint({ origin: signer.name, size: tree.size, root }, signer, sha256);
  const bytes = await sampleProof({ tree, leaves, values, places, checkpoint }, signer, crypto);
  const { key } = JSON.parse(new TextDecoder().decode(bytes)) as { key: string };
  return { bytes, key, steps: places.length };
}
