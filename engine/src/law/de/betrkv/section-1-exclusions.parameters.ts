import type { Dated } from '../../dated.ts';

export interface Exclusion {
  readonly kind: string;
  readonly nameDe: string;
  readonly nameEn: string;
}

/**
 * What is never an operating cost, by the names under which it is asked for. Picked by the first day of the time a
 * cost is for. No. 1 is administration, no. 2 maintenance and repair; a reserve is saved for no. 2.
 */
export const EXCLUSIONS: readonly Dated<readonly Exclusion[]>[] = [
  {
    from: '2004-01-01',
    source: {
      statute: 'BetrKV',
      provision: '§ 1(2)',
      url: 'https://www.gesetze-im-internet.de/betrkv/__1.html',
    },
    value: [
      { kind: 'administration', nameDe: 'Verwaltung', nameEn: 'administration' },
      { kind: 'maintenance', nameDe: 'Instandhaltung', nameEn: 'maintenance' },
      { kind: 'repair', nameDe: 'Instandsetzung', nameEn: 'repair' },
      { kind: 'reserve', nameDe: 'Erhaltungsrücklage', nameEn: 'reserve for maintenance' },
    ],
  },
];

/**
 * Rent that stands for the price of a thing, and so is no running cost. Picked like the exclusions. By case law (BGH VIII
 * ZR 379/20), not by a text we read, so provisional. Checking smoke alarms every year may be no. 17 where agreed.
 */
export const RENTED_NOT_RUNNING: readonly Dated<readonly Exclusion[]>[] = [
  {
    from: '2004-01-01',
    source: {
      statute: 'BetrKV',
      provision: '§ 1(1)',
      url: 'https://www.gesetze-im-internet.de/betrkv/__1.html',
    },
    value: [{ kind: 'smoke_alarm_rent', nameDe: 'Miete für Rauchwarnmelder', nameEn: 'rent of smoke alarms' }],
    provisional: true,
  },
];
