import { named, recordAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const DAYS_OF_YEAR = 365;

/** IMT Aquastream, all in standard records; the years its battery lasts are counted with 365 days. */
export const imtAquastream: MakerProfile = {
  id: 'imt-aquastream',
  family: 'IMT Aquastream',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 2,
  missing: '',
  devices: [{ manufacturer: 'IMT', versions: [0x01], deviceTypes: [0x06, 0x07, 0x16] }],
  content: 'records',
  read({ records }) {
    const left = recordAt(records, 'remaining_battery');
    if (left?.exact == null) return null;
    const years = (Number(left.exact.mantissa) / DAYS_OF_YEAR).toFixed(6);
    return { records: [{ ...left, value: years, unit: 'y', exact: null }], values: named({ battery_y: years }) };
  },
};
