import { bytesOfHex, unsignedAt } from '../bytes.ts';
import { dayAtPlace, named, recordAt, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const INFO_CODE = 'FF20';
const INFO_SIZE = 2;
/** Four bits that say what is the case now, and from the fourth on three bits each of how long it was in the last 30 days. */
const CASES = ['dry', 'reversed', 'leaking', 'bursting'] as const;
const WORDS = { dry: 'DRY', reversed: 'REVERSED', leaking: 'LEAKING', bursting: 'BURSTING' } as const;
const DURATIONS = [
  '',
  '1-8 hours',
  '9-24 hours',
  '2-3 days',
  '4-7 days',
  '8-14 days',
  '15-21 days',
  '22-31 days',
] as const;

/**
 * Kamstrup Multical 21 and flowIQ 21xx: standard registers, and the info code (Technical Description 5512-897, section
 * 11.4), which says which of dry, reversed, leaking and bursting holds and for how long it did in the last 30 days.
 */
export const kamstrupWater: MakerProfile = {
  id: 'kamstrup-water',
  family: 'Kamstrup Multical 21, flowIQ 21xx and 31xx',
  deviceKinds: ['water'],
  certainty: 'partial',
  vectors: 4,
  missing: 'durations other than 22 to 31 days have not been recorded; info codes of four bytes',
  devices: [
    { manufacturer: 'KAM', deviceTypes: [0x06, 0x07, 0x16] },
    { manufacturer: 'KAW', deviceTypes: [0x06, 0x07, 0x16] },
  ],
  content: 'records',
  read({ records }) {
    const bytes = bytesOfHex(recordAt(records, 'manufacturer_specific', { vif: INFO_CODE })?.value ?? '');
    if (bytes === null || bytes.length !== INFO_SIZE) return null;
    const info = unsignedAt(bytes, 0, INFO_SIZE);
    const now = CASES.filter((_, n) => ((info >> n) & 1) === 1);
    const words = now.map((name) => WORDS[name]).join(' ');
    const values: Record<string, string | null> = {
      total_m3: valueAt(records, 'volume'),
      target_m3: valueAt(records, 'volume', { storage: 1 }),
      target_date: dayAtPlace(records, { storage: 1 }),
      current_status: words,
      status: words === '' ? 'OK' : words,
    };
    for (const [n, name] of CASES.entries()) values[`time_${name}`] = DURATIONS[(info >> (4 + 3 * n)) & 7] ?? null;
    return { records: [], flags: now.some((name) => name !== 'dry') ? ['alarm'] : [], values: named(values) };
  },
};
