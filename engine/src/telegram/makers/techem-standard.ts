import type { TelegramRecord } from '../records.ts';
import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const BASE = 8;

/**
 * Techem Vario 4 (4.5.1) with a standard protected payload: the due date is the base of a profile that runs forward from
 * storage 8. Months that have not come yet stand in it as increments of zero; they are told by a current register that is
 * already past the last of them, and marked so that nobody takes them for month ends.
 */
export const techemVario4: MakerProfile = {
  id: 'techem-vario-4',
  family: 'Techem Vario 4 (4.5.1), standard telegrams',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 1,
  missing: '',
  devices: [{ manufacturer: 'TCH', versions: [0x17], deviceTypes: [0x04] }],
  content: 'records',
  read({ records }) {
    const ahead = firstMonthAhead(records);
    const generic = records.map((r) => (r.storage >= ahead ? { ...r, qualifiers: [...r.qualifiers, 'not_yet'] } : r));
    return { records: [], generic, values: named({ set_date: dayAtPlace(records, { storage: BASE }) }) };
  },
};

/** The storage from which on the profile only repeats a value that the current register has left behind. */
function firstMonthAhead(records: readonly TelegramRecord[]): number {
  const numbers = records.filter((r) => r.quantity === 'energy' && r.exact !== null);
  const values = new Map(numbers.map((r) => [r.storage, r.value]));
  let last = Math.max(...values.keys());
  if (last <= BASE || values.get(last) === values.get(0)) return Number.POSITIVE_INFINITY;
  const repeated = values.get(last);
  while (last > BASE && values.get(last - 1) === repeated) last -= 1;
  return last + 1;
}

/** Techem MK Radio 4a on a meter of Wehrle: a standard due date in front of a block of the maker. */
export const techemMkRadio4a: MakerProfile = {
  id: 'techem-mk-radio-4a',
  family: 'Techem MK Radio 4a',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 2,
  missing: 'the current register, which stands in the block behind 0F',
  devices: [{ manufacturer: 'WEH', versions: [0xfe], deviceTypes: [0x06, 0x07] }],
  content: 'records',
  read: ({ records }) => ({
    records: [],
    values: named({
      target_m3: valueAt(records, 'volume', { storage: 1 }),
      target_date: dayAtPlace(records, { storage: 1 }),
    }),
  }),
};
