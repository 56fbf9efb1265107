import { createCipheriv, createSecretKey } from 'node:crypto';
import type { Chance } from './chance.ts';

const BLOCK = 16;
const FILLER = 0x2f;
/** Send without reply, and the short header behind the link layer's address (EN 13757-4, EN 13757-7). */
const SEND_NO_REPLY = 0x44;
const SHORT_HEADER = 0x7a;
/** `SON` in five bits a letter. */
const MANUFACTURER = [0xee, 0x4d];
const HEAT_METER = 0x04;

export interface MadeTelegram {
  /** What arrives over HTTP: one line of JSON with telegram and key as hex. */
  readonly line: string;
  readonly iv: Uint8Array;
  readonly keyBytes: Uint8Array;
  /** The three ciphered blocks. */
  readonly ciphertext: Uint8Array;
  /** Kilowatt-hours inside, as the decoder must answer them. */
  readonly kwh: string;
}

/** A heat meter's telegram in security mode 5 with three blocks: energy, energy and day of the due date, time, volume. */
export function makeTelegram(serial: number, chance: Chance): MadeTelegram {
  const kwh = chance(100_000_000);
  const dueDateKwh = chance(kwh + 1);
  const plain = Buffer.from([
    ...[FILLER, FILLER],
    ...[0x0c, 0x06, ...bcd(kwh)],
    ...[0x4c, 0x06, ...bcd(dueDateKwh)],
    ...[0x42, 0x6c, 0x3f, 0x3c], // 2025-12-31
    ...[0x04, 0x6d, chance(60), chance(24), 0x41, 0x31], // 2026-01-01
    ...[0x0c, 0x13, ...bcd(chance(100_000_000))],
    ...[0x02, 0x5a, chance(256), 0x02],
    ...[0x02, 0x5e, chance(256), 0x01],
  ]);
  const padded = Buffer.alloc(3 * BLOCK, FILLER);
  plain.copy(padded);
  const address = [...MANUFACTURER, ...bcd(serial), 0x01, HEAT_METER];
  const accessNumber = chance(256);
  const iv = Buffer.from([...address, ...new Array<number>(8).fill(accessNumber)]);
  const keyBytes = Buffer.from(Array.from({ length: BLOCK }, () => chance(256)));
  const cipher = createCipheriv('aes-128-cbc', createSecretKey(keyBytes), iv).setAutoPadding(false);
  const ciphertext = Buffer.concat([cipher.update(padded), cipher.final()]);
  const body = [SEND_NO_REPLY, ...address, SHORT_HEADER, accessNumber, 0, 3 << 4, 5, ...ciphertext];
  const hex = Buffer.from([body.length, ...body]).toString('hex');
  const line = JSON.stringify({ id: String(serial), telegram_hex: hex, key_hex: keyBytes.toString('hex') });
  return { line, iv, keyBytes, ciphertext, kwh: String(kwh) };
}

/** Eight digits, two a byte, last pair first. */
export function bcd(value: number): number[] {
  const pairs = String(value).padStart(8, '0').match(/../g) ?? [];
  return pairs.map((pair) => Number.parseInt(pair, 16)).reverse();
}
