import { ENERGY_NAMES, type Period, shiftedDay } from '@klarmeter/engine';
import type { Presentation } from './presentation.ts';

/** Consumer organisations and energy agencies, HeizkostenV section 6a(3) no. 2. */
export const ADVICE: Presentation['advice'] = [
  { name: 'Verbraucherzentrale Energieberatung', web: 'www.verbraucherzentrale-energieberatung.de' },
  { name: 'Deutsche Energie-Agentur', web: 'www.dena.de' },
  { name: 'co2online', web: 'www.co2online.de' },
];

/** What a residential tenant may do. Rules, not days: receipt is not known when the document is made. */
export const RESIDENTIAL_DEADLINES: Presentation['deadlines'] = [
  { title: 'Belege', text: 'Sie dürfen alle Belege zu dieser Abrechnung einsehen.', legal_basis: '§ 556 Abs. 4 BGB' },
  {
    title: 'Einspruch',
    text: 'bis zum Ende des zwölften Monats, nachdem Sie die Abrechnung bekommen haben. Sagen Sie, was nicht stimmt.',
    legal_basis: '§ 556 Abs. 3 BGB',
  },
];

/** The rules for dwellings do not apply to other rooms; their contract does. */
export const COMMERCIAL_DEADLINES: Presentation['deadlines'] = [
  { title: 'Belege', text: 'Sie dürfen alle Belege zu dieser Abrechnung einsehen.', legal_basis: '§ 259 BGB' },
  {
    title: 'Einspruch',
    text: 'Sagen Sie uns bald, was nicht stimmt. Fristen stehen in Ihrem Mietvertrag.',
    legal_basis: 'Gewerbemietvertrag',
  },
];

/** HeizkostenV section 6a(3) no. 3, where the landlord has not said whether he takes part. */
export const DISPUTE_RESOLUTION =
  'Ob der Vermieter an einem Verfahren vor einer Verbraucherschlichtungsstelle teilnimmt, sagt Ihnen die Verwaltung. Eine Liste der Stellen führt das Bundesamt für Justiz: www.bundesjustizamt.de.';

export const DEVICE_WORDS: Readonly<Record<string, string>> = {
  heat_meter: 'Wärmezähler',
  hot_water_meter: 'Warmwasserzähler',
  cold_water_meter: 'Kaltwasserzähler',
  heat_cost_allocator: 'Heizkostenverteiler',
};

/** What an energy is called that is one thing only; of networks and electricity the supplier has to name the shares. */
export function fuelWord(energy: keyof typeof ENERGY_NAMES): string | undefined {
  return energy === 'district_heating' || energy === 'electricity_heat_pump' ? undefined : ENERGY_NAMES[energy].de;
}

export const MONTHS = ['Jan', 'Feb', 'März', 'Apr', 'Mai', 'Juni', 'Juli', 'Aug', 'Sept', 'Okt', 'Nov', 'Dez'] as const;

const MONTH_NAMES = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
] as const;

/** Whole months by their names, `Januar bis Juni 2025`; other days as they are. */
export function spanInWords({ from, to }: Period): string {
  if (!from.endsWith('-01') || !shiftedDay(to, 1).endsWith('-01')) return `${dayInWords(from)} bis ${dayInWords(to)}`;
  const [first, last] = [from, to].map((day) => ({
    year: day.slice(0, 4),
    month: MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? '',
  })) as [{ year: string; month: string }, { year: string; month: string }];
  const whole = `${last.month} ${last.year}`;
  if (first.year !== last.year) return `${first.month} ${first.year} bis ${whole}`;
  return first.month === last.month ? whole : `${first.month} bis ${whole}`;
}

/** `2025-07-15` as it is read in Germany. */
export function dayInWords(day: string): string {
  const [year, month, inMonth] = day.split('-');
  return `${inMonth}.${month}.${year}`;
}

/** A decimal with a comma. */
export const comma = (decimal: string): string => decimal.replace('.', ',');
