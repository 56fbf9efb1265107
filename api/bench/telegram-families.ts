import { createCipheriv, createSecretKey } from 'node:crypto';
import { crc16 } from '../src/metering/fixtures/telegram.ts';
import type { Chance } from './chance.ts';
import { bcd, makeTelegram } from './telegrams.ts';

/** A line of JSON with a telegram, and how its answer shows that it was read. */
export interface FamilyLine {
  readonly line: string;
  /** A part of the answer. */
  readonly shows: string;
}

type Family = (serial: number, chance: Chance) => FamilyLine;

const BLOCK = 16;
const hexBytes = (hex: string): number[] => [...Buffer.from(hex.replaceAll(' ', ''), 'hex')];
const little = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, n) => Math.floor(value / 256 ** n) % 256);

/** M(2) as hex, number, version, type. */
const address = (maker: string, serial: number, versionAndType: string): number[] => [
  ...hexBytes(maker),
  ...bcd(serial),
  ...hexBytes(versionAndType),
];

function lineOf(body: readonly number[], shows: string, key: Buffer | null = null): FamilyLine {
  const telegram = Buffer.from([body.length, ...body]);
  return {
    line: JSON.stringify({ telegram_hex: telegram.toString('hex'), key_hex: key?.toString('hex') ?? null }),
    shows,
  };
}

const keyOf = (chance: Chance): Buffer => Buffer.from(Array.from({ length: BLOCK }, () => chance(256)));

/** Short header and security mode 5 around the records. */
function mode5(device: readonly number[], records: readonly number[], shows: string, chance: Chance): FamilyLine {
  const key = keyOf(chance);
  const access = chance(256);
  const blocks = Math.ceil((records.length + 2) / BLOCK);
  const padded = Buffer.alloc(blocks * BLOCK, 0x2f);
  padded.set(records, 2);
  const iv = Buffer.from([...device, ...new Array<number>(8).fill(access)]);
  const cipher = createCipheriv('aes-128-cbc', createSecretKey(key), iv).setAutoPadding(false);
  return lineOf([0x44, ...device, 0x7a, access, 0, blocks << 4, 5, ...cipher.update(padded)], shows, key);
}

const heat: Family = (serial, chance) => {
  const { line, kwh } = makeTelegram(serial, chance);
  return { line, shows: `"total_kwh":"${kwh}"` };
};

const water: Family = (serial, chance) => {
  const litres = 1 + chance(99_999_999);
  const records = [
    ...hexBytes('0C13'),
    ...bcd(litres),
    ...hexBytes('4C13'),
    ...bcd(chance(litres)),
    ...hexBytes('426C3F3C 02FD170000 046D1E0A4131'),
  ];
  return mode5(address('EE4D', serial, '0107'), records, '"total_m3":"', chance);
};

/** With a profile of fourteen months, as its maker sends it. */
const allocator: Family = (serial, chance) => {
  const months = Array.from({ length: 14 }, () => bcd(chance(1_000_000)).slice(0, 3)).flat();
  const units = bcd(chance(1_000_000)).slice(0, 3);
  const records = [
    0x0b,
    0x6e,
    ...units,
    ...hexBytes('426C2131 4B6E100000 82046C4132 8B046E050000 8D04EE13 2C 3BFE'),
    ...months,
  ];
  return mode5(address('496A', serial, 'FC08'), records, '"consumption_14_hca":"', chance);
};

/** Extended link layer with a session in counter mode, records of the maker among standard ones. */
const session: Family = (serial, chance) => {
  const device = address('2D2C', serial, '340C');
  const key = keyOf(chance);
  const payload = Buffer.from([
    ...hexBytes('78 0406'),
    ...little(chance(1e6), 4),
    ...hexBytes('04FF07'),
    ...little(chance(1e6), 4),
    ...hexBytes('04FF08'),
    ...little(chance(1e6), 4),
    ...hexBytes('0414'),
    ...little(chance(1e6), 4),
    ...hexBytes('043B00000000 02598F0C 025D920D 04FF2200000000 026CDF21 4406AF7D0000 4414CC7A0500 426CC121'),
  ]);
  const number = [...little(chance(0xffffff), 3), 0x20];
  const counter = Buffer.from([...device, 0x20, ...number, 0, 0, 0]);
  const cipher = createCipheriv('aes-128-ctr', createSecretKey(key), counter);
  const hidden = cipher.update(Buffer.concat([Buffer.from(little(crc16(payload), 2)), payload]));
  return lineOf([0x44, ...device, 0x8d, 0x20, chance(256), ...number, ...hidden], '"forward_energy_m3c":"', key);
};

