import { Buffer } from 'node:buffer';
import nodeCrypto from 'node:crypto';
import { UnreadableKeys } from './unreadable.ts';

const AES128_CBC = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';
const BLOCK = 16;

/** A file of XML Encryption (W3C, `EncryptedData`). */
export const isContainer = (text: string): boolean => /<(?:\w+:)?EncryptedData[\s>]/.test(text.slice(0, 4096));

/**
 * The XML inside an encrypted container such as a `.kem` file: AES-128-CBC, the key being the password's bytes filled up
 * with zeros to 16. In `.kem` files the key is the initial vector as well, as several open reader programs agree; XML
 * Encryption proper (section 5.2) puts the vector in front of the data. Both are tried, and what is XML is taken.
 * @throws UnreadableKeys `password_missing`, `password_too_long`, `password_wrong`, `unknown_cipher`, `broken_xml`
 */
export function openContainer(text: string, password: string | undefined): string {
  const method = /<(?:\w+:)?EncryptionMethod\b[^>]*\bAlgorithm\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (method !== undefined && method !== AES128_CBC) throw new UnreadableKeys('unknown_cipher');
  const value = /<(?:\w+:)?CipherValue[^>]*>([A-Za-z0-9+/=\s]*)</.exec(text)?.[1];
  if (value === undefined) throw new UnreadableKeys('broken_xml');
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0) throw new UnreadableKeys('broken_xml');
  if (password === undefined) throw new UnreadableKeys('password_missing');
  const given = Buffer.from(password, 'utf8');
  if (given.length > BLOCK) throw new UnreadableKeys('password_too_long');
  const key = Buffer.concat([given], BLOCK);
  for (const [vector, data] of [
    [key, bytes],
    [bytes.subarray(0, BLOCK), bytes.subarray(BLOCK)],
  ] as const) {
    const decipher = nodeCrypto.createDecipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(data), decipher.final()]);
    const xml = asXml(plain);
    if (xml !== null) return xml;
  }
  throw new UnreadableKeys('password_wrong');
}

/** What a wrong password opens is no XML; what the right one opens may have filling behind its last element. */
function asXml(plain: Uint8Array): string | null {
  let text: string;
  const end = plain.lastIndexOf(0x3e);
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(plain.subarray(0, end + 1));
  } catch {
    return null;
  }
  return /^\s*<[A-Za-z?!]/.test(text) ? text : null;
}
