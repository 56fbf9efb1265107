import type { Dated } from '../../dated.ts';

/** Months that the switch to commercial heat supply is announced beforehand. Picked by the day of the switch. */
export const HEAT_SUPPLY_NOTICE_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2013-07-01',
    source: {
      statute: 'BGB',
      provision: '§ 556c(2)',
      url: 'https://www.gesetze-im-internet.de/bgb/__556c.html',
    },
    value: 3n,
  },
];
