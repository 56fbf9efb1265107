import { embedBrandOf } from '../../api/src/accounts/embed-brand.ts';
import { NORD, SUED } from '../../examples/sample-houses/brands.ts';
import type { SampleBrand } from '../../examples/sample-houses/sample-house.ts';
import type { EmbedBrand } from '../../widgets/src/session/types.ts';

type Row = Parameters<typeof embedBrandOf>[0];

/** The brands of the sample houses as a session gives them: the API says which of their colours can be read. */
export const BRANDS: readonly { readonly name: string; readonly brand: EmbedBrand }[] = [
  { name: 'nord', brand: shown(NORD, 1) },
  { name: 'sued', brand: shown(SUED, 2) },
];

function shown(content: SampleBrand, at: number): EmbedBrand {
  const row = { id: `brd_${String(at).padStart(32, '0')}`, version: 1, content };
  // The same shape, once as the API says it and once as the SDK does.
  return embedBrandOf(row as Row) as EmbedBrand;
}
