import type { Dated } from '../../dated.ts';

const URL = 'https://www.gesetze-im-internet.de/heizkostenv/__6a.html';

export interface InformationInterval {
  /** Months between two informations if the user asks, or the owner receives his own bills electronically. */
  readonly onRequestMonths: bigint;
  readonly otherwiseMonths: bigint;
}

/**
 * How often users with remotely readable equipment are informed. Picked by the first day of the month; the first entry
 * holds only for billing periods that began on its day or later.
 */
export const INFORMATION_INTERVAL: readonly Dated<InformationInterval>[] = [
  {
    from: '2021-12-01',
    source: { statute: 'HeizkostenV', provision: '§ 6a(1) no. 1', url: URL },
    value: { onRequestMonths: 3n, otherwiseMonths: 6n },
  },
  {
    from: '2022-01-01',
    source: { statute: 'HeizkostenV', provision: '§ 6a(1) no. 2', url: URL },
    value: { onRequestMonths: 1n, otherwiseMonths: 1n },
  },
];

export interface YearlyInformationNumbers {
  /** Numbers of section 6a(3) where the statement rests on consumption. */
  readonly byConsumption: readonly string[];
  /** Numbers where it does not (section 6a(5)). */
  readonly otherwise: readonly string[];
}

/** What has to be made accessible with a statement. Picked by the first day of the billing period. */
export const YEARLY_INFORMATION: readonly Dated<YearlyInformationNumbers>[] = [
  {
    from: '2021-12-01',
    source: { statute: 'HeizkostenV', provision: '§ 6a(3), (5)', url: URL },
    value: { byConsumption: ['1a', '1b', '1c', '2', '3', '4', '5'], otherwise: ['2', '3'] },
  },
];

/** Kinds of cost whose sum is the charge for metering. Picked by the first day of the billing period. */
export const METERING_CHARGE_KINDS: readonly Dated<readonly string[]>[] = [
  {
    from: '2021-12-01',
    source: { statute: 'HeizkostenV', provision: '§ 6a(3) no. 1c', url: URL },
    value: ['metering_rent', 'calibration', 'reading', 'billing'],
  },
];
