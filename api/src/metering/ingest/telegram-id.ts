import { ID_PREFIXES, toHex } from '../../ids.ts';

/**
 * The id of a telegram, made of the SHA-256 of its bytes: the same bytes have the same id whenever they come, so that
 * the primary key recognises a duplicate. A UUIDv8 of the first 121 bits; the last bit says the mode, because test and
 * live data of an account are kept apart. 121 bits do not meet by chance, and 2^60 trials to make two meet gain nothing.
 */
export function telegramId(sha256: Uint8Array, livemode: boolean): string {
  const bytes = sha256.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  bytes[15] = ((bytes[15] ?? 0) & 0xfe) | (livemode ? 1 : 0);
  return `${ID_PREFIXES.telegram}_${toHex(bytes)}`;
}
