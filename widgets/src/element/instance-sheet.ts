import type { EmbedBrand } from '../session/types.ts';

/** What differs from element to element, as rules: a `style` attribute would break on a strict page. */
export function instanceRules(brand: EmbedBrand | undefined, rows: number): string {
  const values: Record<string, string | number | null | undefined> = {
    '--_rows': Math.max(0, Math.min(50, Math.trunc(rows) || 0)),
    '--_brand-primary': brand?.colors.primary,
    '--_brand-on-primary': brand?.colors.on_primary,
    '--_brand-text': brand?.colors.text,
    '--_brand-text-dark': brand?.colors.text_dark,
    '--_brand-font': brand?.font_family,
  };
  const lines = Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined || !isPlain(String(value)) ? [] : [`${name}:${value}`],
  );
  return `:host{${lines.join(';')}}`;
}

/** A colour, a number or a list of font names, and nothing that could end the declaration. */
function isPlain(value: string): boolean {
  return /^[\w\s#%.,'"()-]+$/.test(value) && !/url|var/i.test(value);
}
