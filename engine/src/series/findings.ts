import type { Day } from '../time/day.ts';

/** What is wrong or remarkable in a series. A finding stops nothing by itself; `missing` does. */
export interface SeriesFinding {
  readonly code:
    | 'negative'
    | 'jump'
    | 'gap'
    | 'future'
    | 'roll_over'
    | 'no_device'
    | 'overlapping_devices'
    | 'outside_device'
    | 'conflicting_values';
  readonly deviceId: string | null;
  readonly day: Day;
  /** The readings it is about, in order of time. */
  readonly readingIds: readonly string[];
}
