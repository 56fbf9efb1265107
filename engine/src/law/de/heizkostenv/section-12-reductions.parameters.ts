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
    // Remote reading and information became duties with the wording of 2021 only.
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 12(1)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__12.html',
    },
    value: { notByConsumption: 15n, notRemotelyReadable: 0n, informationMissing: 0n },
  },
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
