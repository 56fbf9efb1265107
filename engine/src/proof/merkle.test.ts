import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { storeTree } from './fixtures/sample-log.ts';
import {
  appendNodes,
  consistencyPath,
  fromHex,
  hashLeaf,
  inclusionPath,
  merkleRoot,
  toHex,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { hashNode } from './merkle.ts';

const crypto = nodeCrypto();
const { sha256 } = crypto;
const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();

/** The leaves and roots that Certificate Transparency implementations publish for RFC 6962. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Published inclusion paths: index, size, path. */
const PATHS: [number, number, string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
/** Published consistency proofs: older size, newer size, path. */
const CONSISTENCIES: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const published = await Promise.all(LEAVES.map((leaf) => hashLeaf(hex(leaf), sha256)));
const numbered = await Promise.all(
  Array.from({ length: 200 }, (_, i) => hashLeaf(new TextEncoder().encode(`entry ${i}`), sha256)),
);

describe('RFC 6962, published values', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('root of %i leaves', async (size, root) => {
    const leaves = published.slice(0, size);
    expect(toHex(await merkleRoot(leaves, sha256))).toBe(root);
    expect(toHex(await treeRoot(await storeTree(leaves, crypto)))).toBe(root);
  });

  test.each(PATHS)('inclusion of leaf %i in %i', async (index, size, path) => {
    const tree = await storeTree(published, crypto);
    expect((await inclusionPath(tree, index, size)).map(toHex)).toEqual(path);
  });

  test.each(CONSISTENCIES)('consistency of %i with %i', async (older, newer, path) => {
    const tree = await storeTree(published, crypto);
    expect((await consistencyPath(tree, older, newer)).map(toHex)).toEqual(path);
  });
});

describe('every leaf of every size', () => {
  test('inclusion verifies for sizes 1 to 200, and nowhere else', async () => {
    const tree = await storeTree(numbered, crypto);
    for (let size = 1; size <= 200; size += 1) {
      const root = await treeRoot(tree, size);
      if (size % 20 === 0) expect(root).toEqual(await merkleRoot(numbered.slice(0, size), sha256));
      for (let index = 0; index < size; index += 1) {
        const leafHash = numbered[index] ?? new Uint8Array();
        const proof = { leafHash, index, size, path: await inclusionPath(tree, index, size), root };
        if (!(await verifyInclusion(proof, sha256))) throw new Error(`leaf ${index} of ${size} does not verify`);
        if (await verifyInclusion({ ...proof, index: (index + 1) % size || size }, sha256)) {
          throw new Error(`leaf ${index} of ${size} verifies at another place`);
        }
      }
    }
  });

  test('consistency verifies for all pairs up to 64, and no part of a proof may change', async () => {
    const tree = await storeTree(numbered.slice(0, 64), crypto);
    const roots = await Promise.all(Array.from({ length: 65 }, (_, size) => treeRoot(tree, size)));
    const rootOf = (size: number) => roots[size] ?? new Uint8Array();
    for (let newerSize = 0; newerSize <= 64; newerSize += 1) {
      for (let olderSize = 0; olderSize <= newerSize; olderSize += 1) {
        const path = await consistencyPath(tree, olderSize, newerSize);
        const proof = { olderSize, newerSize, olderRoot: rootOf(olderSize), newerRoot: rootOf(newerSize), path };
        const pair = `${olderSize} to ${newerSize}`;
        if (!(await verifyConsistency(proof, sha256))) throw new Error(`${pair} does not verify`);
        const mutants = [
          { ...proof, olderRoot: flipped(proof.olderRoot) },
          { ...proof, path: [...path, sha256Of(pair)] },
          ...(olderSize > 0 ? [{ ...proof, newerRoot: flipped(proof.newerRoot) }] : []),
          ...path.map((_, at) => ({ ...proof, path: path.map((hash, i) => (i === at ? flipped(hash) : hash)) })),
          ...path.map((_, at) => ({ ...proof, path: path.filter((__, i) => i !== at) })),
        ];
        for (const [i, mutant] of mutants.entries()) {
          if (await verifyConsistency(mutant, sha256)) throw new Error(`${pair}: mutant ${i} verifies`);
        }
      }
    }
  });
});

describe('properties', () => {
  test('appending in batches of any lengths gives the nodes of appending at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 8 }), async (lengths) => {
        const nodes = new Map<string, string>();
        const getNode = (level: number, index: number) => hex(nodes.get(`${level}/${index}`) ?? '');
        let size = 0;
        for (const length of lengths) {
          const batch = numbered.slice(size, size + length);
          for (const node of await appendNodes({ size, getNode, sha256 }, batch)) {
            expect(nodes.has(`${node.level}/${node.index}`)).toBe(false);
            nodes.set(`${node.level}/${node.index}`, toHex(node.hash));
          }
          size += batch.length;
        }
        const root = await treeRoot({ size, getNode, sha256 });
        expect(toHex(root)).toBe(toHex(await merkleRoot(numbered.slice(0, size), sha256)));
      }),
      { numRuns: 40 },
    );
  });

  test('a proof asks the store for no more than 2 log2(n) nodes', async () => {
    const tree = await storeTree(numbered, crypto);
    let asked = 0;
    const counting = {
      ...tree,
      getNode: (level: number, index: number) => {
        asked += 1;
        return tree.getNode(level, index);
      },
    };
    for (let index = 0; index < 200; index += 1) {
      asked = 0;
      await inclusionPath(counting, index);
      expect(asked).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(200)));
    }
  });

  test('one changed bit of leaf, path or root refuses the inclusion', async () => {
    const tree = await storeTree(numbered, crypto);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(), fc.nat(), async (size, at, bit) => {
        const index = at % size;
        const leafHash = numbered[index] ?? new Uint8Array();
        const proof = {
          leafHash,
          index,
          size,
          path: await inclusionPath(tree, index, size),
          root: await treeRoot(tree, size),
        };
        expect(await verifyInclusion({ ...proof, leafHash: flipped(leafHash, bit) }, sha256)).toBe(false);
        expect(await verifyInclusion({ ...proof, root: flipped(proof.root, bit) }, sha256)).toBe(false);
        expect(await verifyInclusion({ ...proof, path: proof.path.slice(1) }, sha256)).toBe(size === 1);
        const path = proof.path.map((hash, i) => (i === bit % proof.path.length ? flipped(hash, bit) : hash));
        expect(await verifyInclusion({ ...proof, path }, sha256)).toBe(size === 1);
      }),
      { numRuns: 100 },
    );
  });

  test('sizes beyond 32 bits work: a log of 2^40 + 5 equal entries', async () => {
    const size = 2 ** 40 + 5;
    const levels = [hex(ROOTS[1] ?? '')];
    for (let level = 1; level <= 40; level += 1) {
      const below = levels[level - 1] ?? new Uint8Array();
      levels.push(await hashNode(below, below, sha256));
    }
    const tree = { size, sha256, getNode: (level: number) => levels[level] ?? new Uint8Array() };
    const root = await treeRoot(tree);
    for (const index of [0, 2 ** 33 + 1, 2 ** 40 - 1, 2 ** 40, 2 ** 40 + 4]) {
      const path = await inclusionPath(tree, index);
      expect(await verifyInclusion({ leafHash: hex(ROOTS[1] ?? ''), index, size, path, root }, sha256)).toBe(true);
    }
    const olderSize = 2 ** 35 + 2 ** 3;
    const path = await consistencyPath(tree, olderSize);
    const olderRoot = await treeRoot(tree, olderSize);
    const proof = { olderSize, olderRoot, newerSize: size, newerRoot: root, path };
    expect(await verifyConsistency(proof, sha256)).toBe(true);
  });

  test.each([
    [-1, 3],
    [3, 3],
    [1.5, 3],
    [0, 0],
    [0, 2 ** 53],
  ])('index %d in size %d is refused, not looped over', async (index, size) => {
    expect(await verifyInclusion({ leafHash: hex('00'), index, size, path: [], root: hex('00') }, sha256)).toBe(false);
  });

  test('a tree cannot be asked about leaves it never had', async () => {
    const tree = await storeTree(numbered.slice(0, 5), crypto);
    await expect(inclusionPath(tree, 5)).rejects.toThrow(RangeError);
    await expect(treeRoot(tree, 6)).rejects.toThrow(RangeError);
    await expect(consistencyPath(tree, 4, 3)).rejects.toThrow(RangeError);
  });
});

function flipped(bytes: Uint8Array, bit = 0): Uint8Array {
  const at = bit % (bytes.length * 8);
  return bytes.map((byte, i) => (i === Math.floor(at / 8) ? byte ^ (1 << (at % 8)) : byte));
}

function sha256Of(text: string): Uint8Array {
  return new TextEncoder().encode(text.padEnd(32)).slice(0, 32);
}
