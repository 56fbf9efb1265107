import type { Sha256 } from './crypto.ts';
import { hashNode, splitPoint } from './merkle.ts';

/** Hash over the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`. Once made it never changes. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** Looks up a stored node. Asked only for complete subtrees; throwing is the store's answer to a missing one. */
export type GetNode = (level: number, index: number) => Uint8Array | Promise<Uint8Array>;

export interface StoredTree {
  readonly size: number;
  readonly getNode: GetNode;
  readonly sha256: Sha256;
}

/**
 * The nodes that appending these leaf hashes creates, leaves included, in the order they come into being.
 * The store is asked for at most log2(size) nodes, whatever the length of the batch.
 */
export async function appendNodes(tree: StoredTree, leafHashes: readonly Uint8Array[]): Promise<TreeNode[]> {
  const created: TreeNode[] = [];
  const fresh = new Map<string, Uint8Array>();
  const add = (node: TreeNode) => {
    created.push(node);
    fresh.set(`${node.level}/${node.index}`, node.hash);
  };
  for (const [i, leafHash] of leafHashes.entries()) {
    let node: TreeNode = { level: 0, index: tree.size + i, hash: leafHash };
    add(node);
    while (node.index % 2 === 1) {
      const left = fresh.get(`${node.level}/${node.index - 1}`) ?? (await tree.getNode(node.level, node.index - 1));
      const hash = await hashNode(left, node.hash, tree.sha256);
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash };
      add(node);
    }
  }
  return created;
}

/** Root of the tree as it was at `size` leaves (by default now), from O(log n) stored nodes. */
export async function treeRoot(tree: StoredTree, size = tree.size): Promise<Uint8Array> {
  assertSize(tree, size);
  return size === 0 ? tree.sha256(new Uint8Array()) : rangeRoot(tree, 0, size);
}

/** RFC 6962 section 2.1.1: from the leaf's sibling up to the child of the root. */
export async function inclusionPath(tree: StoredTree, index: number, size = tree.size): Promise<Uint8Array[]> {
  assertSize(tree, size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in ${size}`);
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      path.push(await rangeRoot(tree, middle, end));
      end = middle;
    } else {
      path.push(await rangeRoot(tree, start, middle));
      start = middle;
    }
  }
  return path.reverse();
}

/** RFC 6962 section 2.1.2: that the tree of `size` leaves begins with the tree of `olderSize` leaves. */
export async function consistencyPath(tree: StoredTree, olderSize: number, size = tree.size): Promise<Uint8Array[]> {
  assertSize(tree, size);
  assertSize({ ...tree, size }, olderSize);
  if (olderSize === 0 || olderSize === size) return [];
  const path: Uint8Array[] = [];
  let start = 0;
  let end = size;
  // True while the part looked at begins the older tree as a whole: its verifier then knows that root already.
  let known = true;
  while (olderSize < end) {
    const middle = start + splitPoint(end - start);
    if (olderSize <= middle) {
      path.push(await rangeRoot(tree, middle, end));
      end = middle;
    } else {
      path.push(await rangeRoot(tree, start, middle));
      start = middle;
      known = false;
    }
  }
  if (!known) path.push(await rangeRoot(tree, start, end));
  return path.reverse();
}

/** Root over the leaves start..end. The splits of RFC 6962 keep every left part complete and aligned. */
async function rangeRoot(tree: StoredTree, start: number, end: number): Promise<Uint8Array> {
  const length = end - start;
  const level = Math.log2(length);
  if (Number.isInteger(level)) return tree.getNode(level, start / length);
  const middle = start + splitPoint(length);
  return hashNode(await rangeRoot(tree, start, middle), await rangeRoot(tree, middle, end), tree.sha256);
}

function assertSize(tree: StoredTree, size: number): void {
  if (!Number.isSafeInteger(size) || size < 0 || size > tree.size) {
    throw new RangeError(`a tree of ${tree.size} leaves never had ${size}`);
  }
}
