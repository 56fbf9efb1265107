import { ENERGY_NAMES } from '../billing/energy-names.ts';
import type { Sentence } from '../law/sentence.ts';
import { type ExplanationLanguage, isGerman } from './number-format.ts';

/** Words of a house file as people say them; what somebody wrote himself stays what it is. */
const WORDS: Readonly<Record<string, Sentence>> = {
  ...ENERGY_NAMES,
  gross: { de: 'Brennwert', en: 'gross calorific value' },
  net: { de: 'Heizwert', en: 'net calorific value' },
  previous_periods: { de: 'frühere Zeiträume', en: 'earlier periods' },
  comparable_rooms: { de: 'vergleichbare Räume', en: 'comparable rooms' },
  building_average: { de: 'Durchschnitt des Gebäudes', en: 'average of the building' },
  none: { de: 'keine', en: 'none' },
  one: { de: 'eine', en: 'one' },
  both: { de: 'beide', en: 'both' },
};

export function wordFor(value: string, language: ExplanationLanguage): string {
  const word = Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
  if (word === undefined) return value;
  return isGerman(language) ? word.de : word.en;
}
