import type { Sentence } from '../law/sentence.ts';

/** How something was divided between the old cycle and the new one. */
export type SplitRule =
  | 'measured'
  | 'one_side'
  | 'meter'
  | 'hot_water_and_degree_days'
  | 'degree_days'
  | 'days'
  | 'months'
  | 'fuel_cost'
  | 'fuel_used'
  | 'cold_water_volume'
  | 'payments'
  | 'given';

/** What every rule does, to be said beside what it divided. */
export const SPLIT_RULE_SENTENCES: Readonly<Record<SplitRule, Sentence>> = {
  measured: { de: 'gemessen, mit Zwischenstand', en: 'measured, with an interim value' },
  one_side: { de: 'ganz auf einer Seite des Wechsels', en: 'wholly on one side of the change' },
  meter: { de: 'nach dem Zähler der Energie', en: 'by the meter of the energy' },
  hot_water_and_degree_days: {
    de: 'Warmwasseranteil nach seiner Wärme oder nach Tagen, der Rest nach Gradtagen',
    en: 'the part of hot water by its heat or by days, the rest by degree days',
  },
  degree_days: { de: 'nach Gradtagen', en: 'by degree days' },
  days: { de: 'nach Tagen', en: 'by days' },
  months: { de: 'nach Monaten, angefangene nach Tagen', en: 'by months, begun ones by days' },
  fuel_cost: { de: 'im Verhältnis der Energiekosten', en: 'in proportion to the cost of energy' },
  fuel_used: { de: 'nach dem verbrauchten Brennstoff', en: 'by the fuel used' },
  cold_water_volume: { de: 'nach der gemessenen Wassermenge', en: 'by the measured volume of water' },
  payments: { de: 'nach dem Tag der Zahlung', en: 'by the day of payment' },
  given: { de: 'vorgegeben, mit Grund', en: 'given, with its reason' },
};
