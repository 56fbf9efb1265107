import type { Dated } from '../../dated.ts';

export interface PartsOfAYear {
  readonly halfYearMonths: bigint;
  readonly quarterMonths: bigint;
  readonly halfMonthDays: bigint;
}

/** What a part of a year is. Picked by the first day of the period. */
export const PARTS_OF_A_YEAR: readonly Dated<PartsOfAYear>[] = [
  {
    from: '1900-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 189(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__189.html',
    },
    value: { halfYearMonths: 6n, quarterMonths: 3n, halfMonthDays: 15n },
  },
];
