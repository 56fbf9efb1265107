import type { Citation } from '../../law/dated.ts';

/** First days of the editions that are kept: the general terms (AGB) and the price list annexed to them. */
export const TERMS_1_4 = '2026-05-29';
export const PRICE_LIST_2026 = '2026-05-26';

/** A clause of the general terms. */
export const clause = (provision: string): Citation => ({
  statute: 'AGB V1.4',
  provision,
  url: 'https://klarmeter.de/',
});
