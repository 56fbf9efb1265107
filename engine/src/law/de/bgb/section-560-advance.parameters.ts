import type { Dated } from '../../dated.ts';

export interface AdvanceSteps {
  /** Months the cost of a year is spread over. */
  readonly months: bigint;
  /** Whole euro a proposal is rounded to. */
  readonly euro: bigint;
}

/** How an adequate advance payment is proposed. Picked by the first day of the billing period. */
export const ADVANCE_STEPS: readonly Dated<AdvanceSteps>[] = [
  {
    from: '2001-09-01',
    source: {
      statute: 'BGB',
      provision: '§ 560(4)',
      url: 'https://www.gesetze-im-internet.de/bgb/__560.html',
    },
    value: { months: 12n, euro: 1n },
  },
];
