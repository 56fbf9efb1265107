import type { Finding, FindingKind, Findings } from '../billing/findings.ts';

/** What can be wrong with a table of climate factors; lines are counted from 1. */
export const YEARLY_INFORMATION_FINDING_KINDS = {
  climate_factor_header: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Die erste Zeile „{0}“ ist keine bekannte Kopfzeile; erwartet wird „DatAnf;DatEnd;PLZ;KF“ oder „postcode;from;to;factor“.',
    en: 'The first line "{0}" is no known header; expected is "DatAnf;DatEnd;PLZ;KF" or "postcode;from;to;factor".',
  },
  climate_factor_columns: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0} hat nicht vier Spalten.',
    en: 'Line {0} has not got four columns.',
  },
  climate_factor_postcode: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0}: „{1}“ ist keine Postleitzahl.',
    en: 'Line {0}: "{1}" is not a postcode.',
  },
  climate_factor_days: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0}: „{1}“ sind nicht der erste und der letzte Tag eines Zeitraums.',
    en: 'Line {0}: "{1}" are not the first and the last day of a period.',
  },
  climate_factor_value: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0}: „{1}“ ist keine Zahl größer als null.',
    en: 'Line {0}: "{1}" is not a number above zero.',
  },
  climate_factor_unusual: {
    severity: 'warning',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0}: {1} ist für einen Klimafaktor ungewöhnlich.',
    en: 'Line {0}: {1} is unusual for a climate factor.',
  },
  climate_factor_contradiction: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(3)',
    de: 'Zeile {0}: Für {1} stehen verschiedene Klimafaktoren in der Datei; keiner von ihnen gilt.',
    en: 'Line {0}: there are different climate factors for {1} in the file; none of them counts.',
  },
} as const satisfies Record<string, FindingKind>;

type YearlyFindingCode = keyof typeof YEARLY_INFORMATION_FINDING_KINDS;
export type YearlyFindings = Findings<YearlyFindingCode>;
export type YearlyFinding = Finding<YearlyFindingCode>;
