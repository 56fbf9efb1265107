import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Techem Vario 4 (4.5.1) with a standard protected payload: the due date is the base of a profile at storage 8. */
export const techemVario4: MakerProfile = {
  id: 'techem-vario-4',
  family: 'Techem Vario 4 (4.5.1), standard telegrams',
  deviceKinds: ['heat'],
  certainty: 'verified',
  vectors: 2,
  missing: '',
  devices: [{ manufacturer: 'TCH', versions: [0x17], deviceTypes: [0x04] }],
  content: 'records',
  read: ({ records }) => ({ records: [], values: named({ set_date: dayAtPlace(records, { storage: 8 }) }) }),
};

/** Techem MK Radio 4a on a meter of Wehrle: a standard due date in front of a block of the maker. */
export const techemMkRadio4a: MakerProfile = {
  id: 'techem-mk-radio-4a',
  family: 'Techem MK Radio 4a',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 4,
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
