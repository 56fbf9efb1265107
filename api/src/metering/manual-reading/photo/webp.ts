import { join } from './join.ts';

const HEAD_BYTES = 12;
/** Picture, transparency and colour profile (RFC 9649, section 2.7). Exif and XMP are left out, animations too. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Bits of VP8X that say what follows: Exif 3, XMP 2, animation 1. */
const DROPPED_FLAGS = 0b0000_1110;

/** A WebP with nothing but the picture. Null when it is broken. */
export function cleanWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = 8 + view.getUint32(4, true);
  if (size > bytes.length) return null;
  const parts: Uint8Array[] = [];
  let hasData = false;
  for (let at = HEAD_BYTES; at + 8 <= size; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > size) return null;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    hasData ||= type === 'VP8 ' || type === 'VP8L';
    if (KEPT.has(type)) {
      const chunk = bytes.slice(at, end);
      if (type === 'VP8X' && length > 0) chunk[8] = (chunk[8] ?? 0) & ~DROPPED_FLAGS;
      parts.push(chunk);
    }
    at = end;
  }
  if (!hasData) return null;
  const body = join(parts);
  const head = bytes.slice(0, HEAD_BYTES);
  new DataView(head.buffer).setUint32(4, 4 + body.length, true);
  return join([head, body]);
}
