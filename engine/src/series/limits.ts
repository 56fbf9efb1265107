import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import type { MonthDay } from './point-series.ts';

/** What counts as remarkable. Figures of the operator, not of the law. */
export interface SeriesLimits {
  /** More days than this without a reading are a gap. */
  readonly gapDaysMax: number;
  /** A daily consumption above this multiple of the device's average so far is a jump. */
  readonly jumpFactor: bigint;
  /** Days of readings needed before an average says anything. */
  readonly jumpDaysMin: number;
  /** By what a value may be off when its unit or its decimal point was mistaken. */
  readonly shiftFactors: readonly Fraction[];
  /** So many days without moving are remarkable while more than half of the neighbours moved. */
  readonly stuckDaysBesideMoving: number;
  /** So many are where no neighbour says anything. */
  readonly stuckDaysAlone: number;
  /** Where heat is measured only days of the heating season count, from the first to the second of these. */
  readonly heatingSeason: { readonly from: MonthDay; readonly to: MonthDay };
}

/** What is used unless somebody says otherwise. */
export const SERIES_LIMITS: SeriesLimits = {
  gapDaysMax: 35,
  jumpFactor: 10n,
  jumpDaysMin: 14,
  shiftFactors: [
    { n: 10n, d: 1n },
    { n: 100n, d: 1n },
    { n: 1000n, d: 1n },
    { n: 1n, d: 10n },
    { n: 1n, d: 100n },
    { n: 1n, d: 1000n },
  ],
  stuckDaysBesideMoving: 30,
  stuckDaysAlone: 90,
  heatingSeason: { from: '10-01', to: '04-30' },
};

/** The limits of a check, and the day on which it is made; a reading behind it comes from a wrong clock. */
export interface ValidationLimits extends SeriesLimits {
  readonly today: Day;
}
