import { bytesOfHex } from '../telegram/bytes.ts';
import { readAddress } from '../telegram/read-address.ts';
import { type FileRecord, type Moment, type Remark, refused, remark } from './record.ts';
import { seen } from './remarks.ts';

/** A radio frame has a length field of one byte; checksums and what receivers add make it longer. */
export const TELEGRAM_BYTES_MAX = 1_024;

interface Around {
  readonly at?: Moment | null;
  readonly gateway?: string | null;
  readonly rssiDbm?: number | null;
  /** Meter the line names beside the telegram. */
  readonly meter?: string | null;
  readonly remarks?: readonly Remark[];
}

/** A telegram, or why it is none. */
export function telegramRecord(line: number, bytes: Uint8Array, around: Around = {}): FileRecord {
  if (bytes.length === 0) return refused(line, remark('telegram_empty'));
  if (bytes.length > TELEGRAM_BYTES_MAX)
    return refused(line, remark('telegram_too_long', { size: String(bytes.length), max: String(TELEGRAM_BYTES_MAX) }));
  const { at = null, gateway = null, rssiDbm = null, meter = null, remarks = [] } = around;
  const differs = meter === null ? [] : differences(meter, bytes);
  return { kind: 'telegram', line, bytes, at, gateway, rssiDbm, remarks: [...remarks, ...differs] };
}

/** The same from hexadecimal text, with or without `0x` and blanks. */
export function telegramOfHex(line: number, hex: string, around: Around = {}): FileRecord {
  const digits = hex.replace(/\s+/g, '').replace(/^0x/i, '');
  if (digits.length > 2 * TELEGRAM_BYTES_MAX)
    return refused(
      line,
      remark('telegram_too_long', { size: String(digits.length >> 1), max: String(TELEGRAM_BYTES_MAX) }),
    );
  const bytes = bytesOfHex(digits);
  return bytes === null ? refused(line, remark('not_hex', { seen: seen(hex) })) : telegramRecord(line, bytes, around);
}

/** What the line calls the meter and what the telegram does; the telegram decides. */
function differences(named: string, bytes: Uint8Array): Remark[] {
  const address = readAddress(bytes);
  if (!address.ok) return [];
  const sent = address.meter.id;
  return sent.toUpperCase() === named.toUpperCase().padStart(8, '0') ? [] : [remark('meter_differs', { named, sent })];
}

/**
 * Bytes from the C field as a whole wired frame: `68 L L 68 C A CI ... CS 16` (EN 13757-2). What begins as one already
 * stays as it is.
 */
export function wiredFrame(content: Uint8Array): Uint8Array {
  if (content[0] === 0x68 && content[3] === 0x68 && content[1] === content[2]) return content;
  if (content.length > 255) return content;
  const frame = new Uint8Array(content.length + 6);
  frame.set([0x68, content.length, content.length, 0x68]);
  frame.set(content, 4);
  let sum = 0;
  for (const byte of content) sum = (sum + byte) & 0xff;
  frame.set([sum, 0x16], 4 + content.length);
  return frame;
}
