import { FINDING_KINDS } from '../billing/finding-kinds.ts';
import type { Finding, FindingKind, Findings } from '../billing/findings.ts';

/** What can be wrong with a change of the billing cycle. */
export const CYCLE_CHANGE_FINDING_KINDS = {
  ...FINDING_KINDS,
  cycle_change_outside_period: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    de: 'Der neue Turnus muss nach dem {0} und spätestens am {1} beginnen.',
    en: 'The new cycle has to begin after {0} and on {1} at the latest.',
  },
  cycle_change_with_pots: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(2)',
    de: 'Fertige Kostentöpfe lassen sich nicht teilen; nötig sind die Kosten, aus denen sie entstanden sind.',
    en: 'Calculated pots cannot be divided; needed are the costs they were made of.',
  },
  cycle_reference_unknown: {
    severity: 'error',
    de: '„{0}“ gibt es in diesem Haus nicht.',
    en: 'This house does not have "{0}".',
  },
  interim_value_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 6(1)',
    de: 'Für Gerät „{0}“ fehlt der Zwischenstand am {1}, und er lässt sich nicht zwischen zwei Ständen berechnen.',
    en: 'Device "{0}" has no interim value on {1}, and it cannot be calculated between two readings.',
  },
  interim_value_interpolated: {
    severity: 'info',
    legalBasis: 'HeizkostenV § 6(1)',
    de: 'Der Zwischenstand von Gerät „{0}“ ist nicht gemessen, sondern zwischen zwei Ständen berechnet: {1}.',
    en: 'The interim value of device "{0}" is not measured but calculated between two readings: {2}.',
  },
  cycle_consumption_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 9a(1)',
    de: 'Der Verbrauch bis zum Ende des alten Turnus ist nicht bekannt ({0}, {1}); nötig ist ein Ersatzwert.',
    en: 'The consumption up to the end of the old cycle is not known ({0}, {1}); a substitute is needed.',
  },
  remainder_open: {
    severity: 'info',
    legalBasis: 'BGB § 556(3)',
    de: 'Der Verbrauch bis zum {0} ist noch nicht vollständig; der neue Zeitraum läuft weiter.',
    en: 'The consumption up to {0} is not complete yet; the new period goes on.',
  },
  cost_days_missing: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(2)',
    de: 'Zu den Kosten „{0}“ fehlt, für welche Tage sie sind.',
    en: 'It is not given which days the cost "{0}" is for.',
  },
  cost_days_outside: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(2)',
    de: 'Die Kosten „{0}“ sind für Tage außerhalb von {1}.',
    en: 'The cost "{0}" is for days outside of {1}.',
  },
  cost_share_unreadable: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(2)',
    de: 'Ein vorgegebener Anteil der Kosten „{0}“ liegt zwischen 0 und 1 und nennt seinen Grund.',
    en: 'A given share of the cost "{0}" lies between 0 and 1 and names its reason.',
  },
  stock_at_change_impossible: {
    severity: 'error',
    legalBasis: 'HeizkostenV § 7(2)',
    de: 'Der Bestand am Ende des alten Turnus ({0}) passt nicht zu Anfangsbestand, Zukäufen und Endbestand; er muss gemessen werden.',
    en: 'The stock at the end of the old cycle ({0}) contradicts opening stock, purchases and closing stock; it has to be measured.',
  },
  advances_differ: {
    severity: 'error',
    legalBasis: 'BGB § 556(3)',
    de: 'Die einzelnen Vorauszahlungen ergeben {0} EUR, angegeben sind {1} EUR.',
    en: 'The single advance payments add up to {0} EUR, given are {1} EUR.',
  },
} as const satisfies Record<string, FindingKind>;

type CycleChangeFindingCode = keyof typeof CYCLE_CHANGE_FINDING_KINDS;
export type CycleChangeFindings = Findings<CycleChangeFindingCode>;
export type CycleChangeFinding = Finding<CycleChangeFindingCode>;
