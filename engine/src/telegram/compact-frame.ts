import { unsignedAt } from './bytes.ts';
import { crc16 } from './crc.ts';
import { type Failure, failure } from './failure.ts';
import { recordHeaderAt } from './record-header.ts';
import { valueSize } from './record-value.ts';

/** Header bytes of known formats by signature. Filled from full frames; a wrong entry cannot match its signature. */
export type Formats = ReadonlyMap<number, Uint8Array>;

const PREFIX_SIZE = 4;
const FILLER = 0x2f;

/** Signature of a format: the checksum of the link layer over its header bytes (EN 13757-3, compact frame). */
export function formatSignature(headers: Uint8Array): number {
  return crc16(headers, 0, headers.length);
}

/** Header bytes of every record of a full frame, fillers left out, or null where it cannot be read to its end. */
export function formatOf(bytes: Uint8Array, from: number, to: number): Uint8Array | null {
  const headers: number[] = [];
  let at = from;
  while (at < to) {
    if (bytes[at] === FILLER) {
      at += 1;
      continue;
    }
    if (((bytes[at] ?? 0) & 15) === 15) return null;
    const header = recordHeaderAt(bytes, at, to);
    if (header === null) return null;
    const size = valueSize(header, bytes, at + header.size, to);
    if (size === -1 || at + header.size + size > to) return null;
    for (let n = 0; n < header.size; n += 1) headers.push(bytes[at + n] ?? 0);
    at += header.size + size;
  }
  return Uint8Array.from(headers);
}

/** The headers a compact frame refers to, from the receiver's memory or the table of known ones, where its values begin, and whether its full-frame checksum holds. */
export function openCompactFrame(
  bytes: Uint8Array,
  at: number,
  end: number,
  formats: Formats,
  known: Formats,
): { readonly headers: Uint8Array; readonly valuesFrom: number; readonly verified: boolean } | Failure {
  // Behind encryption on the transport layer the frame stands between fillers.
  const from = bytes[at] === FILLER && bytes[at + 1] === FILLER ? at + 2 : at;
  const valuesFrom = from + PREFIX_SIZE;
  if (valuesFrom > end) return failure('truncated', 'compact frame');
  const signature = unsignedAt(bytes, from, 2);
  const headers = formats.get(signature) ?? known.get(signature);
  if (headers === undefined) return failure('unknown_format', signature.toString(16).toUpperCase().padStart(4, '0'));
  const full = fullFrame(headers, bytes, valuesFrom, end);
  if (full === null) return failure('format_mismatch', 'the values do not fit the format');
  const verified = crc16(full, 0, full.length) === unsignedAt(bytes, from + 2, 2);
  return { headers, valuesFrom, verified };
}

/** The records a compact frame stands for, headers and values in turn; null where they do not fit. Fillers may follow. */
function fullFrame(headers: Uint8Array, bytes: Uint8Array, from: number, end: number): Uint8Array | null {
  const full = new Uint8Array(headers.length + end - from);
  let written = 0;
  let valueAt = from;
  let headerAt = 0;
  while (headerAt < headers.length) {
    const header = recordHeaderAt(headers, headerAt, headers.length);
    if (header === null) return null;
    const size = valueSize(header, bytes, valueAt, end);
    if (size === -1 || valueAt + size > end) return null;
    full.set(headers.subarray(headerAt, headerAt + header.size), written);
    full.set(bytes.subarray(valueAt, valueAt + size), written + header.size);
    written += header.size + size;
    headerAt += header.size;
    valueAt += size;
  }
  while (valueAt < end && bytes[valueAt] === FILLER) valueAt += 1;
  return valueAt === end ? full.subarray(0, written) : null;
}
