import type { Sentence } from '../law/sentence.ts';

export type DutyReason =
  | 'owed'
  | 'vacant'
  | 'before_duty'
  | 'no_devices'
  | 'not_remotely_readable'
  | 'mixed_house'
  | 'not_this_month';

/** Why a user is owed an information about a month, or is not. */
export const DUTY_SENTENCES: Readonly<Record<DutyReason, Sentence & { readonly legalBasis: string }>> = {
  owed: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Fernablesbare Geräte: die Verbrauchsinformation ist mitzuteilen.',
    en: 'Remotely readable devices: the information on consumption is to be given.',
  },
  vacant: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Leerstand: es gibt keinen Nutzer, dem etwas mitzuteilen wäre.',
    en: 'Vacancy: there is no user to inform.',
  },
  before_duty: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Die Pflicht galt in diesem Monat noch nicht.',
    en: 'The duty did not apply in this month yet.',
  },
  no_devices: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Am ersten Tag des Monats war kein Gerät eingebaut.',
    en: 'No device was installed on the first day of the month.',
  },
  not_remotely_readable: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Die Geräte sind nicht fernablesbar.',
    en: 'The devices are not remotely readable.',
  },
  mixed_house: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Im Haus sind noch nicht alle Geräte fernablesbar; die Pflicht gilt dann noch nicht.',
    en: 'Not every device of the house is remotely readable yet; the duty then does not apply yet.',
  },
  not_this_month: {
    legalBasis: 'HeizkostenV § 6a(1)',
    de: 'Vor 2022 war vierteljährlich oder zweimal im Jahr zu informieren; dieser Monat ist nicht an der Reihe.',
    en: 'Before 2022 information was due quarterly or twice a year; it is not the turn of this month.',
  },
};
