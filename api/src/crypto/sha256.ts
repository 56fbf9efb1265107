import nodeCrypto from 'node:crypto';

/**
 * The platform's own, synchronous: a batch of entries takes thousands, and waiting for each costs more than the hash.
 * In one call where the runtime has it, which costs a third of making an object for each hash.
 */
export const sha256: (bytes: Uint8Array) => Uint8Array =
  typeof nodeCrypto.hash === 'function'
    ? (bytes) => new Uint8Array(nodeCrypto.hash('sha256', bytes, 'buffer'))
    : (bytes) => new Uint8Array(nodeCrypto.createHash('sha256').update(bytes).digest());

/** Of parts behind each other, without a copy of them in one piece. */
export function sha256OfParts(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = nodeCrypto.createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** Of bytes or of a text in UTF-8, hexadecimal; without an object that holds it outside the heap. */
export const sha256Hex: (data: string | Uint8Array) => string =
  typeof nodeCrypto.hash === 'function'
    ? (data) => nodeCrypto.hash('sha256', data)
    : (data) => nodeCrypto.createHash('sha256').update(data).digest('hex');
