import { ID_PREFIXES } from '../../ids.ts';

/**
 * The id of a telegram, made of the SHA-256 of its bytes: the same bytes have the same id whenever they come, so that
 * the primary key recognises a duplicate. A UUIDv8 of the first 121 bits; the last bit says the mode, because test and
 * live data of an account are kept apart. 121 bits do not meet by chance, and 2^60 trials to make two meet gain nothing.
 */
export function telegramId(sha256: string, livemode: boolean): string {
  const variant = 8 | (Number.parseInt(sha256.charAt(16), 16) & 3);
  const last = (Number.parseInt(sha256.charAt(31), 16) & 14) | (livemode ? 1 : 0);
  const [a, b, c] = [sha256.slice(0, 12), sha256.slice(13, 16), sha256.slice(17, 31)];
  return `${ID_PREFIXES.telegram}_${a}8${b}${variant.toString(16)}${c}${last.toString(16)}`;
}
