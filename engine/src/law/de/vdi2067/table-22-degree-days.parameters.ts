import type { DegreeDayWeight } from '../../../time/degree-days.ts';
import type { Dated } from '../../dated.ts';

const WINTER: readonly DegreeDayWeight[] = [
  { months: [1], degreeDays: 170n },
  { months: [2], degreeDays: 150n },
  { months: [3], degreeDays: 130n },
  { months: [4], degreeDays: 80n },
  { months: [5], degreeDays: 40n },
  { months: [9], degreeDays: 30n },
  { months: [10], degreeDays: 80n },
  { months: [11], degreeDays: 120n },
  { months: [12], degreeDays: 160n },
];

/**
 * Per mille of a year's heat by month, June 14, July and August 13 each. Picked by the first day of the period.
 * A technical rule without a day of its own: its first day is that of HeizkostenV section 9b as kept here.
 */
export const DEGREE_DAYS_14_13_13: readonly Dated<readonly DegreeDayWeight[]>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'VDI 2067',
      provision: 'Blatt 1, Tabelle 22',
      url: 'https://www.vdi.de/richtlinien',
    },
    value: [
      ...WINTER,
      { months: [6], degreeDays: 14n },
      { months: [7], degreeDays: 13n },
      { months: [8], degreeDays: 13n },
    ],
  },
];

/** The same with 40 for June to August together, spread over their 92 days. Picked by the first day of the period. */
export const DEGREE_DAYS_40_92: readonly Dated<readonly DegreeDayWeight[]>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'VDI 2067',
      provision: 'Blatt 1, Tabelle 22',
      url: 'https://www.vdi.de/richtlinien',
    },
    value: [...WINTER, { months: [6, 7, 8], degreeDays: 40n }],
  },
];
