import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';

export interface ReductionPercents {
  /** Not billed by consumption, contrary to the ordinance. */
  readonly notByConsumption: bigint;
  /** No remotely readable equipment, contrary to section 5(2) or (3). */
  readonly notRemotelyReadable: bigint;
  /** Information under section 6a missing or incomplete. */
  readonly informationMissing: bigint;
}

/** Percent of his share that a user may cut. Picked by the first day of the billing period. */
export const REDUCTION_PERCENTS: readonly Dated<ReductionPercents>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 12(1)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__12.html',
    },
    value: { notByConsumption: 15n, notRemotelyReadable: 3n, informationMissing: 3n },
  },
];

/** Until when the consumption of heat pumps had to be metered. Picked by the last day of the billing period. */
export const HEAT_PUMP_METERS_UNTIL: readonly Dated<Day>[] = [
  {
    from: '2024-10-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 12(3)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__12.html',
    },
    value: '2025-09-30',
  },
];
