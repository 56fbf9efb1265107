import type { MakerProfile } from './maker.ts';
import { QUNDIS_DEVICES, qundisContent } from './qundis-profile.ts';

const MONTH_ENDS = [8, 17] as const;

/** Qundis Q caloric allocators, also sold by LSE and Zenner. */
export const qundisCaloric: MakerProfile = {
  id: 'qundis-caloric',
  family: 'Qundis Q caloric 5 and 5.5',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 7,
  missing: 'telegrams with temperatures only',
  devices: [...QUNDIS_DEVICES, { manufacturer: 'ZRI', versions: [0xfd], deviceTypes: [0x08] }],
  content: 'records',
  read: (telegram) =>
    qundisContent(telegram, 'heat_cost_allocation', ({ value, day }) => ({
      current_consumption_hca: value(0),
      set_date: day(1),
      consumption_at_set_date_hca: value(1),
      set_date_1: day(1),
      consumption_at_set_date_1_hca: value(1),
      ...Object.fromEntries(
        MONTH_ENDS.flatMap((n) => [
          [`set_date_${n}`, day(n)],
          [`consumption_at_set_date_${n}_hca`, value(n)],
        ]),
      ),
    })),
};
