/** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. Handed in, so that the platform's own may be used. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Ed25519 (RFC 8032): public key 32 bytes, signature 64 bytes. Must refuse a scalar that is not reduced. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** `lengthBytes` unpredictable bytes. */
export type RandomBytes = (lengthBytes: number) => Uint8Array;

/** What a verifier needs. `webCrypto` is the ready one for Node, Workers and browsers. */
export interface ProofCrypto {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
}

/** The key of a log. `name` is its C2SP key name and equals the origin; `sign` gives 64 bytes. */
export interface LogSigner {
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}
