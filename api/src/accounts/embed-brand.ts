import { colorsApplied } from './brand-colors.ts';
import type { EmbedBrand } from './embed-schemas.ts';
import { lookOf } from './look.ts';
import type { BrandRow } from './store.ts';

/** What an embedded page shows of a brand. */
export function embedBrandOf({ id, version, content }: BrandRow): EmbedBrand {
  const { name, logo_svg, colors, font_family, contact, footer, links, portal_url } = lookOf(content);
  return {
    id,
    version,
    name,
    logo_svg,
    colors: { primary: colors.primary, ...colorsApplied(colors) },
    font_family,
    contact,
    footer,
    links,
    portal_url,
  };
}
