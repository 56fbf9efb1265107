import { byteAt } from './bytes.ts';
import type { Ciphers } from './ciphers.ts';
import { cmac } from './cmac.ts';
import { type Failure, failure } from './failure.ts';
import { modeName } from './modes.ts';
import type { Authentication, Walk } from './walk.ts';

const BLOCK = 16;
const FILLER = 0x2f;
const ZERO_IV = new Uint8Array(BLOCK);

/** Low four bits of the configuration extension name the key, bits 5..4 how it is derived: 1 is CMAC. */
const KEY_DERIVATION_CMAC = 1;

/**
 * Opens the payload behind the transport header as its configuration word says (EN 13757-7, OMS Vol. 2): mode 0 is
 * plain, mode 5 is AES-128 CBC with the address in the initialisation vector, mode 7 derives a key per message.
 * Nothing that does not verify is passed on.
 */
export function openPayload<Key>(
  walk: Walk,
  configuration: number,
  key: Key | null,
  ciphers: Ciphers<Key>,
): Failure | null {
  const mode = (configuration >> 8) & 0x1f;
  const blocks = (configuration >> 4) & 15;
  switch (mode) {
    case 0:
      if (key !== null && walk.security.mode === 'none') walk.warnings.push('not_encrypted');
      return null;
    case 5:
      return openMode5(walk, blocks, key, ciphers);
    case 7:
      return openMode7(walk, blocks, key, ciphers);
    default:
      return failure('unsupported_mode', `mode ${mode}, ${modeName(mode)}`);
  }
}

function startsWithFillers(bytes: Uint8Array, at: number, end: number): boolean {
  return end >= at + 2 && byteAt(bytes, at) === FILLER && byteAt(bytes, at + 1) === FILLER;
}

function openMode5<Key>(walk: Walk, blocks: number, key: Key | null, ciphers: Ciphers<Key>): Failure | null {
  const readable = startsWithFillers(walk.bytes, walk.at, walk.end);
  const rest = walk.end - walk.at;
  if (blocks === 0) return openWithoutBlocks(walk, readable, key, ciphers);
  const size = blocks * BLOCK;
  if (key === null || size > rest) {
    if (readable) return acceptUpstream(walk, 'mode_5');
    return size > rest
      ? failure('truncated', `${blocks} encrypted blocks, ${rest} bytes`)
      : failure('key_missing', 'mode 5');
  }
  const plain = ciphers.decryptCbc(key, mode5Vector(walk), walk.bytes.subarray(walk.at, walk.at + size));
  if (!startsWithFillers(plain, 0, plain.length)) {
    return readable ? acceptUpstream(walk, 'mode_5') : failure('wrong_key', 'mode 5');
  }
  replacePayload(walk, plain, size, 'mode_5');
  return null;
}

/** A block count of 0 means that nothing is encrypted; some makers mean everything, which only the key can tell. */
function openWithoutBlocks<Key>(walk: Walk, readable: boolean, key: Key | null, ciphers: Ciphers<Key>): Failure | null {
  const size = (walk.end - walk.at) & ~(BLOCK - 1);
  if (!readable && key !== null && size > 0) {
    const plain = ciphers.decryptCbc(key, mode5Vector(walk), walk.bytes.subarray(walk.at, walk.at + size));
    if (startsWithFillers(plain, 0, plain.length)) {
      replacePayload(walk, plain, size, 'mode_5');
      return null;
    }
  }
  walk.warnings.push('not_encrypted');
  return null;
}

/** M ID V T and eight times the access number. */
function mode5Vector(walk: Walk): Uint8Array {
  const vector = new Uint8Array(BLOCK);
  const access = walk.accessNumber ?? 0;
  for (let at = 0; at < 8; at += 1) {
    vector[at] = walk.address === null ? 0 : byteAt(walk.address, walk.addressFrom + at);
    vector[8 + at] = access;
  }
  return vector;
}

function acceptUpstream(walk: Walk, mode: 'mode_5' | 'mode_7'): null {
  walk.security = { mode, state: 'decrypted_upstream' };
  return null;
}

