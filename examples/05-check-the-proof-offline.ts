/**
 * Checks a proof of delivery without a network and without any code of the service that issued it. The format is
 * described byte by byte in engine/src/proof/README.md. Read this file from the bottom up.
 *
 *     node examples/05-check-the-proof-offline.ts proof.json <public key as vkey text>
 */

import { isUtf8 } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Leaf = { type: string; time: string; digests: Record<string, string> };
type Values = Record<string, { salt: string; value: string }>;
type Entry = { index: number; leaf: Leaf; path: string[]; values: Values };

const STEPS = ['created', 'released', 'handed_over', 'delivered', 'opened', 'acknowledged'];
const SUBJECT = ['document_id', 'document_sha256', 'version', 'statement_id', 'delivery_id'];
const ON_EVERY_ENTRY = SUBJECT.slice(0, 3);
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const byte = (value: number) => Buffer.of(value);
const hex = (text: string) => Buffer.from(text, 'hex');
const isHash = (text: unknown) => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

function must(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** RFC 8785: members sorted by UTF-16 code units, no white space. JSON.stringify does the rest as the RFC asks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  must(typeof value !== 'string' || value.isWellFormed(), 'a lone surrogate');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}

/** Exactly these members: whatever else stood in the file would be bound by nothing. */
function members(value: unknown, required: string[], optional: string[] = []): Record<string, unknown> {
  must(typeof value === 'object' && value !== null && !Array.isArray(value), 'not an object');
  const names = Object.keys(value);
  const missing = required.find((name) => !names.includes(name));
  const unknown = names.find((name) => !required.includes(name) && !optional.includes(name));
  must(missing === undefined, `${missing} is missing`);
  must(unknown === undefined, `${unknown} is not known`);
  return value as Record<string, unknown>;
}

function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  must(bytes.toString('base64') === text, 'base64 is not canonical');
  return bytes;
}

/** A signed note (C2SP signed-note) with one signature, by this key over this text. Answers the lines of the text. */
function openNote(note: unknown, vkey: string): string[] {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/u.exec(vkey) ?? [];
  const typed = base64(encoded);
  must(typed.length === 33 && typed[0] === 1, 'the key is not an Ed25519 key');
  must(
    sha256(Buffer.from(`${name}\n`), typed)
      .subarray(0, 4)
      .equals(hex(id)),
    'the key does not fit its key id',
  );
  const spki = Buffer.concat([hex('302a300506032b6570032100'), typed.subarray(1)]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });

  const [, text = '', signer, signed = ''] = /^((?:[^\n]+\n)+)\n— (\S+) (\S+)\n$/u.exec(String(note)) ?? [];
  const signature = base64(signed);
  must(signer === name && signature.subarray(0, 4).equals(hex(id)), 'signed by another key');
  must(verify(null, Buffer.from(text), key, signature.subarray(4)), 'the signature does not fit');
  const lines = text.slice(0, -1).split('\n');
  must(lines[0] === name, 'signed for another log');
  return lines;
}

/** RFC 9162 section 2.1.3.2: from the leaf over its path to the root. */
function rootOver(leafHash: Buffer, index: number, size: number, path: string[]): Buffer {
  let [hash, place, last] = [leafHash, index, size - 1];
  for (const sibling of path.map(hex)) {
    must(last > 0, 'the path is too long');
    const onTheRight = place % 2 === 1 || place === last;
    hash = onTheRight ? sha256(byte(1), sibling, hash) : sha256(byte(1), hash, sibling);
    while (onTheRight && place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  must(last === 0, 'the path is too short');
  return hash;
}

/** The form of one entry, and that every value it shows has its digest in the leaf. Answers the leaf hash. */
function checkEntry(raw: unknown): Buffer {
  const entry = members(raw, ['index', 'leaf', 'path', 'values']) as unknown as Entry;
  must(Number.isSafeInteger(entry.index) && entry.index >= 0, 'index');
  must(Array.isArray(entry.path) && entry.path.every(isHash), 'path');
  const { type, time, digests } = members(entry.leaf, ['digests', 'time', 'type']) as Leaf;
  must(STEPS.includes(type) && new Date(time).toISOString() === time, 'type or time');
  must(Object.values(digests).every(isHash), 'digests');
  for (const [name, shown] of Object.entries(entry.values)) {
    const { salt, value } = members(shown, ['salt', 'value']) as { salt: string; value: string };
    must(isHash(salt) && typeof value === 'string', `values/${name}`);
    must(sha256(hex(salt), Buffer.from(value)).toString('hex') === digests[name], `values/${name} was changed`);
  }
  return sha256(byte(0), Buffer.from(canonical(entry.leaf)));
}

/** Throws with the reason if anything in the file does not hold under this key; answers the steps otherwise. */
export function checkProof(bytes: Uint8Array, vkey: string) {
  must(isUtf8(bytes), 'not UTF-8');
  const text = Buffer.from(bytes).toString('utf8');
  const raw: unknown = JSON.parse(text);
  must(`${canonical(raw)}\n` === text, 'the file is not written in canonical form');
  const file = members(raw, ['checkpoint', 'contents', 'entries', 'format', 'key', 'subject']);
  must(file.format === 'delivery-proof/v1' && file.key === vkey, 'another format or another key');
  const [, size = '', root = '', ...more] = openNote(file.checkpoint, vkey);
  must(/^[1-9][0-9]{0,15}$/.test(size) && more.length === 0, 'checkpoint');
  const [, format, sizeAgain, ...listed] = openNote(file.contents, vkey);
  must(format === file.format && sizeAgain === size, 'contents');
  const entries = file.entries as Entry[];
  must(Array.isArray(entries) && entries.length > 0 && entries.length === listed.length, 'entries dropped or added');
  const subject = members(file.subject, ON_EVERY_ENTRY, SUBJECT);
  for (const [i, entry] of entries.entries()) {
    const leafHash = checkEntry(entry);
    must(entry.index > (entries[i - 1]?.index ?? -1) && entry.index < Number(size), `entries/${i} is out of order`);
    must(listed[i] === `${entry.index} ${leafHash.toString('base64')}`, `entries/${i} is not the signed one`);
    const reached = rootOver(leafHash, entry.index, Number(size), entry.path).toString('base64');
    must(reached === root, `entries/${i} is not in the tree`);
    for (const name of SUBJECT) {
      const shown = Object.hasOwn(entry.values, name) ? entry.values[name]?.value : undefined;
      must(shown === undefined ? !ON_EVERY_ENTRY.includes(name) : shown === subject[name], `subject/${name}`);
    }
  }
  const isShown = (name: string) => entries.some(({ values }) => Object.hasOwn(values, name));
  must(Object.keys(subject).every(isShown), 'the subject says more than the entries');
  return { document: subject.document_sha256, steps: entries.map(({ index, leaf }) => ({ index, ...leaf })) };
}

if (import.meta.main) {
  const [file, vkey] = process.argv.slice(2);
  try {
    must(file !== undefined && vkey !== undefined, 'give a proof file and the public key of the log');
    const { document, steps } = checkProof(readFileSync(file), vkey);
    console.log(`The proof holds for the document with SHA-256 ${document}.`);
    for (const { index, type, time } of steps) console.log(`${time}  ${type}  (log entry ${index})`);
  } catch (error) {
    console.log(`The proof does not hold: ${(error as Error).message}.`);
    process.exitCode = 1;
  }
}
