import type { HolidayCode } from './days.ts';

/** The 16 states by the last two letters of ISO 3166-2. */
export const STATE_NAMES = {
  BB: { de: 'Brandenburg', en: 'Brandenburg' },
  BE: { de: 'Berlin', en: 'Berlin' },
  BW: { de: 'Baden-Württemberg', en: 'Baden-Württemberg' },
  BY: { de: 'Bayern', en: 'Bavaria' },
  HB: { de: 'Bremen', en: 'Bremen' },
  HE: { de: 'Hessen', en: 'Hesse' },
  HH: { de: 'Hamburg', en: 'Hamburg' },
  MV: { de: 'Mecklenburg-Vorpommern', en: 'Mecklenburg-Western Pomerania' },
  NI: { de: 'Niedersachsen', en: 'Lower Saxony' },
  NW: { de: 'Nordrhein-Westfalen', en: 'North Rhine-Westphalia' },
  RP: { de: 'Rheinland-Pfalz', en: 'Rhineland-Palatinate' },
  SH: { de: 'Schleswig-Holstein', en: 'Schleswig-Holstein' },
  SL: { de: 'Saarland', en: 'Saarland' },
  SN: { de: 'Sachsen', en: 'Saxony' },
  ST: { de: 'Sachsen-Anhalt', en: 'Saxony-Anhalt' },
  TH: { de: 'Thüringen', en: 'Thuringia' },
} as const;

export type State = keyof typeof STATE_NAMES;

export const STATES = Object.keys(STATE_NAMES) as readonly State[];

/** Where a declaration has to be made or a performance rendered. */
export interface Place {
  readonly state: State;
  /**
   * Days kept in this municipality, out of those that its state leaves to its municipalities (`localHolidaysOf`):
   * Assumption in mainly Catholic ones of Bavaria, the peace festival in Augsburg alone, Corpus Christi in some of
   * Saxony and Thuringia. Left out, none of them is kept.
   */
  readonly localHolidays?: readonly HolidayCode[];
}
