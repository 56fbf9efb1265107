import type { Ciphers } from './ciphers.ts';

const BLOCK = 16;

/** AES-CMAC (RFC 4493) over `message`: 16 bytes. */
export function cmac<Key>(ciphers: Ciphers<Key>, key: Key, message: Uint8Array): Uint8Array {
  const subkey1 = doubled(ciphers.encryptBlock(key, new Uint8Array(BLOCK)));
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK));
  const last = new Uint8Array(BLOCK);
  const rest = message.subarray((blocks - 1) * BLOCK);
  last.set(rest);
  if (rest.length < BLOCK) last[rest.length] = 0x80;
  mixInto(last, rest.length === BLOCK ? subkey1 : doubled(subkey1));

  let state: Uint8Array = new Uint8Array(BLOCK);
  for (let block = 0; block < blocks - 1; block += 1) {
    mixInto(state, message.subarray(block * BLOCK, (block + 1) * BLOCK));
    state = Uint8Array.from(ciphers.encryptBlock(key, state));
  }
  mixInto(state, last);
  return ciphers.encryptBlock(key, state);
}

/** Multiplication by x in GF(2^128), RFC 4493 section 2.3. */
function doubled(block: Uint8Array): Uint8Array {
  const result = new Uint8Array(BLOCK);
  let carry = 0;
  for (let at = BLOCK - 1; at >= 0; at -= 1) {
    const byte = block[at] ?? 0;
    result[at] = ((byte << 1) | carry) & 0xff;
    carry = byte >> 7;
  }
  if (carry === 1) result[BLOCK - 1] = (result[BLOCK - 1] ?? 0) ^ 0x87;
  return result;
}

function mixInto(target: Uint8Array, other: Uint8Array): void {
  for (let at = 0; at < BLOCK; at += 1) target[at] = (target[at] ?? 0) ^ (other[at] ?? 0);
}
