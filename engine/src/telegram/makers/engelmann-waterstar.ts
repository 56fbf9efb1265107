import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';
import { datesOf, storageRange, storedMonthEnds } from './month-ends.ts';

const MONTHS = storageRange(2, 16);

/** Engelmann WaterStar M: standard registers; what was stored at the last 15 month ends comes without days. */
export const engelmannWaterstar: MakerProfile = {
  id: 'engelmann-waterstar',
  family: 'Engelmann WaterStar M, also as Lorenz',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 6,
  missing: 'error flags; days of stored registers are those of the month ends, which recorded due dates agree with',
  devices: [
    { manufacturer: 'DWZ', versions: [0x00, 0x02], deviceTypes: [0x06, 0x07] },
    { manufacturer: 'EFE', versions: [0x70], deviceTypes: [0x06, 0x07] },
  ],
  content: 'records',
  read({ records }) {
    const volume = (storage: number) => valueAt(records, 'volume', { storage });
    if (volume(0) === null) return null;
    const stored = storedMonthEnds(records, 'volume', MONTHS);
    const values: Record<string, string | null> = {
      total_m3: volume(0),
      consumption_at_set_date_m3: volume(1),
      set_date: dayAtPlace(records, { storage: 1 }),
      battery_v: valueAt(records, 'voltage'),
    };
    for (const [n, storage] of MONTHS.entries()) values[`consumption_at_history_${n + 1}_m3`] = volume(storage);
    for (const { storage, day } of stored) values[`history_${storage - 1}_date`] = day;
    return { records: datesOf(stored), values: named(values) };
  },
};
