import { cleanJpeg } from './jpeg.ts';
import type { Picture } from './picture.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** The same picture without place, time, camera, comments, previews and whatever hung behind its end. */
export interface CleanPhoto extends Picture {
  readonly type: PhotoType;
}

type Cleaner = (bytes: Uint8Array) => Picture | null;

const KINDS: readonly (readonly [PhotoType, magic: RegExp, Cleaner])[] = [
  ['image/jpeg', /^\xff\xd8\xff/, cleanJpeg],
  ['image/png', /^\x89PNG\r\n/, cleanPng],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/, cleanWebp],
];
const MAGIC_BYTES = 12;

/** A photo by what it is, not by what it is called. Null for anything that is no whole picture of a kind we keep. */
export function cleanPhoto(bytes: Uint8Array): CleanPhoto | null {
  const start = String.fromCharCode(...bytes.subarray(0, MAGIC_BYTES));
  for (const [type, magic, clean] of KINDS) {
    if (!magic.test(start)) continue;
    const kept = clean(bytes);
    return kept === null ? null : { type, ...kept };
  }
  return null;
}
