import { Buffer } from 'node:buffer';
import nodeCrypto from 'node:crypto';
import { base32 } from './account-name.ts';

/** RFC 7914: 32 MiB and some 60 ms for each attempt. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const HASH_BYTES = 32;

/** A hundred random bits in letters that nobody confuses. */
export const makePassword = (): string => base32(crypto.getRandomValues(new Uint8Array(13))).slice(0, 20);

export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const hash = await scrypt(password, salt);
  return ['scrypt', COST.N, COST.r, COST.p, Buffer.from(salt).toString('base64'), hash.toString('base64')].join('$');
}

/** True when it is the password. Without a hash the work is done all the same, so that its absence takes as long. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, , , , salt = '', expected = ''] = (hash ?? '').split('$');
  const found = await scrypt(password, Buffer.from(salt, 'base64'));
  const kept = Buffer.from(expected, 'base64');
  return kept.length === HASH_BYTES && nodeCrypto.timingSafeEqual(found, kept);
}

function scrypt(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((done, fail) =>
    nodeCrypto.scrypt(password, salt, HASH_BYTES, COST, (error, key) => (error === null ? done(key) : fail(error))),
  );
}
