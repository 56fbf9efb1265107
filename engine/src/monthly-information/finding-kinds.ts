import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import type { Finding, FindingKind, Findings } from '../billing/findings.ts';

/** What can be wrong with a month file besides what can be wrong with any. */
export const MONTHLY_INFORMATION_FINDING_KINDS = {
  ...FINDING_KINDS,
  not_a_month: {
    severity: 'error',
    de: '„{0}“ ist kein Kalendermonat der Form JJJJ-MM.',
    en: '"{0}" is not a calendar month of the form YYYY-MM.',
  },
  conversion_basis_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(2)',
    de: 'Es ist nicht angegeben, wie der erfasste Verbrauch dieser Nutzergruppe zu Kilowattstunden wird.',
    en: 'It is not given how the recorded consumption of this group becomes kilowatt hours.',
  },
  origin_without_method: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 9a(1)',
    de: 'Ein Ersatz- oder Schätzwert nennt Grund und Verfahren; es fehlt „{0}“.',
    en: 'A substitute or estimate names its reason and method; "{0}" is missing.',
  },
  month_before_occupancy: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(2)',
    de: 'Der Wert für {0} stammt aus der Zeit vor dem ersten Tag dieses Nutzers ({1}); Werte anderer erfährt er nicht.',
    en: 'The value for {0} is from before the first day of this user ({1}); he is not told values of others.',
  },
  month_not_earlier: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(2)',
    de: 'Verglichen wird mit Monaten vor {1}; {0} ist keiner.',
    en: 'Compared are months before {1}; {0} is none.',
  },
  occupancy_outside_month: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6a(2)',
    de: 'Der Nutzer war an keinem Tag des Monats in der Einheit.',
    en: 'The user was in the unit on no day of the month.',
  },
  occupancies_overlap: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 9b',
    de: 'Die Nutzungszeiträume der Einheit überschneiden sich.',
    en: 'The occupancies of the unit overlap.',
  },
} as const satisfies Record<string, FindingKind>;

export type MonthlyFindingCode = keyof typeof MONTHLY_INFORMATION_FINDING_KINDS;
export type MonthlyFindings = Findings<MonthlyFindingCode>;
export type MonthlyFinding = Finding<MonthlyFindingCode>;
