import { byteAt } from '../bytes.ts';
import { dayAtPlace, named, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** The only kind of block whose bytes are known: flags, then years of battery and mode of power in one byte. */
const KNOWN_BLOCK = 1;
const SAVING = 0x01;

/** GWF radio module for water meters: standard registers, and behind `0F` years of battery left and mode of power. */
export const gwfWater: MakerProfile = {
  id: 'gwf-water',
  family: 'GWF radio module for water meters',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 3,
  missing:
    'flags of the block; modes of power other than saving, which alone was recorded; blocks that do not begin with 1',
  devices: [{ manufacturer: 'GWF' }],
  content: 'records',
  read({ records, manufacturerBlock: block }) {
    if (block === null || block.length < 3) return null;
    const last = byteAt(block, 2);
    const isKnown = byteAt(block, 0) === KNOWN_BLOCK;
    return {
      records: [],
      values: named({
        total_m3: valueAt(records, 'volume'),
        target_m3: valueAt(records, 'volume', { storage: 1 }),
        target_date: dayAtPlace(records, { storage: 1 }),
        actuality_duration_s: valueAt(records, 'actuality_duration'),
        battery_y: isKnown ? String(last >> 4) : null,
        power_mode: isKnown && (last & SAVING) !== 0 ? 'SAVING' : null,
      }),
    };
  },
};
