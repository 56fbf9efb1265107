import { Buffer } from 'node:buffer';
import nodeCrypto, { type KeyObject } from 'node:crypto';
import { fromHex, toHex } from '../ids.ts';
import { sha256 } from './sha256.ts';

/**
 * Seals values at rest: AES-256-GCM, random nonce, the place of the value (account, row, column) as additional data,
 * so that a ciphertext copied to another row or account does not open. The key's id stands beside the ciphertext, so
 * that keys can rotate: the newest seals, hashes and signs, those before it still open and recognise.
 */
export interface Vault {
  /** Id of the newest key: what a value begins with that it sealed. */
  readonly newestKeyId: string;
  /** `place` names where the value lives; the same place must be given to open it. */
  seal(place: string, plain: Uint8Array): Promise<string>;
  /** @throws Error when the place, the key or a byte differs. */
  open(place: string, sealed: string): Promise<Uint8Array>;
  sealText(place: string, plain: string): Promise<string>;
  openText(place: string, sealed: string): Promise<string>;
  /** Keyed hash (HMAC-SHA-256) as hex: what a database leak alone cannot reverse or look up. */
  keyedHash(purpose: string, text: string): Promise<string>;
  /** The same by every key, the newest first: what a hash of an earlier day may look like. */
  keyedHashes(purpose: string, text: string): Promise<readonly string[]>;
  /** 32 bytes bound to a purpose (HKDF-SHA-256), e.g. for signing short-lived tokens. */
  derive(purpose: string): Promise<Uint8Array<ArrayBuffer>>;
  /** The same from every key, the newest first: what a token of before may be signed with. */
  deriveEach(purpose: string): Promise<readonly Uint8Array<ArrayBuffer>[]>;
}

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** `keys`: id to 32 bytes; the first one seals, all of them open. */
export function createVault(keys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Vault {
  const [newest] = keys;
  if (newest === undefined) throw new RangeError('a vault needs a key');
  for (const bytes of keys.values()) if (bytes.length !== 32) throw new RangeError('a master key has 32 bytes');

  const ciphers = new Map<string, AesKey>();
  const derived = new Map<string, AesKey>();

  const hkdf = (bytes: Uint8Array, purpose: string) =>
    new Uint8Array(nodeCrypto.hkdfSync('sha256', bytes, new Uint8Array(), purpose, 32));
  const cipher = (id: string) => {
    const bytes = keys.get(id);
    if (bytes === undefined) throw new Error(`no master key ${id}`);
    let key = ciphers.get(id);
    if (key === undefined) {
      key = aesKey(hkdf(bytes, 'seal'));
      ciphers.set(id, key);
    }
    return key;
  };
  const [newestKeyId, newestBytes] = newest;
  const hashKey = (id: string, bytes: Uint8Array, purpose: string) => {
    const name = `${id} ${purpose}`;
    const key = derived.get(name) ?? nodeCrypto.createSecretKey(hkdf(bytes, `hash:${purpose}`));
    derived.set(name, key);
    return key;
  };
  const hashBy = (key: AesKey, plain: string) =>
    nodeCrypto.createHmac('sha256', key).update(plain, 'utf8').digest('hex');
  const vault: Vault = {
    newestKeyId,
    async seal(place, plain) {
      return `${newestKeyId}.${encrypt(cipher(newestKeyId), place, plain)}`;
    },
    async open(place, sealed) {
      const dot = sealed.indexOf('.');
      return decrypt(cipher(sealed.slice(0, dot)), place, sealed.slice(dot + 1));
    },
    sealText: (place, plain) => vault.seal(place, utf8.encode(plain)),
    openText: async (place, sealed) => text.decode(await vault.open(place, sealed)),
    keyedHash: async (purpose, plain) => hashBy(hashKey(newestKeyId, newestBytes, purpose), plain),
    keyedHashes: async (purpose, plain) => [...keys].map(([id, bytes]) => hashBy(hashKey(id, bytes, purpose), plain)),
    derive: async (purpose) => hkdf(newestBytes, `derive:${purpose}`),
    deriveEach: async (purpose) => [...keys.values()].map((bytes) => hkdf(bytes, `derive:${purpose}`)),
  };
  return vault;
}

export type MasterKeys = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * Master keys of the environment by their ids, the newest first.
 * @param newest 64 hexadecimal digits
 * @param previous those before it, separated by commas or white space; none where empty
 * @throws RangeError naming the setting that is wrong
 */
export const masterKeys = (newest: string, previous?: string): MasterKeys =>
  new Map([
    masterKey(newest.trim(), 'KLARMETER_MASTER_KEY must be 64 hexadecimal digits'),
    ...previousMasterKeys(previous),
  ]);

/** KLARMETER_MASTER_KEY_PREVIOUS, as in `masterKeys`. */
export const previousMasterKeys = (previous = ''): MasterKeys => keysIn(previous, 'KLARMETER_MASTER_KEY_PREVIOUS');

/**
 * Keys of 64 hexadecimal digits, separated by commas or white space.
 * @param name of the setting or file they stand in
 * @throws RangeError naming it
 */
export function keysIn(keys: string, name: string): MasterKeys {
  const each = keys.split(/[\s,]+/).filter((hex) => hex !== '');
  return new Map(each.map((hex) => masterKey(hex, `${name} must hold keys of 64 hexadecimal digits`)));
}

/** An id is the start of the key's own hash, so that a changed key is noticed instead of misread. */
function masterKey(hex: string, complaint: string): [id: string, bytes: Uint8Array<ArrayBuffer>] {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new RangeError(complaint);
  const bytes = fromHex(hex);
  return [toHex(sha256(bytes).subarray(0, 4)), bytes];
}

/** Once made from its bytes, a key is used without being read again. */
export type AesKey = KeyObject;

/** 32 bytes as a key of AES-256-GCM. */
export function aesKey(raw: Uint8Array): AesKey {
  return nodeCrypto.createSecretKey(raw);
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** nonce (12 bytes) || ciphertext || tag (16 bytes), as base64. Synchronous: handing over to a thread costs more. */
export function encrypt(key: AesKey, place: string, plain: Uint8Array): string {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const cipher = nodeCrypto.createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(utf8.encode(place));
  return toBase64(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** @throws Error when the place, the key or a byte differs. */
export function decrypt(key: AesKey, place: string, sealed: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(sealed);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('a sealed value has a nonce and a tag');
  const decipher = nodeCrypto.createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(utf8.encode(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  decipher.final();
  return new Uint8Array(plain);
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** @throws DOMException when the text is not base64. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(atob(base64), 'latin1'));
}
