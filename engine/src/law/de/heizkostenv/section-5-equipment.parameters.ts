import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';

export interface RemoteReadingDates {
  /** Last day on which equipment that is not remotely readable could still be installed. */
  readonly otherInstalledUntil: Day;
  /** Last day on which such equipment may still be in use. */
  readonly otherUsedUntil: Day;
}

/** From when equipment has to be remotely readable. Picked by the last day of the time looked at. */
export const REMOTE_READING_DATES: readonly Dated<RemoteReadingDates>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 5(2), (3)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__5.html',
    },
    value: { otherInstalledUntil: '2021-12-01', otherUsedUntil: '2026-12-31' },
  },
];
