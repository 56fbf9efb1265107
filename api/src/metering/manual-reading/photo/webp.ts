import { join } from './join.ts';
import type { Picture } from './picture.ts';

const HEAD_BYTES = 12;
/** Picture, transparency and colour profile (RFC 9649, section 2.7). Exif and XMP are left out, animations too. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
/** Bits of VP8X that say what follows: Exif 3, XMP 2, animation 1. */
const DROPPED_FLAGS = 0b0000_1110;

/** A WebP with nothing but the picture. Null when it is broken. */
export function cleanWebp(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = 8 + view.getUint32(4, true);
  if (size > bytes.length) return null;
  const parts: Uint8Array[] = [];
  let [width, height, pictures] = [0, 0, 0];
  for (let at = HEAD_BYTES; at + 8 <= size; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > size) return null;
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const claimed = SIZES[type]?.(view, at + 8, length);
    if (claimed === null) return null;
    if (claimed !== undefined) {
      // Canvas and picture ought to agree; whoever shows it may make room for either.
      width = Math.max(width, claimed[0]);
      height = Math.max(height, claimed[1]);
      if (type !== 'VP8X') pictures += 1;
    }
    if (KEPT.has(type)) {
      const chunk = bytes.slice(at, end);
      if (type === 'VP8X' && length > 0) chunk[8] = (chunk[8] ?? 0) & ~DROPPED_FLAGS;
      parts.push(chunk);
    }
    at = end;
  }
  if (pictures !== 1) return null;
  const body = join(parts);
  const head = bytes.slice(0, HEAD_BYTES);
  new DataView(head.buffer).setUint32(4, 4 + body.length, true);
  return { bytes: join([head, body]), width, height };
}

/**
 * Width and height as the header of a picture (RFC 6386, section 9.1; RFC 9649, section 3.4) and of its canvas (section 2.7)
 * say them. Null where the header is not one.
 */
const SIZES: Readonly<
  Record<string, (view: DataView, at: number, length: number) => readonly [width: number, height: number] | null>
> = {
  'VP8 ': (view, at, length) => {
    if (length < 10 || view.getUint16(at + 3) !== 0x9d01 || view.getUint8(at + 5) !== 0x2a) return null;
    return whole(view.getUint16(at + 6, true) & 0x3fff, view.getUint16(at + 8, true) & 0x3fff);
  },
  VP8L: (view, at, length) => {
    if (length < 5 || view.getUint8(at) !== 0x2f) return null;
    const bits = view.getUint32(at + 1, true);
    return whole((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  },
  VP8X: (view, at, length) => {
    if (length < 10) return null;
    const three = (from: number) => view.getUint16(from, true) | (view.getUint8(from + 2) << 16);
    return whole(three(at + 4) + 1, three(at + 7) + 1);
  },
};

const whole = (width: number, height: number) => (width > 0 && height > 0 ? ([width, height] as const) : null);
