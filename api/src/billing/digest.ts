import { sha256 as sha256Of } from '../crypto/sha256.ts';
import { toHex } from '../ids.ts';

const utf8 = new TextEncoder();

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256(text: string): string {
  return toHex(sha256Of(utf8.encode(text)));
}
