import type { Citation, Dated } from '../../dated.ts';

const SECTION_4: Citation = {
  statute: 'CO2KostAufG',
  provision: '§ 4',
  url: 'https://www.gesetze-im-internet.de/co2kostaufg/__4.html',
};

/**
 * Euro per tonne of CO2, without VAT, of heat from plants of the European emissions trading: the average of the auctions
 * of the year before the invoice. Picked by the year of the invoice. Provisional: taken from a public summary and not
 * compared with the publication.
 */
export const ETS_PRICE_EUR_PER_TONNE: readonly Dated<string>[] = [
  { from: '2023-01-01', source: SECTION_4, value: '80.40', provisional: true },
  { from: '2024-01-01', source: SECTION_4, value: '83.68', provisional: true },
  { from: '2025-01-01', source: SECTION_4, value: '65.01', provisional: true },
  { from: '2026-01-01', source: SECTION_4, value: '73.86', provisional: true },
];
