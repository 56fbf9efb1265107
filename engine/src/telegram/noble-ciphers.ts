import { cbc, ctr, ecb } from '@noble/ciphers/aes.js';
import type { Ciphers } from './ciphers.ts';

const UNPADDED = { disablePadding: true } as const;

/** AES-128 for places without node:crypto. Keys are their 16 bytes. */
export const nobleCiphers: Ciphers<Uint8Array> = {
  importKey: (bytes) => bytes,
  decryptCbc: (key, iv, data) => cbc(key, iv, UNPADDED).decrypt(data),
  applyCtr: (key, counter, data) => ctr(key, counter).encrypt(data),
  encryptBlock: (key, block) => ecb(key, UNPADDED).encrypt(block),
};
