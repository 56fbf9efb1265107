import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';
import { datesOf, storageRange, storedMonthEnds } from './month-ends.ts';

/** The meter writes the lowest bit of every storage number, so its 15 month ends have odd ones. */
const MONTHS = storageRange(3, 31, 2);

/** Maddalena microCLIMA: standard registers; what was stored at the last 15 month ends comes without days. */
export const maddalenaMicroclima: MakerProfile = {
  id: 'maddalena-microclima',
  family: 'Maddalena microCLIMA',
  deviceKinds: ['heat'],
  certainty: 'partial',
  vectors: 2,
  missing: 'error flags; days of stored registers are those of the month ends, which the recorded due date agrees with',
  devices: [{ manufacturer: 'MAD', versions: [0x00], deviceTypes: [0x04] }],
  content: 'records',
  read({ records }) {
    const energy = (storage: number) => valueAt(records, 'energy', { storage });
    if (energy(0) === null) return null;
    const stored = storedMonthEnds(records, 'energy', MONTHS);
    const values: Record<string, string | null> = {
      total_energy_consumption_kwh: energy(0),
      total_volume_m3: valueAt(records, 'volume'),
      consumption_at_set_date_1_kwh: energy(1),
      set_date_1_date: dayAtPlace(records, { storage: 1 }),
    };
    for (const storage of MONTHS) values[`consumption_at_set_date_${storage}_kwh`] = energy(storage);
    for (const { storage, day } of stored) values[`set_date_${storage}_date`] = day;
    return { records: datesOf(stored), values: named(values) };
  },
};
