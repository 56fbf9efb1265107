import type { Dated } from '../../dated.ts';

/** Picked by the day of receipt. */
export const OBJECTION_MONTHS: readonly Dated<bigint>[] = [
  {
    from: '2001-09-01',
    value: 12n,
    source: {
      statute: 'BGB',
      provision: '§ 556(3) sentence 5',
      url: 'https://www.gesetze-im-internet.de/bgb/__556.html',
    },
  },
];
