import type { BrandContent } from './schemas.ts';
import { sanitiseSvg } from './svg/sanitise-svg.ts';
import { Unfit } from './svg/unfit.ts';

/**
 * A stored look as everybody outside sees it. Looks from before there were embedded elements say nothing of font and
 * links, and their logos were looked at but not cleaned: a page of somebody else's must not show them as they are.
 */
export function lookOf(content: BrandContent): Required<BrandContent> {
  if (content.links !== undefined) return { font_family: null, ...content, links: content.links };
  return { font_family: null, ...content, links: [], logo_svg: content.logo_svg && cleanOrNone(content.logo_svg) };
}

function cleanOrNone(svg: string): string | null {
  try {
    return sanitiseSvg(svg);
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}
