import { byteAt, hexByte, unsignedAt } from './bytes.ts';
import type { Ciphers } from './ciphers.ts';
import { crc16 } from './crc.ts';
import { type Failure, failure } from './failure.ts';
import type { Walk } from './walk.ts';

const CRC_SIZE = 2;
/** Behind control information, communication control and access number. */
const ADDRESS_AT = 3;

/** Whether a control information byte opens an extended link layer (EN 13757-4). */
export function isExtendedLink(ci: number): boolean {
  return ci >= 0x8c && ci <= 0x8f;
}

/** Its parts by control information: 8C short, 8E with an address of its own, 8D and 8F with a session. */
export function extendedLinkParts(ci: number): { size: number; withAddress: boolean; withSession: boolean } {
  const withAddress = ci >= 0x8e;
  const withSession = (ci & 1) === 1;
  return { size: ADDRESS_AT + (withAddress ? 8 : 0) + (withSession ? 4 + CRC_SIZE : 0), withAddress, withSession };
}

/** Reads the header at `walk.at` and passes over it, decrypting nothing. */
export function readExtendedHeader(walk: Walk): Failure | null {
  const { bytes, at } = walk;
  const ci = byteAt(bytes, at);
  const { size, withAddress } = extendedLinkParts(ci);
  if (at + size > walk.end) return failure('truncated', `extended link layer ${hexByte(ci)}`);
  walk.accessNumber = byteAt(bytes, at + 2);
  if (withAddress) {
    walk.address = bytes;
    walk.addressFrom = at + ADDRESS_AT;
  }
  walk.at = at + size;
  return null;
}

/**
 * Reads the extended link layer at `walk.at`. A session number comes with a checksum over the payload, which AES-128
 * counter mode may hide.
 */
export function readExtendedLink<Key>(walk: Walk, key: Key | null, ciphers: Ciphers<Key>): Failure | null {
  const from = walk.at;
  const { withSession } = extendedLinkParts(byteAt(walk.bytes, from));
  return readExtendedHeader(walk) ?? (withSession ? openSession(walk, from, key, ciphers) : null);
}

function openSession<Key>(walk: Walk, from: number, key: Key | null, ciphers: Ciphers<Key>): Failure | null {
  const sessionAt = walk.at - CRC_SIZE - 4;
  const session = unsignedAt(walk.bytes, sessionAt, 4);
  const encryption = session >>> 29;
  walk.counter = (session >>> 4) & 0x1ffffff;
  if (encryption > 1) return failure('unsupported_mode', `extended link layer encryption ${encryption}`);
  // Gateways that hold the keys pass the payload on in plain and leave the header as it was.
  if (payloadHolds(walk.bytes, walk.at - CRC_SIZE, walk.end)) {
    walk.payloadVerified = true;
    if (encryption === 1) walk.security = { mode: 'ell_ctr', state: 'decrypted_upstream' };
    return null;
  }
  if (encryption === 0) return failure('bad_crc', 'payload of the extended link layer');
  if (key === null) return failure('key_missing', 'extended link layer, AES-128 counter mode');
  const counter = new Uint8Array(16);
  if (walk.address !== null) counter.set(walk.address.subarray(walk.addressFrom, walk.addressFrom + 8));
  counter[8] = byteAt(walk.bytes, from + 1);
  counter.set(walk.bytes.subarray(sessionAt, sessionAt + 4), 9);
  const plain = ciphers.applyCtr(key, counter, walk.bytes.subarray(walk.at - CRC_SIZE, walk.end));
  if (!payloadHolds(plain, 0, plain.length)) return failure('wrong_key', 'extended link layer, payload checksum');
  walk.payloadVerified = true;
  walk.bytes = plain;
  walk.at = CRC_SIZE;
  walk.end = plain.length;
  walk.security = { mode: 'ell_ctr', state: 'decrypted' };
  return null;
}

/** The checksum stands in front of the payload, low byte first. */
function payloadHolds(bytes: Uint8Array, at: number, end: number): boolean {
  return end >= at + CRC_SIZE && crc16(bytes, at + CRC_SIZE, end) === unsignedAt(bytes, at, CRC_SIZE);
}
