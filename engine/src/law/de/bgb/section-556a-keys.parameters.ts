import type { Dated } from '../../dated.ts';

export interface MeterGapPercents {
  /** Above this the difference is told. */
  readonly tellAbove: bigint;
  /** Above this nothing is billed unless the difference is explained. */
  readonly refuseAbove: bigint;
}

/**
 * By how many percent of the main meter the sub-meters may differ from it. Picked by the first day of the billing
 * period. No statute says so: courts accept about 20 to 25 percent, so the values are provisional.
 */
export const METER_GAP_PERCENTS: readonly Dated<MeterGapPercents>[] = [
  {
    from: '2001-09-01',
    source: {
      statute: 'BGB',
      provision: '§ 556a(1) sentence 2',
      url: 'https://www.gesetze-im-internet.de/bgb/__556a.html',
    },
    value: { tellAbove: 20n, refuseAbove: 25n },
    provisional: true,
  },
];
