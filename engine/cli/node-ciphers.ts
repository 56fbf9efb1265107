import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import type { Ciphers } from '../src/telegram/ciphers.ts';

/** AES-128 of node:crypto. A `KeyObject` is made once per meter; making one costs as much as a telegram. */
export const nodeCiphers: Ciphers<KeyObject> = {
  importKey: (bytes) => createSecretKey(bytes),
  decryptCbc(key, iv, data) {
    const decipher = createDecipheriv('aes-128-cbc', key, iv);
    decipher.setAutoPadding(false);
    return decipher.update(data);
  },
  applyCtr: (key, counter, data) => createDecipheriv('aes-128-ctr', key, counter).update(data),
  encryptBlock(key, block) {
    const cipher = createCipheriv('aes-128-ecb', key, null);
    cipher.setAutoPadding(false);
    return cipher.update(block);
  },
};
