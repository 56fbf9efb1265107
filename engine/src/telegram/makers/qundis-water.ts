import type { MakerProfile } from './maker.ts';
import { QUNDIS_MONTH_END } from './qundis-block.ts';
import { monthNames, QUNDIS_DEVICES, qundisContent } from './qundis-profile.ts';

/** Qundis Q water. Older programs call the last month end "due 17" after its storage number; both names are given. */
export const qundisWater: MakerProfile = {
  id: 'qundis-water',
  family: 'Qundis Q water 5 and 5.5',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 13,
  missing: 'months are tens of litres, as the value at the due date shows; one program names them as litres',
  devices: QUNDIS_DEVICES,
  content: 'records',
  read: (telegram) =>
    qundisContent(telegram, 'volume', ({ value, day, months }) => ({
      total_m3: value(0),
      due_date_m3: value(1),
      due_date: day(1),
      due_17_date_m3: value(QUNDIS_MONTH_END),
      due_17_date: day(QUNDIS_MONTH_END),
      target_m3: value(QUNDIS_MONTH_END),
      target_date: day(QUNDIS_MONTH_END),
      target_year_m3: value(1),
      target_year_date: day(1),
      ...monthNames(months, 'volume_delta', 'm3'),
    })),
};
