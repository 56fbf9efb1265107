import type { MakerProfile } from './maker.ts';
import { QUNDIS_MONTH_END } from './qundis-block.ts';
import { monthNames, QUNDIS_DEVICES, qundisContent } from './qundis-profile.ts';

/** Qundis Q heat. Older programs call the due date "last year", newer ones "target year"; both names are given. */
export const qundisHeat: MakerProfile = {
  id: 'qundis-heat',
  family: 'Qundis Q heat 5 and 5.5',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 6,
  missing: '',
  devices: QUNDIS_DEVICES,
  content: 'records',
  read: (telegram) =>
    qundisContent(telegram, 'energy', ({ value, day, months }) => ({
      total_kwh: value(0),
      target_kwh: value(QUNDIS_MONTH_END),
      target_date: day(QUNDIS_MONTH_END),
      target_year_kwh: value(1),
      target_year_date: day(1),
      total_energy_consumption_kwh: value(0),
      last_month_energy_consumption_kwh: value(QUNDIS_MONTH_END),
      last_month_date: day(QUNDIS_MONTH_END),
      last_year_energy_consumption_kwh: value(1),
      last_year_date: day(1),
      ...monthNames(months, 'energy_delta', 'kwh'),
    })),
};
