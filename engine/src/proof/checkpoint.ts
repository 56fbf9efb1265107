import { fromBase64, toBase64 } from './bytes.ts';
import type { LogSigner, ProofCrypto, Sha256 } from './crypto.ts';
import { isKeyName, parseNote, signNote, type VerifierKey, verifyNote } from './signed-note.ts';

const HASH_BYTES = 32;

/** The head of a log at one size: C2SP tlog-checkpoint without extension lines. */
export interface Checkpoint {
  /** Names the log; the caller's choice, equal to the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The three lines that are signed. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw new TypeError(`"${origin}" cannot be the origin of a log`);
  if (!Number.isSafeInteger(size) || size < 0) throw new TypeError(`${size} is no tree size`);
  if (root.length !== HASH_BYTES) throw new TypeError('a root has 32 bytes');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The signed note. The key signs only for the log that bears its name. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: LogSigner, sha256: Sha256): Promise<string> {
  if (signer.name !== checkpoint.origin) throw new TypeError('the name of the key must be the origin of the log');
  return signNote(formatCheckpoint(checkpoint), signer, sha256);
}

/** Reads the text of a checkpoint; `undefined` for any spelling but the one {@link formatCheckpoint} writes. */
export function parseCheckpointText(text: string): Checkpoint | undefined {
  const [origin = '', digits = '', encoded = '', end, ...more] = text.split('\n');
  const size = parseCount(digits);
  const root = fromBase64(encoded);
  if (end !== '' || more.length > 0 || !isKeyName(origin) || size === undefined) return undefined;
  return root?.length === HASH_BYTES ? { origin, size, root } : undefined;
}

/** The checkpoint of a signed note, if it is one and the key signed it. */
export async function openCheckpoint(
  note: string,
  key: VerifierKey,
  crypto: ProofCrypto,
): Promise<Checkpoint | undefined> {
  const parsed = parseNote(note);
  if (parsed === undefined || !(await verifyNote(parsed, key, crypto))) return undefined;
  const checkpoint = parseCheckpointText(parsed.text);
  return checkpoint?.origin === key.name ? checkpoint : undefined;
}

/** Decimal without leading zeros, below 2^53; `undefined` for anything else. */
export function parseCount(digits: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(digits)) return undefined;
  const count = Number(digits);
  return Number.isSafeInteger(count) ? count : undefined;
}
