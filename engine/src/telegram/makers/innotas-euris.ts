import { statusText } from '../status.ts';
import { named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Error flags that recorded telegrams name. */
const ERRORS: Readonly<Record<number, string>> = { 0: 'OK', 33: 'MEASUREMENT RESET' };

const LAST_MONTH = 17;

/** Innotas EURIS II: standard units at storage 1 to 17, without any date; the error flags are the maker's. */
export const innotasEuris: MakerProfile = {
  id: 'innotas-euris',
  family: 'Innotas EURIS II',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 2,
  missing: 'the dates of the values, which are not sent; other error flags',
  devices: [
    { manufacturer: 'INE', versions: [0x55], deviceTypes: [0x08] },
    { manufacturer: 'RAM', versions: [0x55], deviceTypes: [0x08] },
  ],
  content: 'records',
  read({ records, status }) {
    const flags = valueAt(records, 'error_flags');
    if (flags === null) return null;
    const error = ERRORS[Number(flags)] ?? `ERROR_FLAGS_${Number(flags).toString(16).toUpperCase()}`;
    const units = (storage: number) => valueAt(records, 'heat_cost_allocation', { storage });
    const kept: Record<string, string | null> = { consumption_at_set_date_hca: units(1) };
    for (let n = 1; n <= LAST_MONTH; n += 1) kept[`consumption_at_set_date_${n}_hca`] = units(n);
    return {
      records: [],
      values: named({
        error_flags: error,
        status: status === 0 || status === null ? error : statusText(status),
        current_consumption_hca: units(0),
        ...kept,
      }),
    };
  },
};
