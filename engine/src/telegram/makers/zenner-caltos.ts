import { statusText } from '../status.ts';
import { dayAtPlace, named, recordAt, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const BASE = 8;
const MONTHS = 14;
/** Set in every recorded telegram; what the mode means is the maker's. */
const MODE_BIT = 0x40;

/** Zenner Caltos E: base value at storage 8, and behind it a profile of the months before. */
export const zennerCaltos: MakerProfile = {
  id: 'zenner-caltos',
  family: 'Zenner Caltos E',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 3,
  missing: 'the meaning of the status bits of the maker',
  devices: [{ manufacturer: 'ZRI', versions: [0xfc], deviceTypes: [0x08] }],
  content: 'records',
  read({ records, status }) {
    const code = status ?? 0;
    const words = (code & MODE_BIT) === 0 ? [] : ['MODE_2F'];
    const values: Record<string, string | null> = {
      status: statusText(code & ~MODE_BIT, 0, words),
      consumption_hca: valueAt(records, 'heat_cost_allocation'),
      target_hca: valueAt(records, 'heat_cost_allocation', { storage: 1 }),
      target_date: dayAtPlace(records, { storage: 1 }),
      base_hca: valueAt(records, 'heat_cost_allocation', { storage: BASE }),
      base_date: dayAtPlace(records, { storage: BASE }),
    };
    for (let n = 1; n <= MONTHS; n += 1) {
      const units = recordAt(records, 'heat_cost_allocation', { storage: BASE + n })?.value ?? null;
      if (units === null) continue;
      values[`consumption_${n}_hca`] = units;
      values[`consumption_${n}`] = dayAtPlace(records, { storage: BASE + n });
    }
    return { records: [], values: named(values) };
  },
};
