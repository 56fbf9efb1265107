import { statusText } from '../status.ts';
import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Error flags that recorded telegrams name. */
const FLOW_ERROR = 0x10;

/** Engelmann SensoStar, all in standard records; the error flags are the maker's. */
export const engelmannSensostar: MakerProfile = {
  id: 'engelmann-sensostar',
  family: 'Engelmann SensoStar',
  deviceKinds: ['heat'],
  certainty: 'partial',
  vectors: 4,
  missing: 'error flags that no recorded telegram names',
  devices: [{ manufacturer: 'EFE', versions: [0x00], deviceTypes: [0x04, 0x0a, 0x0b, 0x0c, 0x0d] }],
  content: 'records',
  read({ records, status }) {
    const flags = Number(valueAt(records, 'error_flags') ?? 0);
    const words = (flags & FLOW_ERROR) === 0 ? [] : ['ERROR_FLOW_MEASUREMENT_SYSTEM_ERROR'];
    return {
      records: [],
      values: named({
        target_date: dayAtPlace(records, { storage: 1 }),
        status: statusText(status ?? 0, flags & ~FLOW_ERROR, words),
      }),
    };
  },
};
