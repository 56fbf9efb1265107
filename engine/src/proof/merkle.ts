import { concatBytes, equalBytes } from './bytes.ts';
import type { Sha256 } from './crypto.ts';

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export async function hashNode(left: Uint8Array, right: Uint8Array, sha256: Sha256): Promise<Uint8Array> {
  return sha256(concatBytes(Uint8Array.of(0x01), left, right));
}

/** Largest power of two smaller than n, for n > 1. Sizes pass 32 bits, so no shifts. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root over the leaf hashes, straight from the definition in RFC 6962 section 2.1; needs all of them. */
export async function merkleRoot(leafHashes: readonly Uint8Array[], sha256: Sha256): Promise<Uint8Array> {
  const [only] = leafHashes;
  if (only === undefined) return sha256(new Uint8Array());
  if (leafHashes.length === 1) return only;
  const k = splitPoint(leafHashes.length);
  return hashNode(
    await merkleRoot(leafHashes.slice(0, k), sha256),
    await merkleRoot(leafHashes.slice(k), sha256),
    sha256,
  );
}

export interface InclusionProof {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  /** From the leaf's sibling up to the child of the root. */
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the leaf stands at this index in the tree with this size and root. RFC 9162 section 2.1.3.2. */
export async function verifyInclusion(proof: InclusionProof, sha256: Sha256): Promise<boolean> {
  if (!isCount(proof.index) || !isCount(proof.size) || proof.index >= proof.size) return false;
  let place = proof.index;
  let last = proof.size - 1;
  let hash = proof.leafHash;
  for (const sibling of proof.path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await hashNode(sibling, hash, sha256);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = await hashNode(hash, sibling, sha256);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && equalBytes(hash, proof.root);
}

export interface ConsistencyProof {
  readonly olderSize: number;
  readonly olderRoot: Uint8Array;
  readonly newerSize: number;
  readonly newerRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/**
 * Whether the newer tree begins with exactly the leaves of the older one. RFC 9162 section 2.1.4.2.
 * The RFC leaves size 0 open; here the empty tree, with its own root and an empty path, begins every tree.
 */
export async function verifyConsistency(proof: ConsistencyProof, sha256: Sha256): Promise<boolean> {
  const { olderSize, newerSize, olderRoot, newerRoot } = proof;
  if (!isCount(olderSize) || !isCount(newerSize) || olderSize > newerSize) return false;
  if (olderSize === newerSize) return proof.path.length === 0 && equalBytes(olderRoot, newerRoot);
  if (olderSize === 0) return proof.path.length === 0 && equalBytes(olderRoot, await sha256(new Uint8Array()));

  let place = olderSize - 1;
  let last = newerSize - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  // Where the older tree is complete, its root is itself the first node and is left out of the path.
  const [first, ...rest] = place === 0 ? [olderRoot, ...proof.path] : proof.path;
  if (first === undefined) return false;
  let older = first;
  let newer = first;
  for (const node of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      older = await hashNode(node, older, sha256);
      newer = await hashNode(node, newer, sha256);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      newer = await hashNode(newer, node, sha256);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && equalBytes(older, olderRoot) && equalBytes(newer, newerRoot);
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
