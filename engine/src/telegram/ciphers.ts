/**
 * AES-128 as the decoder needs it. Handed in, so that Node uses its own `KeyObject`s and other places a library.
 * `Key` is whatever the implementation keeps per meter; the decoder never looks inside.
 */
export interface Ciphers<Key> {
  /** A key of 16 bytes, also for keys derived per message. */
  importKey(bytes: Uint8Array): Key;
  /** CBC without padding; `data` is a whole number of blocks. */
  decryptCbc(key: Key, iv: Uint8Array, data: Uint8Array): Uint8Array;
  /** Counter mode with a big-endian 128-bit counter; the same call encrypts. */
  applyCtr(key: Key, counter: Uint8Array, data: Uint8Array): Uint8Array;
  /** One block through the cipher alone. */
  encryptBlock(key: Key, block: Uint8Array): Uint8Array;
}
