import type { Dated } from '../../dated.ts';

/**
 * First year whose fuel brings CO2 cost into the split; earlier fuel counts with its kilograms alone. Holds for
 * every billing period the act applies to, which are those that begin on or after the first day.
 * Interpretation: the text speaks of cost invoiced before the day; a house file knows the year of delivery of an invoice
 * and the date of a layer of the stock.
 */
export const CO2_COST_FROM_YEAR: readonly Dated<bigint>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 11(2)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__11.html',
    },
    value: 2023n,
  },
];
