import { createCipheriv, createDecipheriv, createSecretKey, type Decipheriv, type KeyObject } from 'node:crypto';
import type { Ciphers } from '../src/telegram/ciphers.ts';

/** A key of node:crypto and the block cipher made from it at its first use. */
export interface NodeKey {
  readonly object: KeyObject;
  blocks: Decipheriv | null;
}

const BLOCK = 16;

/**
 * AES-128 of node:crypto. Making a cipher costs more than deciphering a telegram with it, and one for CBC serves a
 * single telegram because of its initialisation vector. The bare block cipher has none, so it is kept with the key
 * and the chaining is done here.
 */
export const nodeCiphers: Ciphers<NodeKey> = {
  importKey: (bytes) => ({ object: createSecretKey(bytes), blocks: null }),
  decryptCbc(key, iv, data) {
    key.blocks ??= createDecipheriv('aes-128-ecb', key.object, null).setAutoPadding(false);
    const plain = key.blocks.update(data);
    for (let at = 0; at < plain.length; at += 1) {
      const chained = at < BLOCK ? iv[at] : data[at - BLOCK];
      plain[at] = (plain[at] ?? 0) ^ (chained ?? 0);
    }
    return plain;
  },
  applyCtr: (key, counter, data) => createDecipheriv('aes-128-ctr', key.object, counter).update(data),
  encryptBlock: (key, block) => createCipheriv('aes-128-ecb', key.object, null).setAutoPadding(false).update(block),
};
