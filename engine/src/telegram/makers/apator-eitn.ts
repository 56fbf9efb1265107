import { byteAt, unsignedAt } from '../bytes.ts';
import { billableDay, dayText } from '../dates.ts';
import { dated, named, of256ths, register, scaledBy, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const PREVIOUS_AT = 3;
const CURRENT_AT = 7;
const TODAY_AT = 9;
const PREVIOUS_MEAN_AT = 11;
const MEAN_AT = 13;
const SIZE = 15;
/** Control information in front of a block of other content: its size, then that, then another control information. */
const WITH_BLOCK = 0xb6;
const CONTENT = 0xa0;

/**
 * Apator E.ITN allocator: units of the season and of the one before, the day of the device and the mean room temperature
 * of both in 256ths of a degree.
 */
export const apatorEitn: MakerProfile = {
  id: 'apator-eitn',
  family: 'Apator E.ITN 30 and 40',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'partial',
  vectors: 2,
  missing:
    'first day of the season and day of the broken seal: their years follow no single rule in recorded telegrams',
  devices: [
    { manufacturer: 'APA', versions: [0x04], deviceTypes: [0x08], controlInformation: [CONTENT] },
    { manufacturer: 'APT', versions: [0x04], deviceTypes: [0x08], controlInformation: [CONTENT, WITH_BLOCK] },
  ],
  content: 'payload',
  read({ payload, controlInformation }) {
    const from = controlInformation === WITH_BLOCK ? behindBlock(payload) : 0;
    if (from === null || payload.length !== from + SIZE) return null;
    const units = (at: number) => scaledBy(unsignedAt(payload, from + at, 2), 0);
    const degrees = (at: number) => of256ths(unsignedAt(payload, from + at, 2), 0);
    const today = packedDay(unsignedAt(payload, from + TODAY_AT, 2));
    const records = [
      register('heat_cost_allocation', 'HCA', 0, units(CURRENT_AT)),
      register('heat_cost_allocation', 'HCA', 1, units(PREVIOUS_AT)),
    ];
    if (today !== null) records.push(dated(0, today));
    return {
      records,
      values: named({
        current_hca: textOf(units(CURRENT_AT)),
        previous_hca: textOf(units(PREVIOUS_AT)),
        current_date: today,
        temp_room_avg_c: textOf(degrees(MEAN_AT)),
        temp_room_prev_avg_c: textOf(degrees(PREVIOUS_MEAN_AT)),
      }),
    };
  },
};

function behindBlock(payload: Uint8Array): number | null {
  const at = 1 + byteAt(payload, 0);
  return byteAt(payload, at) === CONTENT ? at + 1 : null;
}

/** Five bits of day, four of month, seven of year. */
function packedDay(word: number): string | null {
  return billableDay(dayText(2000 + (word >> 9), (word >> 5) & 15, word & 31));
}
