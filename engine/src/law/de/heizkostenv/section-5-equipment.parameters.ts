import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';

export interface RemoteReadingDays {
  /** Installed after this day: remotely readable from the start. */
  readonly installedAfter: Day;
  /** Whatever is older is retrofitted or replaced until here. */
  readonly retrofitUntil: Day;
}

/** From when equipment has to be remotely readable. Picked by the last day of the billing period. */
export const REMOTE_READING_DAYS: readonly Dated<RemoteReadingDays>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 5(2), (3)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__5.html',
    },
    value: { installedAfter: '2021-12-01', retrofitUntil: '2026-12-31' },
  },
];

export interface InteroperableDays {
  /** Installed from this day: connectable to a gateway and interoperable from the start. */
  readonly installedFrom: Day;
  /** Whatever is older is retrofitted or replaced until here. */
  readonly retrofitUntil: Day;
}

/** From when equipment has to work with a smart-meter gateway and with other makers. Picked like the days above. */
export const INTEROPERABLE_DAYS: readonly Dated<InteroperableDays>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 5(2), (4)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__5.html',
    },
    value: { installedFrom: '2022-12-01', retrofitUntil: '2031-12-31' },
  },
];
