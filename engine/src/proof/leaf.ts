import { concatBytes, toHex, utf8 } from './bytes.ts';
import { canonicalBytes, type Json } from './canonical.ts';
import type { RandomBytes, Sha256 } from './crypto.ts';

/**
 * Exactly this many bytes, never more: `salt || value` has no mark between the two, so a free length would let the
 * first bytes of a value move into the salt under the same digest.
 */
export const SALT_BYTES = 32;

const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What a log keeps of one step: README section 2. `digests` are lower-case hex. */
export interface Leaf {
  readonly type: string;
  /** UTC with milliseconds, 2026-01-15T08:00:00.000Z. */
  readonly time: string;
  readonly digests: Readonly<Record<string, string>>;
}

/** A value together with the salt that opens its digest. Both live outside the log. */
export interface DisclosedValue {
  readonly salt: Uint8Array;
  readonly value: string;
}

export interface BuiltLeaf {
  readonly leaf: Leaf;
  readonly leafBytes: Uint8Array;
  readonly leafHash: Uint8Array;
  /** One salt per value, by name; whoever loses it can no longer show the value. */
  readonly salts: Readonly<Record<string, Uint8Array>>;
}

/**
 * Builds the leaf of one step with fresh salts.
 *
 * @throws TypeError when type, time, a name or a value has a form that README section 2 does not allow.
 */
export async function buildLeaf(
  step: { readonly type: string; readonly time: string; readonly values: Readonly<Record<string, string>> },
  by: { readonly sha256: Sha256; readonly randomBytes: RandomBytes },
): Promise<BuiltLeaf> {
  const salts: Record<string, Uint8Array> = {};
  const digests: Record<string, string> = {};
  for (const [name, value] of Object.entries(step.values)) {
    const salt = by.randomBytes(SALT_BYTES);
    salts[name] = salt;
    digests[name] = toHex(await valueDigest({ salt, value }, by.sha256));
  }
  const leaf = { type: step.type, time: step.time, digests };
  const wrong = wrongMemberOfLeaf(leaf);
  if (wrong !== undefined) throw new TypeError(`a leaf cannot be built from this ${wrong}`);
  const leafBytes = leafBytesOf(leaf);
  return { leaf, leafBytes, leafHash: await hashLeaf(leafBytes, by.sha256), salts };
}

/** SHA-256(salt || UTF-8(value)). */
export async function valueDigest({ salt, value }: DisclosedValue, sha256: Sha256): Promise<Uint8Array> {
  if (salt.length !== SALT_BYTES) throw new TypeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  if (!value.isWellFormed()) throw new TypeError('a value holds a lone surrogate');
  return sha256(concatBytes(salt, utf8(value)));
}

/** JCS of the leaf: the bytes that are hashed, whatever order the members came in. */
export function leafBytesOf(leaf: Leaf): Uint8Array {
  const json: Json = { digests: { ...leaf.digests }, time: leaf.time, type: leaf.type };
  return canonicalBytes(json);
}

/** SHA-256(0x00 || leaf), RFC 6962 section 2.1. */
export async function hashLeaf(leafBytes: Uint8Array, sha256: Sha256): Promise<Uint8Array> {
  return sha256(concatBytes(Uint8Array.of(0x00), leafBytes));
}

/** The first member whose form is not that of README section 2, or `undefined`. */
export function wrongMemberOfLeaf(leaf: Leaf): 'type' | 'time' | 'digests' | undefined {
  if (!NAME.test(leaf.type)) return 'type';
  if (!isMoment(leaf.time)) return 'time';
  const digests = Object.entries(leaf.digests);
  const fits = ([name, digest]: [string, string]) => NAME.test(name) && /^[0-9a-f]{64}$/.test(digest);
  return digests.length > 0 && digests.every(fits) ? undefined : 'digests';
}

/** Whether the text is an existing moment in the one accepted spelling. */
export function isMoment(text: string): boolean {
  if (!TIME.test(text)) return false;
  const moment = new Date(text);
  // 30 February parses into March; only an existing moment is printed as it was read.
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text;
}
