import { describe, expect, test } from 'vitest';
import { parseContents } from './contents.ts';
import { nodeCrypto } from './fixtures/node-crypto.ts';
import { ORIGIN, sampleSigner } from './fixtures/sample-log.ts';
import {
  formatCheckpoint,
  formatVkey,
  openCheckpoint,
  parseCheckpointText,
  parseNote,
  parseVkey,
  signCheckpoint,
  signNote,
  toBase64,
  type VerifierKey,
  verifyNote,
  webCrypto,
} from './index.ts';

const crypto = nodeCrypto();

/** Published with the Go implementation of signed notes (golang.org/x/mod/sumdb/note). */
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
/** Printed in C2SP tlog-checkpoint. */
const C2SP_CHECKPOINT = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

async function keyOf(vkey: string): Promise<VerifierKey> {
  const key = await parseVkey(vkey, crypto.sha256);
  if (key === undefined) throw new Error('the key cannot be read');
  return key;
}

const noteOf = (text: string) => {
  const note = parseNote(text);
  if (note === undefined) throw new Error('the note cannot be read');
  return note;
};

describe('signed notes', () => {
  test.each([
    ['node:crypto', crypto],
    ['WebCrypto', webCrypto],
  ])('a published note verifies with %s', async (_, by) => {
    const key = await keyOf(GO_KEY);
    expect(await verifyNote(noteOf(GO_NOTE), key, by)).toBe(true);
    expect(await verifyNote(noteOf(GO_NOTE.replace('answer', 'Answer')), key, by)).toBe(false);
    expect(await formatVkey(key, by.sha256)).toBe(GO_KEY);
  });

  test.each([
    ['another name', 'PeterNewmann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['another id', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['an id in capitals', 'PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['another algorithm', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a short key', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy'],
    ['a space', 'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a newline at the end', `${GO_KEY}\n`],
    ['nothing', ''],
  ])('no key: %s', async (_, vkey) => {
    expect(await parseVkey(vkey, crypto.sha256)).toBeUndefined();
  });

  test('passes over signatures of others and refuses a bad one of its own', async () => {
    const key = await keyOf(GO_KEY);
    const other = '— witness.example AAAAAAAA\n';
    expect(await verifyNote(noteOf(GO_NOTE + other), key, crypto)).toBe(true);
    const bad = `— PeterNeumann ${toBase64(new Uint8Array([...key.keyId, ...new Uint8Array(64)]))}\n`;
    expect(await verifyNote(noteOf(GO_NOTE + bad), key, crypto)).toBe(false);
    expect(await verifyNote(noteOf(`text\n\n${other}`), key, crypto)).toBe(false);
  });

  test.each([
    ['no blank line', 'text\n— a AAAAAAAA\n'],
    ['no signature', 'text\n\n'],
    ['no final newline', 'text\n\n— a AAAAAAAA'],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n'],
    ['two spaces', 'text\n\n—  a AAAAAAAA\n'],
    ['base64 without padding', 'text\n\n— a AAAAAAA\n'],
    ['base64 with loose bits', 'text\n\n— a AAAAAAB=\n'],
    ['only a key id', 'text\n\n— a AAAAAA==\n'],
    ['a carriage return', 'text\r\n\n— a AAAAAAAA\n'],
    ['a plus in the name', 'text\n\n— a+b AAAAAAAA\n'],
  ])('no note: %s', (_, text) => {
    expect(parseNote(text)).toBeUndefined();
  });
});

describe('checkpoints', () => {
  test('the printed one reads and writes alike', () => {
    const { text, signatures } = noteOf(C2SP_CHECKPOINT);
    const checkpoint = parseCheckpointText(text);
    if (checkpoint === undefined) throw new Error('not read');
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 });
    expect(formatCheckpoint(checkpoint)).toBe(text);
    expect(signatures.map(({ signature }) => signature.length)).toEqual([64]);
  });

  test('signed and opened again; another origin or text is refused', async () => {
    const signer = await sampleSigner();
    const key = await keyOf(await formatVkey(signer, crypto.sha256));
    const head = { origin: ORIGIN, size: 7, root: new Uint8Array(32).fill(5) };
    const note = await signCheckpoint(head, signer, crypto.sha256);
    expect(await openCheckpoint(note, key, crypto)).toEqual(head);
    expect(await openCheckpoint(note.replace('\n7\n', '\n8\n'), key, crypto)).toBeUndefined();
    const foreign = await signNote(formatCheckpoint({ ...head, origin: 'other.example' }), signer, crypto.sha256);
    expect(await openCheckpoint(foreign, key, crypto)).toBeUndefined();
    await expect(signCheckpoint({ ...head, origin: 'other.example' }, signer, crypto.sha256)).rejects.toThrow(
      TypeError,
    );
  });

  const root = toBase64(new Uint8Array(32));
  test.each([
    ['a leading zero', `a\n07\n${root}\n`],
    ['a sign', `a\n+7\n${root}\n`],
    ['2^53', `a\n9007199254740992\n${root}\n`],
    ['a short root', `a\n7\nAAAA\n`],
    ['an extension line', `a\n7\n${root}\nmore\n`],
    ['no final newline', `a\n7\n${root}`],
    ['no origin', `\n7\n${root}\n`],
    ['contents', `a\ndelivery-proof/v1\n7\n0 ${root}\n`],
  ])('no checkpoint: %s', (_, text) => {
    expect(parseCheckpointText(text)).toBeUndefined();
  });

  test.each([
    ['a checkpoint', `a\n7\n${root}\n`],
    ['indexes that fall', `a\ndelivery-proof/v1\n7\n2 ${root}\n1 ${root}\n`],
    ['an index twice', `a\ndelivery-proof/v1\n7\n2 ${root}\n2 ${root}\n`],
    ['an index outside', `a\ndelivery-proof/v1\n7\n7 ${root}\n`],
    ['no entries', 'a\ndelivery-proof/v1\n7\n'],
    ['an index with a leading zero', `a\ndelivery-proof/v1\n7\n02 ${root}\n`],
  ])('no contents: %s', (_, text) => {
    expect(parseContents(text)).toBeUndefined();
  });
});
