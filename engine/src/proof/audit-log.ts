import { equalBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Sha256 } from './crypto.ts';
import { hashLeaf } from './leaf.ts';
import { appendNodes, type GetNode, type TreeNode, treeRoot } from './stored-tree.ts';

/**
 * `entry`: the leaf at `index` is not what its stored hash says. `node`: a stored node over `index` and later leaves is
 * not what the leaves give. `root`: one of the entries `index` up to, not including, `end` differs from what was signed.
 * `truncated`: the log ends at `index`, though a checkpoint of size `end` was signed.
 */
export interface AuditFinding {
  readonly kind: 'entry' | 'node' | 'root' | 'truncated';
  readonly index: number;
  readonly end: number;
}

/**
 * Recomputes a whole log from its leaf bytes and names the first bad entry, or `undefined` when all of it holds.
 *
 * Checkpoints are the witness: opened (their signatures verified) by the caller, in any order, and best kept outside
 * the store that is being audited, for only they can show a tail that was cut off or a log rewritten as a whole.
 */
export async function auditLog(
  log: { readonly leaves: readonly Uint8Array[]; readonly getNode: GetNode },
  checkpoints: readonly Checkpoint[],
  sha256: Sha256,
): Promise<AuditFinding | undefined> {
  const hashes = await Promise.all(log.leaves.map((leaf) => hashLeaf(leaf, sha256)));
  const found: AuditFinding[] = [];
  const nodes = new Map<string, Uint8Array>();
  const getNode: GetNode = (level, index) => nodes.get(`${level}/${index}`) ?? new Uint8Array();
  for (const node of await appendNodes({ size: 0, getNode, sha256 }, hashes)) {
    nodes.set(`${node.level}/${node.index}`, node.hash);
    if (!equalBytes(node.hash, await log.getNode(node.level, node.index))) found.push(finding(node));
  }

  let trusted = 0;
  for (const { size, root } of checkpoints.toSorted((a, b) => a.size - b.size)) {
    if (size > hashes.length) {
      found.push({ kind: 'truncated', index: hashes.length, end: size });
      break;
    }
    if (!equalBytes(root, await treeRoot({ size: hashes.length, getNode, sha256 }, size))) {
      found.push({ kind: 'root', index: trusted, end: size });
      break;
    }
    trusted = size;
  }
  return found.toSorted(byNarrowest)[0];
}

function finding({ level, index }: TreeNode): AuditFinding {
  const length = 2 ** level;
  return { kind: level === 0 ? 'entry' : 'node', index: index * length, end: (index + 1) * length };
}

/** An entry named by itself beats a range that holds it; among entries the first. */
function byNarrowest(a: AuditFinding, b: AuditFinding): number {
  const rank = { entry: 0, node: 1, root: 2, truncated: 3 };
  return rank[a.kind] - rank[b.kind] || a.end - a.index - (b.end - b.index) || a.index - b.index;
}
