import { statusText } from '../status.ts';
import { valueAt } from './fields.ts';
import type { Certainty, DeviceKind, DeviceRule, MakerProfile } from './maker.ts';

/** Bits that are set together, what the maker calls them, and the flag that a ticket is made of. */
type Words = readonly (readonly [bits: number, word: string, flag: string])[];

interface Row {
  readonly id: string;
  readonly family: string;
  readonly deviceKind: DeviceKind;
  readonly devices: readonly DeviceRule[];
  readonly certainty: Certainty;
  readonly vectors: number;
  /** Of the status byte. */
  readonly status?: Words;
  /** Of the standard record with the error flags. */
  readonly errors?: Words;
}

const WATER = [0x06, 0x07, 0x15, 0x16];
const TAMPERED = 'tampered';

/**
 * Devices whose telegrams are standard throughout, but whose status bits and error flags mean what their maker says.
 * Only bits that a recorded telegram names stand here; others are printed in hex.
 */
const ROWS: readonly Row[] = [
  {
    id: 'apator-ultrimis',
    family: 'Apator Ultrimis',
    deviceKind: 'water',
    devices: [{ manufacturer: 'APA', versions: [0x01, 0x20], deviceTypes: WATER, controlInformation: [0x7a] }],
    certainty: 'partial',
    vectors: 3,
    errors: [
      [0x4000, 'REVERSE_THIS_MONTH', 'backflow'],
      [0x80000, 'NO_FLOW_PREV_MONTH', 'no_flow'],
    ],
  },
  {
    id: 'bmeters-hydrocal',
    family: 'B Meters Hydrocal M3',
    deviceKind: 'heat',
    devices: [{ manufacturer: 'BMT', versions: [0x0b], deviceTypes: [0x04, 0x0c, 0x0d] }],
    certainty: 'verified',
    vectors: 1,
    status: [[0x80, 'SABOTAGE_ENCLOSURE', TAMPERED]],
  },
  {
    id: 'bmeters-iwm',
    family: 'B Meters IWM-TX5',
    deviceKind: 'water',
    devices: [{ manufacturer: 'BMT', versions: [0x18], deviceTypes: WATER }],
    certainty: 'verified',
    vectors: 2,
    status: [[0x40, 'TAMPER', TAMPERED]],
  },
  {
    id: 'bmeters-rfm-amb',
    family: 'B Meters RFM-AMB',
    deviceKind: 'room_sensor',
    devices: [{ manufacturer: 'BMT', versions: [0x10], deviceTypes: [0x1b] }],
    certainty: 'verified',
    vectors: 2,
    status: [[0x08, 'MODULE_REMOVED', TAMPERED]],
  },
  {
    id: 'kaden-allocator',
    family: 'Kaden heat cost allocator',
    deviceKind: 'heat_cost_allocator',
    devices: [{ manufacturer: 'VIP', versions: [0x1e], deviceTypes: [0x08] }],
    certainty: 'verified',
    vectors: 2,
    errors: [[0x08, 'TAMPERING', TAMPERED]],
  },
  {
    id: 'kaden-water',
    family: 'Kaden and Vipa water meters',
    deviceKind: 'water',
    devices: [
      { manufacturer: 'KDN', versions: [0x01], deviceTypes: WATER },
      { manufacturer: 'VIP', versions: [0x01], deviceTypes: WATER },
    ],
    certainty: 'verified',
    vectors: 4,
    status: [[0x60, 'LEAK_FLOW_HIGH LEAK_FLOW_LOW', 'leak']],
  },
  {
    id: 'maddalena-picoflux',
    family: 'Picoflux Air',
    deviceKind: 'water',
    devices: [{ manufacturer: 'ECM', versions: [0x05], deviceTypes: WATER }],
    certainty: 'verified',
    vectors: 3,
    status: [[0x60, 'LEAK_FLOW_HIGH LEAK_FLOW_LOW', 'leak']],
  },
  {
    id: 'lansen-pulse',
    family: 'Lansen pulse adapter',
    deviceKind: 'other',
    devices: [{ manufacturer: 'LAS', versions: [0x0b, 0x14], deviceTypes: [0x00, 0x02] }],
    certainty: 'verified',
    vectors: 4,
    status: [[0x40, 'SABOTAGE_ENCLOSURE', TAMPERED]],
  },
  {
    id: 'lansen-room',
    family: 'Lansen temperature and humidity sensor',
    deviceKind: 'room_sensor',
    devices: [{ manufacturer: 'LAS', versions: [0x07], deviceTypes: [0x1b] }],
    certainty: 'verified',
    vectors: 1,
    status: [[0x40, 'SABOTAGE_ENCLOSURE', TAMPERED]],
  },
  {
    id: 'lansen-smoke',
    family: 'Lansen smoke alarm',
    deviceKind: 'smoke_alarm',
    devices: [{ manufacturer: 'LAS', versions: [0x03], deviceTypes: [0x1a] }],
    certainty: 'verified',
    vectors: 2,
    errors: [[0x04, 'SMOKE', 'alarm']],
  },
];

/** The words whose bits are all set, and what is left without a word. */
function wordsOf(bits: number, words: Words = []): { names: string[]; flags: string[]; rest: number } {
  const found = words.filter(([mask]) => (bits & mask) === mask);
  return {
    names: found.map(([, name]) => name),
    flags: found.map(([, , flag]) => flag),
    rest: found.reduce((rest, [mask]) => rest & ~mask, bits),
  };
}

export const statusWordProfiles: readonly MakerProfile[] = ROWS.map((row) => ({
  id: row.id,
  family: row.family,
  deviceKinds: [row.deviceKind],
  certainty: row.certainty,
  vectors: row.vectors,
  missing: 'status bits that no recorded telegram names',
  devices: row.devices,
  content: 'records',
  read({ records, status }) {
    const errorFlags = valueAt(records, 'error_flags');
    if (status === null && errorFlags === null) return null;
    const byte = wordsOf(status ?? 0, row.status);
    const errors = wordsOf(Number(errorFlags ?? 0), row.errors);
    return {
      records: [],
      flags: [...byte.flags, ...errors.flags],
      values: { status: statusText(byte.rest, errors.rest, [...byte.names, ...errors.names]) },
    };
  },
}));
