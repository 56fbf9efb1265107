import { toHex } from './bytes.ts';
import { canonicalBytes, canonicalText, type Json } from './canonical.ts';
import { parseCheckpointText } from './checkpoint.ts';
import { FORMAT, formatContents } from './contents.ts';
import type { LogSigner, ProofCrypto } from './crypto.ts';
import { type DisclosedValue, hashLeaf } from './leaf.ts';
import { parseCanonical } from './parse-canonical.ts';
import { SUBJECT_NAMES } from './proof-file.ts';
import { formatVkey, parseNote, signNote } from './signed-note.ts';
import { verifyProofFile } from './verify-proof-file.ts';

export interface ProofEntryInput {
  readonly index: number;
  /** The bytes as they were hashed into the log. */
  readonly leafBytes: Uint8Array;
  /** For the size of the checkpoint. */
  readonly path: readonly Uint8Array[];
  /** What this copy shows; a value left out is withheld. */
  readonly values: Readonly<Record<string, DisclosedValue>>;
}

/**
 * The proof file of one delivery: all its entries below the size of the checkpoint, in any order.
 *
 * The subject is read off the entries. The result is verified before it is handed out.
 *
 * @throws Error when the parts do not fit together; that is a mistake of the caller's store, never of a reader.
 */
export async function buildProofFile(
  parts: { readonly checkpoint: string; readonly entries: readonly ProofEntryInput[] },
  by: { readonly signer: LogSigner; readonly crypto: ProofCrypto },
): Promise<Uint8Array> {
  const checkpoint = parseCheckpointText(parseNote(parts.checkpoint)?.text ?? '');
  if (checkpoint === undefined) throw new Error('the checkpoint cannot be read');
  const entries = parts.entries.toSorted((a, b) => a.index - b.index);
  const listed = await Promise.all(
    entries.map(async ({ index, leafBytes }) => ({ index, leafHash: await hashLeaf(leafBytes, by.crypto.sha256) })),
  );
  const contents = formatContents({ origin: checkpoint.origin, size: checkpoint.size, entries: listed });
  const publicKey = await formatVkey(by.signer, by.crypto.sha256);
  const file: Json = {
    format: FORMAT,
    key: publicKey,
    checkpoint: parts.checkpoint,
    contents: await signNote(contents, by.signer, by.crypto.sha256),
    subject: subjectOf(entries),
    entries: entries.map(toJson),
  };
  const bytes = new TextEncoder().encode(`${canonicalText(file)}\n`);
  const verdict = await verifyProofFile(bytes, { publicKey, crypto: by.crypto });
  if (verdict.ok) return bytes;
  const faults = verdict.faults.map(({ pointer, code }) => `${code} at "${pointer}"`);
  throw new Error(`the parts of this proof do not fit together: ${faults.join(', ')}`);
}

/** The exact bytes of a document's leaf, read back as the object that stands in the file. */
function toJson({ index, leafBytes, path, values }: ProofEntryInput): Json {
  const leaf = parseCanonical(leafBytes);
  if (!leaf.ok) throw new Error(`leaf ${index} is not canonical at "${leaf.pointer}"`);
  const shown = Object.entries(values).map(([name, { salt, value }]) => [name, { salt: toHex(salt), value }] as const);
  return { index, leaf: leaf.value, path: path.map(toHex), values: Object.fromEntries(shown) };
}

function subjectOf(entries: readonly ProofEntryInput[]): Json {
  const subject: Record<string, string> = {};
  for (const name of SUBJECT_NAMES) {
    const shown = entries.find(({ values }) => values[name] !== undefined)?.values[name];
    if (shown !== undefined) subject[name] = shown.value;
  }
  return subject;
}

/**
 * The same proof with fewer values, for somebody who may not see them all: still verifies, and its verdict lists what
 * is withheld. Values the subject needs in every entry cannot be withheld.
 *
 * @throws Error when the bytes are no proof file.
 */
export function withholdValues(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const parsed = parseCanonical(bytes, '\n');
  if (!parsed.ok) throw new Error(`no proof file: ${parsed.code} at "${parsed.pointer}"`);
  const kept = (SUBJECT_NAMES as readonly string[]).find((name) => names.includes(name));
  if (kept !== undefined) throw new Error(`${kept} says what the proof is about and cannot be withheld`);
  const file = parsed.value as { readonly entries: readonly { readonly values: Record<string, Json> }[] };
  const entries = file.entries.map((entry) => ({
    ...entry,
    values: Object.fromEntries(Object.entries(entry.values).filter(([name]) => !names.includes(name))),
  }));
  const line = canonicalBytes({ ...file, entries } as unknown as Json);
  return new Uint8Array([...line, 0x0a]);
}
