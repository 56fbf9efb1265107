import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';

/**
 * A building first connected to heat from plants of the European emissions trading after this day stands outside of
 * the act. Picked by the first day of the billing period.
 */
export const ETS_CONNECTION_UNTIL: readonly Dated<Day>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'CO2KostAufG',
      provision: '§ 2(4)',
      url: 'https://www.gesetze-im-internet.de/co2kostaufg/__2.html',
    },
    value: '2023-01-01',
  },
];
