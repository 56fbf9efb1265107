import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';
import { datesOf, storageRange, storedMonthEnds } from './month-ends.ts';

const MONTHS = storageRange(2, 16);

/** Engelmann radio module for water meters: standard registers; what was stored at month ends comes without days. */
export const engelmannFaw: MakerProfile = {
  id: 'engelmann-faw',
  family: 'Engelmann FAW radio module for water meters',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 2,
  missing: 'error flags',
  devices: [{ manufacturer: 'EFE', versions: [0x00], deviceTypes: [0x06, 0x07] }],
  content: 'records',
  read({ records }) {
    const volume = (storage: number) => valueAt(records, 'volume', { storage });
    if (volume(1) === null) return null;
    const values: Record<string, string | null> = {
      total_m3: volume(0),
      meter_datetime: valueAt(records, 'date_time'),
      reporting_date: dayAtPlace(records, { storage: 1 }),
      consumption_at_reporting_date_m3: volume(1),
    };
    for (const [n, storage] of MONTHS.entries()) values[`consumption_${n + 1}_months_ago_m3`] = volume(storage);
    return { records: datesOf(storedMonthEnds(records, 'volume', MONTHS)), values: named(values) };
  },
};
