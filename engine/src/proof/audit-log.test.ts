import { beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { storeTree } from './fixtures/sample-log.ts';
import { auditLog, type Checkpoint, canonicalBytes, hashLeaf, type StoredTree, treeRoot } from './index.ts';

const crypto = nodeCrypto();
const { sha256 } = crypto;
const SIZE = 200;
/** `npm run prove` turns every bit of every entry; the ordinary run every 67th. */
const STEP_BITS = process.env.KLARMETER_PROVE === '1' ? 1 : 67;
const leaves = Array.from({ length: SIZE }, (_, i) => canonicalBytes({ type: 'audit', n: i }));
let tree: StoredTree;
let witness: Checkpoint[];

const hashesOf = (all: readonly Uint8Array[]) => Promise.all(all.map((leaf) => hashLeaf(leaf, sha256)));
const rebuilt = async (all: readonly Uint8Array[]) => storeTree(await hashesOf(all), crypto);

beforeAll(async () => {
  tree = await rebuilt(leaves);
  witness = await Promise.all(
    [20, 40, 60, SIZE].map(async (size) => ({ origin: 'log.example', size, root: await treeRoot(tree, size) })),
  );
});

describe('a log checked as a whole', () => {
  test('holds as it was written', async () => {
    expect(await auditLog({ leaves, getNode: tree.getNode }, witness, sha256)).toBeUndefined();
  });

  test('names the entry of any flipped bit', { timeout: 600_000 }, async () => {
    for (let index = 0; index < SIZE; index += 1) {
      const length = leaves[index]?.length ?? 0;
      for (let at = 0; at < length * 8; at += STEP_BITS) {
        const changed = leaves.map((leaf, i) =>
          i === index ? leaf.map((byte, j) => (j === at >> 3 ? byte ^ (1 << (at & 7)) : byte)) : leaf,
        );
        const found = await auditLog({ leaves: changed, getNode: tree.getNode }, [], sha256);
        expect(found).toEqual({ kind: 'entry', index, end: index + 1 });
      }
    }
  });

  test.each([
    ['dropped', leaves.toSpliced(31, 1), 31],
    ['doubled', leaves.toSpliced(31, 0, leaves[31] ?? new Uint8Array()), 32],
    ['swapped', leaves.with(31, leaves[33] ?? new Uint8Array()).with(33, leaves[31] ?? new Uint8Array()), 31],
  ])('an entry is %s', async (_, changed, index) => {
    const getNode = async (level: number, at: number) => {
      // The doubled log is longer than its stored nodes; a store answers what it has.
      try {
        return await tree.getNode(level, at);
      } catch {
        return new Uint8Array();
      }
    };
    expect(await auditLog({ leaves: changed, getNode }, [], sha256)).toMatchObject({ kind: 'entry', index });
  });

  test('a flipped bit in a stored node is found', async () => {
    const getNode = async (level: number, index: number) => {
      const hash = await tree.getNode(level, index);
      return level === 2 && index === 3 ? hash.map((byte, i) => (i === 9 ? byte ^ 4 : byte)) : hash;
    };
    expect(await auditLog({ leaves, getNode }, witness, sha256)).toEqual({ kind: 'node', index: 12, end: 16 });
  });

  test('a log rewritten with all its nodes differs from the witness between two checkpoints', async () => {
    const changed = leaves.with(33, canonicalBytes({ type: 'audit', n: 'forged' }));
    const { getNode } = await rebuilt(changed);
    expect(await auditLog({ leaves: changed, getNode }, witness, sha256)).toEqual({ kind: 'root', index: 20, end: 40 });
  });

  test('a tail cut off shows in the copy of the witness', async () => {
    const short = leaves.slice(0, 190);
    const { getNode } = await rebuilt(short);
    expect(await auditLog({ leaves: short, getNode }, witness, sha256)).toEqual({
      kind: 'truncated',
      index: 190,
      end: 200,
    });
  });
});
