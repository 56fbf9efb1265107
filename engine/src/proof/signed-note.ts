import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts';
import type { LogSigner, ProofCrypto, Sha256 } from './crypto.ts';

/** C2SP signed-note: the signature type byte of Ed25519. */
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Neither Unicode spaces nor plus (C2SP signed-note), nor control characters, which a note cannot hold at all. */
const KEY_NAME = /^[^\s\u0085+\p{Cc}]+$/u;

export interface NoteSignature {
  readonly keyName: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed: ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface VerifierKey {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

export function isKeyName(text: string): boolean {
  return text.isWellFormed() && KEY_NAME.test(text);
}

/** First four bytes of SHA-256(name || 0x0A || 0x01 || public key), C2SP signed-note. */
export async function keyIdOf(name: string, publicKey: Uint8Array, sha256: Sha256): Promise<Uint8Array> {
  const digest = await sha256(concatBytes(utf8(name), Uint8Array.of(0x0a, ED25519), publicKey));
  return digest.slice(0, KEY_ID_BYTES);
}

/** The key as text: name, "+", key id in hex, "+", base64(0x01 || public key). */
export async function formatVkey(key: Pick<VerifierKey, 'name' | 'publicKey'>, sha256: Sha256): Promise<string> {
  if (!isKeyName(key.name)) throw new TypeError(`"${key.name}" cannot be a key name`);
  if (key.publicKey.length !== PUBLIC_KEY_BYTES) throw new TypeError('an Ed25519 public key has 32 bytes');
  const keyId = await keyIdOf(key.name, key.publicKey, sha256);
  return `${key.name}+${toHex(keyId)}+${toBase64(concatBytes(Uint8Array.of(ED25519), key.publicKey))}`;
}

/** `undefined` when the text is no vkey of an Ed25519 key, or its key id does not fit name and key. */
export async function parseVkey(text: string, sha256: Sha256): Promise<VerifierKey | undefined> {
  // The base64 part may itself hold "+", so only the first two separate.
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  const [, name = '', id = '', encoded = ''] = match ?? [];
  const typed = fromBase64(encoded);
  if (!isKeyName(name) || typed?.[0] !== ED25519 || typed.length !== 1 + PUBLIC_KEY_BYTES) return undefined;
  const publicKey = typed.slice(1);
  const keyId = await keyIdOf(name, publicKey, sha256);
  const written = fromHex(id, KEY_ID_BYTES);
  return written !== undefined && equalBytes(keyId, written) ? { name, keyId, publicKey } : undefined;
}

/** Signs a text that ends in a newline; the answer is the whole note. */
export async function signNote(text: string, signer: LogSigner, sha256: Sha256): Promise<string> {
  if (!isNoteText(text)) throw new TypeError('this text cannot be a note');
  if (!isKeyName(signer.name)) throw new TypeError(`"${signer.name}" cannot be a key name`);
  const keyId = await keyIdOf(signer.name, signer.publicKey, sha256);
  const signature = await signer.sign(utf8(text));
  return `${text}\n— ${signer.name} ${toBase64(concatBytes(keyId, signature))}\n`;
}

/** Strict: any other spelling of the same note is refused. `undefined` when the text is no signed note. */
export function parseNote(note: string): SignedNote | undefined {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2, -1).split('\n');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, keyName = '', encoded = ''] = /^— (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!isKeyName(keyName) || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
    signatures.push({ keyName, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) });
  }
  return isNoteText(text) ? { text, signatures } : undefined;
}

/**
 * Whether the key signed the note. Signatures of other keys are passed over, as C2SP signed-note demands; one of this
 * key that does not hold refuses the note.
 */
export async function verifyNote(note: SignedNote, key: VerifierKey, crypto: ProofCrypto): Promise<boolean> {
  const own = note.signatures.filter(({ keyName, keyId }) => keyName === key.name && equalBytes(keyId, key.keyId));
  for (const { signature } of own) {
    if (signature.length !== SIGNATURE_BYTES) return false;
    if (!(await crypto.verifyEd25519(key.publicKey, utf8(note.text), signature))) return false;
  }
  return own.length > 0;
}

function isNoteText(text: string): boolean {
  return text.length > 1 && text.endsWith('\n') && text.isWellFormed() && !/\p{Cc}/u.test(text.replaceAll('\n', ''));
}