/** Payload wholly of its maker, at fixed places. */
const ownPayload: Family = (serial, chance) =>
  lineOf(
    [
      0x44,
      ...address('6850', serial, '6980'),
      0xa0,
      0,
      ...hexBytes('9F31'),
      ...little(chance(5000), 2),
      ...hexBytes('5004'),
      ...little(chance(5000), 2),
      ...little(2000 + chance(500), 2),
      ...little(2500 + chance(500), 2),
    ],
    '"temp_room_c":"',
  );

/** Twelve-bit history behind a standard header. */
const packedHistory: Family = (serial, chance) =>
  lineOf(
    [
      0x44,
      ...address('D708', serial, '0208'),
      ...hexBytes('7A9CC00000 2F2F 6F1F'),
      0,
      chance(256),
      0,
      chance(256),
      ...hexBytes('1470'),
      ...Array.from({ length: 27 }, () => chance(256)),
      ...hexBytes('260221'),
    ],
    '"device_date":"2021-02-26"',
  );

/** Registers packed into one record of the maker. */
const packedRecord: Family = (serial, chance) =>
  lineOf(
    [
      0x44,
      ...address('9344', serial, '1D07'),
      ...hexBytes('78 0DFF5F35 0082EC0000F10007C113FFFF'),
      ...bcd(chance(1e6)),
      ...hexBytes('1F3C'),
      ...bcd(chance(1000)),
      ...hexBytes('5F31'),
      ...bcd(chance(10_000)),
      ...Array.from({ length: 12 }, () => little(chance(100), 2)).flat(),
      0x2f,
      ...hexBytes('046D1C0A4132'),
    ],
    '"due_17_date":"2026-01-31"',
  );

const smoke: Family = (serial, chance) =>
  lineOf(
    [
      0x44,
      ...address('2515', serial, '0C1A'),
      ...hexBytes('7A94000000 0BFD0F070101 046D0007D825 02FD170000 82206CD825 426CD023 8440FF2C'),
      chance(32),
      ...hexBytes('0F1100 8250FD610100 82506CD825 8260FD610100 8360FD31010000 82606CD825 8270FD610200 82706CD825'),
    ],
    '"dust_level":"',
  );

/** The wired bus: long frame, long header, many registers. */
const wired: Family = (serial, chance) => {
  const data = [
    ...hexBytes('0800 72'),
    ...bcd(serial),
    ...hexBytes('C5140004 6C000000 0478'),
    ...little(serial, 4),
    ...hexBytes('0406'),
    ...little(chance(1e6), 4),
    ...hexBytes('0413'),
    ...little(chance(1e6), 4),
    ...hexBytes(
      '042B00000000 142B00000000 043B00000000 143B00000000 025B1400 025F1500 0261DAFF 02235C00 046D2C2DDC24 4406 00000000 4413 00000000 426C3F3C 01FD1700',
    ),
  ];
  const sum = data.reduce((total, byte) => (total + byte) & 0xff, 0);
  const telegram = Buffer.from([0x68, data.length, data.length, 0x68, ...data, sum, 0x16]);
  return { line: JSON.stringify({ telegram_hex: telegram.toString('hex') }), shows: '"target_date":"2025-12-31"' };
};

const FAMILIES: readonly Family[] = [
  heat,
  water,
  allocator,
  session,
  ownPayload,
  packedHistory,
  packedRecord,
  smoke,
  wired,
];

/** How many kinds there are, for the notes of the row. */
export const FAMILY_COUNT = FAMILIES.length;

/** The families in turn, each telegram of a meter of its own. */
export function makeFamilies(count: number, chance: Chance): FamilyLine[] {
  return Array.from({ length: count }, (_, n) => {
    const family = FAMILIES[n % FAMILIES.length] ?? heat;
    return family(20_000_000 + n, chance);
  });
}
