import type { Day } from '../../../time/day.ts';
import type { Dated } from '../../dated.ts';

/** Devices installed up to one day have until another; later ones have to comply when they are installed. */
export interface Retrofit {
  readonly installedUntil: Day;
  readonly until: Day;
}

/** Remote readability. Its first day is that of the ordinance of 2021, which holds for everything installed before. */
export const REMOTE_READING_RETROFIT: readonly Dated<Retrofit>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 5(3)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__5.html',
    },
    value: { installedUntil: '2021-12-01', until: '2026-12-31' },
  },
];

/** Connection to a gateway and interoperability of devices that can be read remotely. */
export const GATEWAY_RETROFIT: readonly Dated<Retrofit>[] = [
  {
    from: '2021-12-01',
    source: {
      statute: 'HeizkostenV',
      provision: '§ 5(4)',
      url: 'https://www.gesetze-im-internet.de/heizkostenv/__5.html',
    },
    value: { installedUntil: '2022-12-01', until: '2031-12-31' },
  },
];
