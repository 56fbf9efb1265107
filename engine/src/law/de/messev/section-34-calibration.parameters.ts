import type { Dated } from '../../dated.ts';

/** Years a verification holds. Picked by the first day of the year in which the device was marked or verified. */
export const CALIBRATION_YEARS: readonly Dated<bigint>[] = [
  {
    from: '2015-01-01',
    source: {
      statute: 'MessEV',
      provision: '§ 34, Anlage 7',
      url: 'https://www.gesetze-im-internet.de/messev/anlage_7.html',
    },
    value: 6n,
  },
];
