import { dayAtPlace, MONTH_END_STORAGE, named, recordAt, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Volume flow with a qualifier stands for the error code at this maker. */
const ERROR_CODE = 'BB56';

/** Landis & Staefa (later Siemens) water meters: standard registers, an error code in a record of its own and its day. */
export const landisWater: MakerProfile = {
  id: 'landis-water',
  family: 'Landis & Staefa, Siemens WFx water meters',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 5,
  missing: 'error codes, none of which has been recorded',
  devices: [{ manufacturer: 'LSE', versions: [0x16, 0x17, 0x18], deviceTypes: [0x06, 0x07] }],
  content: 'records',
  read({ records }) {
    const code = recordAt(records, 'volume_flow', { vif: ERROR_CODE });
    const volume = (storage: number) => valueAt(records, 'volume', { storage });
    // The maker sold devices of Qundis too, whose own profile reads them.
    if (code === undefined && volume(MONTH_END_STORAGE) === null) return null;
    const error = code?.exact?.mantissa;
    return {
      records: [],
      values: named({
        total_m3: volume(0),
        due_m3: volume(1),
        due_date: dayAtPlace(records, { storage: 1 }),
        device_datetime: valueAt(records, 'date_time'),
        consumption_at_set_date_8_m3: volume(MONTH_END_STORAGE),
        set_date_8: dayAtPlace(records, { storage: MONTH_END_STORAGE }),
        error_date: dayAtPlace(records, { function: 'at_error' }),
        error_code: error === undefined ? null : Number(error) === 0 ? 'OK' : `ERROR_${error}`,
      }),
    };
  },
};
