import { inGreaterUnit } from './durations.ts';
import { named, recordAt, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const DAYS_OF_YEAR = 365;

/** IMT Aquastream, all in standard records; the years its battery lasts are counted with 365 days. */
export const imtAquastream: MakerProfile = {
  id: 'imt-aquastream',
  family: 'IMT Aquastream',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 1,
  missing: '',
  devices: [{ manufacturer: 'IMT', versions: [0x01], deviceTypes: [0x06, 0x07, 0x16] }],
  content: 'records',
  read({ records }) {
    const left = recordAt(records, 'remaining_battery');
    const years = inGreaterUnit(left?.value ?? null, DAYS_OF_YEAR);
    if (left === undefined || years === null) return null;
    const value = textOf(years);
    return { records: [{ ...left, value, unit: 'y', exact: years }], values: named({ battery_y: value }) };
  },
};
