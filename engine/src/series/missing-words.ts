import type { Sentence } from '../law/sentence.ts';
import type { MissingReason } from './consumption.ts';

/** Why a consumption could not be measured, within a sentence. */
export const MISSING_REASON_WORDS: Readonly<Record<MissingReason, Sentence>> = {
  no_device: { de: 'kein Gerät ist eingebaut', en: 'no device is installed' },
  start_value_missing: { de: 'der Wert am Anfang fehlt', en: 'the value at the start is missing' },
  end_value_missing: { de: 'der Wert am Ende fehlt', en: 'the value at the end is missing' },
  due_date_value_missing: { de: 'der Stichtagswert fehlt', en: 'the due-date value is missing' },
  initial_value_missing: {
    de: 'der Anfangswert beim Einbau fehlt',
    en: 'the initial value at the installation is missing',
  },
  final_value_missing: { de: 'der letzte Wert vor dem Ausbau fehlt', en: 'the final value at the removal is missing' },
  evaluation_factor_missing: { de: 'der Bewertungsfaktor fehlt', en: 'the evaluation factor is missing' },
  negative_consumption: {
    de: 'das Gerät zeigt am Ende weniger als am Anfang',
    en: 'the device shows less at the end than at the start',
  },
};
