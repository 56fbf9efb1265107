import { join } from './join.ts';
import type { Picture } from './picture.ts';

const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 13;
/** Picture, palette, transparency and colours (PNG 3, section 11). Texts, times and Exif are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs']);

/** A PNG up to its end with nothing but the picture. Null when it is broken. */
export function cleanPng(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  let [width, height] = [0, 0];
  let hasData = false;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((type === 'IHDR') !== (at === SIGNATURE_BYTES)) return null;
    if (type === 'IHDR') {
      if (end !== at + 12 + HEADER_BYTES) return null;
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (width === 0 || height === 0) return null;
    }
    hasData ||= type === 'IDAT';
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return hasData ? { bytes: join(parts), width, height } : null;
    at = end;
  }
  return null;
}
