import type { Dated } from '../../dated.ts';

/** Weeks after commissioning in which the user of a meter told the authority; null: nothing is to be told. */
export const NOTIFICATION_WEEKS: readonly Dated<bigint | null>[] = [
  {
    from: '2015-01-01',
    source: {
      statute: 'MessEG',
      provision: '§ 32',
      url: 'https://www.gesetze-im-internet.de/messeg/__32.html',
    },
    value: 6n,
  },
  {
    from: '2025-01-01',
    source: {
      statute: 'MessEG',
      provision: '§ 32 (weggefallen)',
      url: 'https://www.gesetze-im-internet.de/messeg/__32.html',
    },
    value: null,
    provisional: true,
  },
];
