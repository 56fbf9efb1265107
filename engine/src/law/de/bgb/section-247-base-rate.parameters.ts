import type { Dated } from '../../dated.ts';

/**
 * Percent of the base rate (Basiszinssatz), which changes on 1 January and 1 July; null while it is not entered. Picked
 * by each day of the default. The federal bank announces it, and none of these was compared with the announcement.
 */
export const BASE_RATE_PERCENT: readonly Dated<string | null>[] = [
  {
    from: '2023-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '1.62',
    provisional: true,
  },
  {
    from: '2023-07-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '3.12',
    provisional: true,
  },
  {
    from: '2024-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '3.62',
    provisional: true,
  },
  {
    from: '2024-07-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '3.37',
    provisional: true,
  },
  {
    from: '2025-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '2.27',
    provisional: true,
  },
  {
    from: '2025-07-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '1.27',
    provisional: true,
  },
  {
    from: '2026-01-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: '1.27',
    provisional: true,
  },
  {
    from: '2026-07-01',
    source: {
      statute: 'BGB',
      provision: '§ 247(1)',
      url: 'https://www.gesetze-im-internet.de/bgb/__247.html',
    },
    value: null,
    provisional: true,
  },
];
