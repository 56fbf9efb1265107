import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Vault } from '../crypto/vault.ts';

/** A new key every thirty days. The next one is published a whole span before it signs, the last one a span longer. */
const SPAN_MS = 30 * 24 * 3_600_000;

/** PKCS #8 of an Ed25519 private key (RFC 8410), without its 32 bytes. */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

export interface EmbedKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

const made = new WeakMap<Vault, Map<number, Promise<readonly EmbedKey[]>>>();

/** The keys that count at an instant: the one that signs first, then the next and the last ones, and those of master keys before. */
export async function embedKeysAt(vault: Vault, at: Date): Promise<readonly EmbedKey[]> {
  const span = Math.floor(at.getTime() / SPAN_MS);
  return (await Promise.all([span, span + 1, span - 1].map((each) => embedKeys(vault, each)))).flat();
}

/** Follow from the master keys and the span alone, so every process of an installation signs and checks with the same. */
function embedKeys(vault: Vault, span: number): Promise<readonly EmbedKey[]> {
  const keys = made.get(vault) ?? new Map<number, Promise<readonly EmbedKey[]>>();
  made.set(vault, keys);
  const known =
    keys.get(span) ??
    vault.deriveEach(`embed-token/${span}`).then((seeds) => Promise.all(seeds.map((seed) => makeKey(seed))));
  keys.set(span, known);
  return known;
}

async function makeKey(seed: Uint8Array): Promise<EmbedKey> {
  const { subtle } = crypto;
  const exportable = await subtle.importKey('pkcs8', Uint8Array.of(...PKCS8_HEAD, ...seed), 'Ed25519', true, ['sign']);
  const { x } = await subtle.exportKey('jwk', exportable);
  if (x === undefined) throw new Error('an Ed25519 key has a public half');
  const jwk: JWK = { kty: 'OKP', crv: 'Ed25519', x };
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    privateKey: exportable,
    publicKey: await subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', true, ['verify']),
    jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' },
  };
}
