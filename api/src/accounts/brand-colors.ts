import type { z } from '@hono/zod-openapi';
import { contrastOf, LINE_CONTRAST_MIN, readableOn, TEXT_CONTRAST_MIN } from '../contrast.ts';
import type { Brand, BrandContent } from './schemas.ts';

const PAPER = '#ffffff';
const INK = '#1b1f24';
const DARK_GROUND = '#14181d';

type Colors = BrandContent['colors'];

/** The colours that are shown: where a brand's own could not be read, the nearest that can. */
export function colorsApplied({ primary, on_primary }: Colors): z.infer<typeof Brand>['colors_applied'] {
  const better = contrastOf(PAPER, primary) >= contrastOf(INK, primary) ? PAPER : INK;
  return {
    on_primary: on_primary ?? better,
    text: readableOn(PAPER, primary),
    text_dark: readableOn(DARK_GROUND, primary),
  };
}

/** What cannot be read well of the colours a brand chose. It is told, never refused. */
export function colorWarnings(colors: Colors): z.infer<typeof Brand>['warnings'] {
  const { primary, on_primary } = colors;
  const applied = colorsApplied(colors);
  const onPaper = contrastOf(primary, PAPER);
  const onPrimary = contrastOf(applied.on_primary, primary);
  const instead = {
    de: `gezeigt wird ${applied.text}`,
    en: `${applied.text} is shown`,
  };
  return [
    ...warn('/colors/primary', onPaper, TEXT_CONTRAST_MIN, {
      de: (ratio, needed) =>
        `Text in dieser Farbe hat auf Weiß den Kontrast ${ratio}, nötig ist ${needed}; ${instead.de}.`,
      en: (ratio, needed) =>
        `Text in this colour has a contrast of ${ratio} on white, ${needed} is needed; ${instead.en}.`,
    }),
    ...warn('/colors/primary', onPaper, LINE_CONTRAST_MIN, {
      de: (ratio, needed) =>
        `Linien in dieser Farbe haben auf Weiß den Kontrast ${ratio}, nötig ist ${needed}; ${instead.de}.`,
      en: (ratio, needed) =>
        `Lines in this colour have a contrast of ${ratio} on white, ${needed} is needed; ${instead.en}.`,
    }),
    ...(on_primary === undefined
      ? warn('/colors/primary', onPrimary, TEXT_CONTRAST_MIN, {
          de: (ratio, needed) =>
            `Auf dieser Farbe erreicht weder helle noch dunkle Schrift den Kontrast ${needed}, sondern höchstens ${ratio}.`,
          en: (ratio, needed) =>
            `On this colour neither light nor dark text reaches a contrast of ${needed}, but ${ratio} at most.`,
        })
      : warn('/colors/on_primary', onPrimary, TEXT_CONTRAST_MIN, {
          de: (ratio, needed) => `Diese Schriftfarbe hat auf ${primary} den Kontrast ${ratio}, nötig ist ${needed}.`,
          en: (ratio, needed) => `Text in this colour has a contrast of ${ratio} on ${primary}, ${needed} is needed.`,
        })),
  ];
}

type Words = (ratio: string, needed: string) => string;

function warn(pointer: string, found: number, needed: number, { de, en }: { de: Words; en: Words }) {
  if (found >= needed) return [];
  // Rounded down: 4.46 is not 4.5.
  const ratio = (Math.floor(found * 10) / 10).toFixed(1);
  return [
    {
      pointer,
      code: 'contrast_too_low' as const,
      ratio,
      message_de: de(`${ratio}:1`.replace('.', ','), `${needed}:1`.replace('.', ',')),
      message_en: en(`${ratio}:1`, `${needed}:1`),
    },
  ];
}
