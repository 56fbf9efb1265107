/** A picture without what does not belong to it, and its size as its header says it. */
export interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Longer than this no side is drawn by every browser. */
export const SIDE_MAX = 16_384;
/**
 * Interpretation: a figure of the house. Nothing is decoded here, but whoever shows a photo holds four bytes for each of its
 * pixels, and a file of some kilobytes may claim billions. Phones send 12 to 50 million; these are 256 MB of memory.
 */
export const PIXELS_MAX = 64_000_000;

/** Whether a page that shows the picture would need more memory than a phone or a browser has for it. */
export const isTooManyPixels = ({ width, height }: Pick<Picture, 'width' | 'height'>): boolean =>
  Math.max(width, height) > SIDE_MAX || width * height > PIXELS_MAX;
