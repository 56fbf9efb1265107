import type { Dated } from '../../dated.ts';
import type { PercentRange } from './section-7-heat-costs.parameters.ts';

/** Percent of the hot-water cost that goes by recorded volume. Picked by the first day of the period. */
export const HOT_WATER_CONSUMPTION_PERCENT: readonly Dated<PercentRange>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 8(1)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__8.html',
    },
    value: { min: 50n, max: 70n },
  },
];

/** What hot water may be billed for besides the kinds of section 7(2). Picked by the first day of the period. */
export const HOT_WATER_EXTRA_COST_KINDS: readonly Dated<readonly string[]>[] = [
  {
    from: '2009-01-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 8(2)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__8.html',
    },
    value: ['water_supply'],
  },
];
