import { fromHex, toHex } from '../ids.ts';

/**
 * Seals values at rest: AES-256-GCM, random nonce, the place of the value (account, row, column) as additional data,
 * so that a ciphertext copied to another row or account does not open. The key's id stands beside the ciphertext, so
 * that keys can rotate.
 */
export interface Vault {
  /** `place` names where the value lives; the same place must be given to open it. */
  seal(place: string, plain: Uint8Array): Promise<string>;
  /** @throws Error when the place, the key or a byte differs. */
  open(place: string, sealed: string): Promise<Uint8Array>;
  sealText(place: string, plain: string): Promise<string>;
  openText(place: string, sealed: string): Promise<string>;
  /** Keyed hash (HMAC-SHA-256) as hex: what a database leak alone cannot reverse or look up. */
  keyedHash(purpose: string, text: string): Promise<string>;
  /** 32 bytes bound to a purpose (HKDF-SHA-256), e.g. for signing short-lived tokens. */
  derive(purpose: string): Promise<Uint8Array<ArrayBuffer>>;
}

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** `keys`: id to 32 bytes; the first one seals, all of them open. */
export function createVault(keys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Vault {
  const [currentId, currentBytes] = [...keys][0] ?? [];
  if (currentId === undefined || currentBytes === undefined) throw new RangeError('a vault needs a key');
  for (const bytes of keys.values()) if (bytes.length !== 32) throw new RangeError('a master key has 32 bytes');

  const ciphers = new Map<string, Promise<CryptoKey>>();
  const derived = new Map<string, Promise<CryptoKey>>();

  const hkdf = async (bytes: Uint8Array<ArrayBuffer>, purpose: string) => {
    const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
    const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode(purpose) };
    return new Uint8Array(await crypto.subtle.deriveBits(params, base, 256));
  };
  const cipher = (id: string) => {
    const bytes = keys.get(id);
    if (bytes === undefined) throw new Error(`no master key ${id}`);
    let key = ciphers.get(id);
    if (key === undefined) {
      key = hkdf(bytes, 'seal').then((raw) => importAes(raw));
      ciphers.set(id, key);
    }
    return key;
  };
  const vault: Vault = {
    async seal(place, plain) {
      return `${currentId}.${await encrypt(await cipher(currentId), place, plain)}`;
    },
    async open(place, sealed) {
      const dot = sealed.indexOf('.');
      return decrypt(await cipher(sealed.slice(0, dot)), place, sealed.slice(dot + 1));
    },
    sealText: (place, plain) => vault.seal(place, utf8.encode(plain)),
    openText: async (place, sealed) => text.decode(await vault.open(place, sealed)),
    async keyedHash(purpose, plain) {
      let key = derived.get(purpose);
      if (key === undefined) {
        key = hkdf(currentBytes, `hash:${purpose}`).then((raw) =>
          crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
        );
        derived.set(purpose, key);
      }
      return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', await key, utf8.encode(plain))));
    },
    derive: (purpose) => hkdf(currentBytes, `derive:${purpose}`),
  };
  return vault;
}

/** The key's id is the start of its own hash, so that a changed master key is noticed instead of misread. */
export async function masterKey(hex: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const bytes = fromHex(hex.trim());
  if (bytes.length !== 32) throw new RangeError('KLARMETER_MASTER_KEY must be 64 hexadecimal digits');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return new Map([[toHex(digest.slice(0, 4)), bytes]]);
}

export function importAes(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** nonce (12 bytes) || ciphertext, as base64. */
export async function encrypt(key: CryptoKey, place: string, plain: Uint8Array): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const params = { name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(place) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, new Uint8Array(plain)));
  const bytes = new Uint8Array(12 + sealed.length);
  bytes.set(nonce);
  bytes.set(sealed, 12);
  return toBase64(bytes);
}

/** @throws Error when the place, the key or a byte differs. */
export async function decrypt(key: CryptoKey, place: string, sealed: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = fromBase64(sealed);
  const params = { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: utf8.encode(place) };
  return new Uint8Array(await crypto.subtle.decrypt(params, key, bytes.slice(12)));
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
