import type { Dated } from '../../dated.ts';

export interface PercentRange {
  readonly min: bigint;
  readonly max: bigint;
}

/**
 * Percent of the heating cost that goes by recorded consumption. Picked by the first day of the period.
 * More than the upper bound needs a contract (section 10), which a house file does not carry. The first day is that
 * of the wording of 2009; periods that begin earlier are refused.
 */
export const HEATING_CONSUMPTION_PERCENT: readonly Dated<PercentRange>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 7(1)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__7.html',
    },
    value: { min: 50n, max: 70n },
  },
];

/** The closed list of what may be billed as cost of heating. Picked by the first day of the period. */
export const HEATING_COST_KINDS: readonly Dated<readonly string[]>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 7(2), (4)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__7.html',
    },
    value: [
      'fuel',
      'fuel_delivery',
      'heat_supply',
      'heating_electricity',
      'operating_electricity',
      'operation',
      'maintenance',
      'cleaning',
      'emission_measurement',
      'metering_rent',
      'calibration',
      'reading',
      'billing',
    ],
  },
];

export interface MandatoryPercent {
  readonly percent: bigint;
  /** Oil and gas; whoever supplies heat commercially is not bound (section 7(3)). */
  readonly energies: readonly string[];
}

/**
 * What goes by consumption in a building below the thermal insulation ordinance of 1994 whose exposed pipes are
 * predominantly insulated. Picked by the first day of the period.
 */
export const MANDATORY_CONSUMPTION_PERCENT: readonly Dated<MandatoryPercent>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 7(1) sentence 2',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__7.html',
    },
    value: { percent: 70n, energies: ['natural_gas', 'lpg', 'heating_oil', 'heavy_oil'] },
  },
];
