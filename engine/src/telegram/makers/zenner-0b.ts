import { unsignedAt } from '../bytes.ts';
import { named, of256ths, register, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const STORED_AT = 4;
const TOTAL_AT = 8;
const SIZE = 12;

/** Zenner radio module of version 11: behind `0F` the stored and the current register in 256ths of a litre. */
export const zenner0b: MakerProfile = {
  id: 'zenner-0b',
  family: 'Zenner water meters with radio module of version 11',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 1,
  missing: 'the day of the stored register; four bytes in front of the registers',
  devices: [{ manufacturer: 'ZRI', versions: [0x0b], deviceTypes: [0x06, 0x07, 0x16] }],
  content: 'records',
  read({ manufacturerBlock: block }) {
    if (block === null || block.length < SIZE) return null;
    const litres = (at: number) => of256ths(unsignedAt(block, at, 4), -3);
    if (unsignedAt(block, STORED_AT, 4) > unsignedAt(block, TOTAL_AT, 4)) return null;
    return {
      records: [register('volume', 'm3', 0, litres(TOTAL_AT)), register('volume', 'm3', 1, litres(STORED_AT))],
      values: named({ total_m3: textOf(litres(TOTAL_AT)), target_m3: textOf(litres(STORED_AT)) }),
    };
  },
};
