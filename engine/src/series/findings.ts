import { type Detail, filled, type Sentence } from '../law/sentence.ts';
import type { Day } from '../time/day.ts';

/**
 * `error`: billing with it would be wrong. `warning`: somebody should look. `info`: nothing is wrong, it explains the
 * series.
 */
export type SeriesSeverity = 'error' | 'warning' | 'info';

interface KnownFinding {
  readonly severity: SeriesSeverity;
  /** Places are filled with the details of the finding. */
  readonly words: Sentence;
}

/** Everything that is found in a series. */
export const SERIES_FINDINGS = {
  negative: {
    severity: 'error',
    words: {
      de: 'Der Zählerstand ist kleiner als der vorherige.',
      en: 'The register is below the one before.',
    },
  },
  future: {
    severity: 'error',
    words: {
      de: 'Der Wert trägt ein Datum, das noch nicht war: Die Uhr geht falsch.',
      en: 'The value has a day that has not come yet: a clock is wrong.',
    },
  },
  conflicting_values: {
    severity: 'error',
    words: {
      de: 'Für denselben Stichtag wurden zwei verschiedene Werte gespeichert.',
      en: 'Two different values were stored for the same cut-off date.',
    },
  },
  overlapping_devices: {
    severity: 'error',
    words: {
      de: 'An der Messstelle sind zwei Geräte zugleich eingebaut.',
      en: 'Two devices are installed at the measuring point at once.',
    },
  },
  unit_shift: {
    severity: 'error',
    words: {
      de: 'Der Wert passt, wenn das Komma versetzt wird: Faktor {0}.',
      en: 'The value fits once its decimal point is moved: factor {0}.',
    },
  },
  no_reset: {
    severity: 'error',
    words: {
      de: 'Das Gerät hat nach seinem Stichtag {0} weitergezählt, statt bei null zu beginnen.',
      en: 'The device went on counting behind its cut-off date {0} instead of beginning at zero.',
    },
  },
  final_value_below: {
    severity: 'error',
    words: {
      de: 'Der beim Ausbau notierte Endwert ist kleiner als ein vorher gemeldeter.',
      en: 'The final value noted at the removal is below one reported before.',
    },
  },
  jump: {
    severity: 'warning',
    words: { de: 'Der Verbrauch ist viel höher als sonst.', en: 'The consumption is far above the usual.' },
  },
  gap: {
    severity: 'warning',
    words: { de: '{0} Tage lang kam kein Wert.', en: 'No value came for {0} days.' },
  },
  outside_device: {
    severity: 'warning',
    words: {
      de: 'Der Wert stammt von einem Gerät, das an diesem Tag hier nicht eingebaut war.',
      en: 'The value is of a device that was not installed here on this day.',
    },
  },
  clock_wrong: {
    severity: 'warning',
    words: {
      de: 'Das Gerät hat seinen Stichtagswert an einem anderen Tag als dem {0} gespeichert: Seine Uhr geht falsch.',
      en: 'The device stored its value on another day than {0}, its cut-off date: its clock is wrong.',
    },
  },
  stuck: {
    severity: 'warning',
    words: {
      de: 'Der Stand hat sich {0} Tage lang nicht bewegt.',
      en: 'The register has not moved for {0} days.',
    },
  },
  no_device: {
    severity: 'warning',
    words: { de: 'Es ist kein Gerät eingebaut.', en: 'No device is installed.' },
  },
  roll_over: {
    severity: 'info',
    words: {
      de: 'Das Zählwerk war voll und hat von vorn begonnen.',
      en: 'The register was full and began anew.',
    },
  },
  reset: {
    severity: 'info',
    words: {
      de: 'Das Gerät hat nach seinem Stichtag bei null begonnen.',
      en: 'The device began at zero behind its cut-off date.',
    },
  },
  exchanged: {
    severity: 'info',
    words: { de: 'Das Gerät wurde getauscht.', en: 'The device was exchanged.' },
  },
} as const satisfies Readonly<Record<string, KnownFinding>>;

export type SeriesFindingCode = keyof typeof SERIES_FINDINGS;

/** What is wrong or remarkable in a series. A finding stops nothing by itself; `missing` does. */
export interface SeriesFinding {
  readonly code: SeriesFindingCode;
  readonly deviceId: string | null;
  readonly day: Day;
  /** The readings it is about, in order of time. */
  readonly readingIds: readonly string[];
  /** For the places of its words. */
  readonly details?: readonly Detail[];
}

/** What a finding says, and how much it matters. */
export function wordsOfFinding({ code, details = [] }: Pick<SeriesFinding, 'code' | 'details'>): KnownFinding {
  const { severity, words }: KnownFinding = SERIES_FINDINGS[code];
  return { severity, words: filled(words, details) };
}
