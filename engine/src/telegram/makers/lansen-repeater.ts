import { named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Bit 0 is Sunday. */
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const WEEKDAYS_STORAGE = 3;
const LISTENING_SUBUNIT = 2;

/** Lansen repeater: standard records without names; which is which follows from storage number and subunit. */
export const lansenRepeater: MakerProfile = {
  id: 'lansen-repeater',
  family: 'Lansen LAN-WMBUS-RP2 repeater',
  deviceKinds: ['other'],
  certainty: 'verified',
  vectors: 2,
  missing: '',
  devices: [{ manufacturer: 'LAS', versions: [0x0b], deviceTypes: [0x32] }],
  content: 'records',
  read({ records }) {
    const count = (subunit: number, storage = 0) => valueAt(records, 'dimensionless', { subunit, storage });
    const weekdays = Number(count(0, WEEKDAYS_STORAGE) ?? Number.NaN);
    const listening = count(LISTENING_SUBUNIT);
    return {
      records: [],
      values: named({
        total_routed_messages_counter: count(0),
        used_router_slots_counter: count(1),
        is_repeater_listening: listening === '1' ? 'YES' : listening === '0' ? 'NO' : null,
        seconds_to_mode_change_counter: count(3),
        listen_timer_value_counter: count(0, 1),
        pause_timer_value_counter: count(0, 2),
        start_time_value_counter: count(0, 4),
        repeater_listening_on_weekdays: Number.isInteger(weekdays)
          ? WEEKDAYS.filter((_, bit) => ((weekdays >> bit) & 1) === 1)
              .toSorted()
              .join(' ')
          : null,
      }),
    };
  },
};
