import { join } from './join.ts';
import { orientationOf } from './orientation.ts';
import type { Picture } from './picture.ts';

/** ISO/IEC 10918-1, table B.1. */
const [SOI, EOI, SOS, COM] = [0xd8, 0xd9, 0xda, 0xfe];
/** JFIF (how to read the samples), a colour profile, and how Adobe stored the colours: the picture needs them. */
const KEPT: Readonly<Record<number, RegExp>> = {
  224: /^JFIF\0/,
  226: /^ICC_PROFILE\0/,
  238: /^Adobe/,
};
const EXIF = 0xe1;
const EXIF_HEAD = /^Exif\0\0/;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;
/** Markers without a length: restarts inside a scan, and a filler. */
const isBare = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/** Cameras write one scan or ten. Each goes over the whole picture again, so thousands of empty ones take minutes to show. */
const SCANS_MAX = 100;

/** A JPEG up to its end, without comments and what applications added; which way is up stays. Null when it is broken. */
export function cleanJpeg(bytes: Uint8Array): Picture | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let [at, scans] = [2, 0];
  let frame: Pick<Picture, 'width' | 'height'> | null = null;
  let orientation = 1;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    if (marker === EOI) {
      if (frame === null || scans === 0) return null;
      const [start = new Uint8Array(), ...rest] = parts;
      return { bytes: join([start, ...oriented(orientation), ...rest, Uint8Array.of(0xff, EOI)]), ...frame };
    }
    if (marker === SOI) return null;
    if (isBare(marker)) {
      at += 2;
      continue;
    }
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (end < at + 4 || end > bytes.length) return null;
    const head = String.fromCharCode(...bytes.subarray(at + 4, Math.min(end, at + 20)));
    if (marker === EXIF && EXIF_HEAD.test(head)) orientation = orientationOf(bytes.subarray(at + 10, end));
    if (isFrame(marker)) {
      // A second one would be another size than the one that was looked at.
      if (frame !== null) return null;
      frame = sizeOf(bytes.subarray(at + 4, end));
      if (frame === null) return null;
    }
    if (marker === SOS) {
      scans += 1;
      if (scans > SCANS_MAX) return null;
      const next = endOfScan(bytes, end);
      parts.push(bytes.subarray(at, next));
      at = next;
      continue;
    }
    if (marker !== COM && (!isApplication(marker) || KEPT[marker]?.test(head))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Lines and samples a line of a frame (figure B.3). A height that only follows behind the first scan is none. */
function sizeOf(frame: Uint8Array): Pick<Picture, 'width' | 'height'> | null {
  const [, high = 0, low = 0, wide = 0, narrow = 0] = frame;
  const [height, width] = [(high << 8) | low, (wide << 8) | narrow];
  return height > 0 && width > 0 ? { width, height } : null;
}

/** Where the data of a scan is followed by a marker that is none of its own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
}

/** An Exif block that says which way is up, and nothing else (Exif 2.32, tag 0x0112). */
function oriented(orientation: number): Uint8Array[] {
  if (orientation === 1) return [];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff];
  return [Uint8Array.of(0xff, EXIF, 0, body.length + 2, ...body)];
}