/** Bytes behind the encrypted blocks are plain and stay. */
function replacePayload(walk: Walk, plain: Uint8Array, size: number, mode: 'mode_5' | 'mode_7'): void {
  const rest = walk.bytes.subarray(walk.at + size, walk.end);
  if (rest.length === 0) {
    walk.bytes = plain;
  } else {
    const joined = new Uint8Array(plain.length + rest.length);
    joined.set(plain);
    joined.set(rest, plain.length);
    walk.bytes = joined;
  }
  walk.at = 0;
  walk.end = walk.bytes.length;
  walk.security = { mode, state: 'decrypted' };
}

function openMode7<Key>(walk: Walk, blocks: number, key: Key | null, ciphers: Ciphers<Key>): Failure | null {
  if (walk.at >= walk.end) return failure('truncated', 'configuration extension');
  const extension = byteAt(walk.bytes, walk.at);
  walk.at += 1;
  const size = blocks * BLOCK;
  if (key === null) {
    return startsWithFillers(walk.bytes, walk.at, walk.end)
      ? acceptUpstream(walk, 'mode_7')
      : failure('key_missing', 'mode 7');
  }
  if (((extension >> 4) & 3) !== KEY_DERIVATION_CMAC) return failure('unsupported_mode', 'mode 7, key derivation');
  const authentication = walk.authentication;
  if (authentication === null || authentication.counter.length === 0 || authentication.code.length === 0) {
    return failure('mac_missing', 'mode 7');
  }
  if (size > walk.end - walk.at) {
    return failure('truncated', `${blocks} encrypted blocks, ${walk.end - walk.at} bytes`);
  }
  const readable = startsWithFillers(walk.bytes, walk.at, walk.end);
  const authentic = codeHolds(walk, authentication, key, ciphers);
  const derived = derivedKey(walk, authentication, 0x00, key, ciphers);
  const plain =
    size === 0 ? new Uint8Array(0) : ciphers.decryptCbc(derived, ZERO_IV, walk.bytes.subarray(walk.at, walk.at + size));
  const verified = size === 0 || startsWithFillers(plain, 0, plain.length);
  if (!authentic) {
    // The code covers the encrypted bytes, so nobody can check it once a gateway has decrypted them.
    if (readable && !verified) return acceptUpstream(walk, 'mode_7');
    return failure(verified && size > 0 ? 'bad_mac' : 'wrong_key', 'mode 7');
  }
  if (!verified) return failure('wrong_key', 'mode 7');
  replacePayload(walk, plain, size, 'mode_7');
  return null;
}

/** Key for one message and one use: 00 encrypts, 01 authenticates what the meter sends (OMS Vol. 2). */
function derivedKey<Key>(
  walk: Walk,
  authentication: Authentication,
  use: 0x00 | 0x01,
  key: Key,
  ciphers: Ciphers<Key>,
): Key {
  const input = new Uint8Array(BLOCK).fill(0x07);
  // 00 and 01 from the meter to the gateway, 10 and 11 back.
  input[0] = use | (walk.fromGateway ? 0x10 : 0);
  input.set(authentication.counter, 1);
  if (walk.address !== null) input.set(walk.address.subarray(walk.addressFrom + 2, walk.addressFrom + 6), 5);
  return ciphers.importKey(cmac(ciphers, key, input));
}

function codeHolds<Key>(walk: Walk, authentication: Authentication, key: Key, ciphers: Ciphers<Key>): boolean {
  const { control, counter, length, code, messageFrom } = authentication;
  const message = walk.bytes.subarray(messageFrom, walk.end);
  const input = new Uint8Array(control.length + counter.length + length.length + message.length);
  let at = 0;
  for (const part of [control, counter, length, message]) {
    input.set(part, at);
    at += part.length;
  }
  const expected = cmac(ciphers, derivedKey(walk, authentication, 0x01, key, ciphers), input);
  let difference = 0;
  for (let n = 0; n < code.length; n += 1) difference |= byteAt(expected, n) ^ byteAt(code, n);
  return difference === 0;
}
