import type { LogSigner, ProofCrypto, RandomBytes } from './crypto.ts';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 seed in PKCS #8. */
const PKCS8_ED25519 = '302e020100300506032b657004220420';

// WebCrypto takes no view of shared memory; the copy is what the types and the call both ask for.
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The platform's own functions: Node, Workers and browsers alike. Throws where Ed25519 is unknown. */
export const webCrypto: ProofCrypto = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', copy(bytes))),
  verifyEd25519: async (publicKey, message, signature) => {
    const key = await crypto.subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, copy(signature), copy(message));
  },
};

export const webRandomBytes: RandomBytes = (lengthBytes) => crypto.getRandomValues(new Uint8Array(lengthBytes));

/** The key of a log from its 32 secret bytes (the private key of RFC 8032 section 5.1.5). */
export async function webSigner(name: string, seed: Uint8Array): Promise<LogSigner> {
  if (seed.length !== 32) throw new TypeError('an Ed25519 seed has 32 bytes');
  const prefix = Uint8Array.from(PKCS8_ED25519.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const pkcs8 = new Uint8Array([...prefix, ...seed]);
  // Only an extractable key tells its public half; the key that signs afterwards cannot be read out.
  const { x = '' } = await crypto.subtle.exportKey('jwk', await importSeed(pkcs8, true));
  const key = await importSeed(pkcs8, false);
  return {
    name,
    publicKey: Uint8Array.from(atob(x.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, copy(message))),
  };
}

function importSeed(pkcs8: Uint8Array<ArrayBuffer>, extractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', extractable, ['sign']);
}
