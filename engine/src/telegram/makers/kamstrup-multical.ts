import { bytesOfHex, unsignedAt } from '../bytes.ts';
import type { TelegramRecord } from '../records.ts';
import { dayAtPlace, named, type RecordPlace, recordAt, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Volume times temperature in front of and behind the user, m3 times degree; heat follows from their difference. */
const FORWARD = 'FF07';
const RETURN = 'FF08';
const INFO_CODE = 'FF22';

/** Bits of the info code that recorded telegrams name. */
const INFO: readonly (readonly [number, string])[] = [
  [5, 'SENSOR_T1_BELOW_MEASURING_RANGE'],
  [6, 'SENSOR_T2_BELOW_MEASURING_RANGE'],
  [16, 'V1_COMMUNICATION_ERROR'],
];

/**
 * Kamstrup Multical heat and cooling meters: standard registers, and with the maker's own VIFs the two products of
 * volume and temperature and the info code.
 */
export const kamstrupMultical: MakerProfile = {
  id: 'kamstrup-multical',
  family: 'Kamstrup Multical 302, 303, 401, 402, 403, 601, 602, 603, 803',
  deviceKinds: ['heat'],
  certainty: 'partial',
  vectors: 21,
  missing: 'info code bits that no recorded telegram names',
  devices: [{ manufacturer: 'KAM', deviceTypes: [0x04, 0x0a, 0x0b, 0x0c, 0x0d] }],
  content: 'records',
  read({ records }) {
    const info = rawAt(records, INFO_CODE) ?? rawAt(records, 'FF21') ?? numberAt(records);
    return {
      records: [],
      flags: info === null || info === 0 ? [] : ['maker_error'],
      values: named({
        forward_energy_m3c: textAt(records, FORWARD),
        return_energy_m3c: textAt(records, RETURN),
        target_forward_energy_m3c: textAt(records, FORWARD, 1),
        target_return_energy_m3c: textAt(records, RETURN, 1),
        target_date: dayAtPlace(records, { storage: 1 }),
        status: info === null ? null : infoText(info),
      }),
    };
  },
};

function numberAt(records: readonly TelegramRecord[]): number | null {
  const flags = valueAt(records, 'error_flags');
  return flags === null ? null : Number(flags);
}

function rawAt(records: readonly TelegramRecord[], vif: string, place: RecordPlace = {}): number | null {
  const bytes = bytesOfHex(recordAt(records, 'manufacturer_specific', { ...place, vif })?.value ?? '');
  return bytes === null || bytes.length === 0 || bytes.length > 6 ? null : unsignedAt(bytes, 0, bytes.length);
}

function textAt(records: readonly TelegramRecord[], vif: string, storage = 0): string | null {
  const value = rawAt(records, vif, { storage });
  return value === null ? null : String(value);
}

/** Names of the bits set; those without a name in hex. */
function infoText(info: number): string {
  if (info === 0) return 'OK';
  const words: string[] = [];
  let rest = info;
  for (const [bit, name] of INFO) {
    if (Math.floor(info / 2 ** bit) % 2 === 0) continue;
    words.push(name);
    rest -= 2 ** bit;
  }
  if (rest > 0) words.push(`INFO_${rest.toString(16).toUpperCase()}`);
  return words.join(' ');
}
