import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContents } from './contents.ts';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { countingBytes, ORIGIN, STEPS, sampleLog, sampleProof, sampleSigner } from './fixtures/sample-log.ts';
import {
  buildLeaf,
  consistencyPath,
  formatVkey,
  inclusionPath,
  parseNote,
  toHex,
  treeRoot,
  verifyProofFile,
} from './index.ts';

const FILE = new URL('vectors.json', import.meta.url);
const crypto = nodeCrypto();

/** One worked value for each step of README.md, made from a fixed key and fixed salts. */
async function makeVectors() {
  const signer = await sampleSigner();
  const log = await sampleLog(signer, crypto);
  const proof = await sampleProof(log, signer, crypto);
  const step = { type: 'created', time: '2026-01-15T08:00:00.000Z', values: { channel: 'Ä 🏠' } };
  const built = await buildLeaf(step, { sha256: crypto.sha256, randomBytes: countingBytes() });
  const file = JSON.parse(new TextDecoder().decode(proof)) as { readonly contents: string };
  return {
    about: 'Worked values for README.md. Bytes are lower-case hex. The key and the salts are fixed and not secret.',
    value_and_leaf: {
      type: step.type,
      time: step.time,
      name: 'channel',
      value: step.values.channel,
      salt: toHex(built.salts.channel ?? new Uint8Array()),
      digest: built.leaf.digests.channel,
      leaf: new TextDecoder().decode(built.leafBytes),
      leaf_hash: toHex(built.leafHash),
    },
    tree: {
      leaf_hashes: log.leaves.map(({ leafHash }) => toHex(leafHash)),
      roots_by_size: await Promise.all(range(13).map(async (size) => toHex(await treeRoot(log.tree, size)))),
      inclusion: await Promise.all(
        range(12).map(async (index) => ({ index, path: (await inclusionPath(log.tree, index)).map(toHex) })),
      ),
      consistency_with_12: await Promise.all(
        range(13).map(async (older) => ({ older, path: (await consistencyPath(log.tree, older)).map(toHex) })),
      ),
    },
    key: {
      origin: ORIGIN,
      seed: toHex(Uint8Array.from({ length: 32 }, (_, i) => i)),
      public_key: toHex(signer.publicKey),
      vkey: await formatVkey(signer, crypto.sha256),
    },
    checkpoint: { text: parseNote(log.checkpoint)?.text, note: log.checkpoint },
    contents: { text: parseNote(file.contents)?.text, note: file.contents },
    proof_file: { text: new TextDecoder().decode(proof), sha256: toHex(await crypto.sha256(proof)) },
  };
}

const range = (end: number) => Array.from({ length: end }, (_, i) => i);

// A changed format shows here first: KLARMETER_WRITE_VECTORS=1 writes the file anew, and the difference is reviewed.
test('vectors.json holds what this code makes', async () => {
  const vectors = await makeVectors();
  if (process.env.KLARMETER_WRITE_VECTORS === '1') writeFileSync(FILE, `${JSON.stringify(vectors, null, 2)}\n`);
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(vectors);
});

test('the proof file in vectors.json verifies under the key in it', async () => {
  const { key, proof_file, contents } = JSON.parse(readFileSync(FILE, 'utf8')) as Awaited<
    ReturnType<typeof makeVectors>
  >;
  const bytes = new TextEncoder().encode(proof_file.text);
  expect(await verifyProofFile(bytes, { crypto, publicKey: key.vkey })).toMatchObject({ ok: true, level: 5 });
  expect(parseContents(contents.text ?? '')?.entries.length).toBe(STEPS.length);
});
