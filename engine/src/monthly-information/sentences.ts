import type { Sentence } from '../law/sentence.ts';
import type { MonthMissingReason } from './month-file.ts';

/** Why there is no value of this month. */
export const MISSING_SENTENCES: Readonly<Record<MonthMissingReason, Sentence>> = {
  no_device: { de: 'Es war kein Gerät eingebaut.', en: 'There was no device.' },
  no_reception: { de: 'Der Funk war gestört.', en: 'The radio failed.' },
  not_remotely_readable: {
    de: 'Das Gerät ist nicht fernablesbar.',
    en: 'The device is not remotely readable.',
  },
  device_failure: { de: 'Das Gerät ist ausgefallen.', en: 'The device failed.' },
  no_access: { de: 'Das Gerät war nicht zugänglich.', en: 'The device could not be reached.' },
  not_recorded: { de: 'Der Verbrauch wurde nicht erhoben.', en: 'The consumption was not recorded.' },
};

export type ComparisonGap = 'before_move_in' | 'not_recorded' | 'value_missing' | 'not_comparable';

/** Why there is nothing to compare with. */
export const COMPARISON_SENTENCES: Readonly<Record<ComparisonGap, Sentence>> = {
  before_move_in: {
    de: 'Keine Daten: Sie haben die Einheit damals noch nicht genutzt.',
    en: 'No data: you did not use the unit then.',
  },
  not_recorded: {
    de: 'Keine Daten: Der Verbrauch wurde damals noch nicht monatlich erhoben.',
    en: 'No data: the consumption was not recorded monthly then.',
  },
  value_missing: {
    de: 'Keine Daten: Der Verbrauch konnte damals nicht erfasst werden.',
    en: 'No data: the consumption could not be recorded then.',
  },
  not_comparable: {
    de: 'Kein Vergleich: Die Geräte wurden getauscht, die Einheiten sind nicht vergleichbar.',
    en: 'No comparison: the devices were exchanged, and their units do not compare.',
  },
};

export type AverageGap = 'too_few_units' | 'no_area';

/** Why there is no average user. */
export const AVERAGE_SENTENCES: Readonly<Record<AverageGap, Sentence>> = {
  too_few_units: {
    de: 'Kein Durchschnitt: Aus so wenigen Wohnungen ließe sich der Verbrauch der Nachbarn ablesen.',
    en: 'No average: so few units would show what the neighbours consumed.',
  },
  no_area: {
    de: 'Kein Durchschnitt: Die Fläche der Einheit fehlt.',
    en: 'No average: the area of the unit is missing.',
  },
};

/** Said beside every figure that rests on the plan value of an energy certificate. */
export const PROVISIONAL: Sentence = {
  de: 'Vorläufig: nach dem Planwert des Energieausweises, bis der erste Zeitraum abgerechnet ist.',
  en: 'Provisional: by the plan value of the energy certificate, until the first period is closed.',
};

/** Said beside every approximate amount. */
export const NOT_A_BILL: Sentence = {
  de: 'Ungefähr, nach den Verbrauchspreisen der letzten Abrechnung, ohne Grundkosten. Kein Rechnungsbetrag.',
  en: 'Approximately, by the consumption prices of the last statement, without base costs. Not a bill.',
};
