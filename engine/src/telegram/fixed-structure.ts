import { type MeterAddress, mediumOf } from './address.ts';
import { byteAt, reversedHex, unsignedAt } from './bytes.ts';
import { decimalText } from './decimal.ts';
import { type Failure, failure } from './failure.ts';
import { type Meaning, primaryMeaning } from './quantities.ts';
import { BLANK_RECORD, type TelegramRecord } from './records.ts';

/** Control information in front of the structure. */
export const FIXED_STRUCTURE_CI = 0x73;

/** ID(4) ACC(1) STS(1) UNITS(2) COUNTER(4) COUNTER(4). */
const SIZE = 16;

/** The fixed data structure of old wired meters (EN 1434-3, CI 73): an identification number and two counters. */
export interface FixedStructure {
  /** The structure names neither manufacturer nor version. */
  readonly meter: MeterAddress;
  readonly accessNumber: number;
  readonly records: TelegramRecord[];
}

const BINARY = 0x80;
const SAME_AS_FIRST_BUT_HISTORIC = 0x3e;

/** Reads the structure behind the control information. */
export function readFixedStructure(bytes: Uint8Array, at: number, end: number): FixedStructure | Failure {
  if (end - at < SIZE) return failure('truncated', 'fixed data structure');
  const status = byteAt(bytes, at + 5);
  const first = byteAt(bytes, at + 6) & 63;
  const second = byteAt(bytes, at + 7) & 63;
  const binary = (status & BINARY) !== 0;
  const historic = second === SAME_AS_FIRST_BUT_HISTORIC;
  const id = reversedHex(bytes, at, at + 4);
  const deviceType = (byteAt(bytes, at + 6) >> 6) | ((byteAt(bytes, at + 7) >> 6) << 2);
  return {
    meter: { manufacturer: '', id, version: 0, deviceType, medium: mediumOf(deviceType) },
    accessNumber: byteAt(bytes, at + 4),
    records: [
      counter(bytes, at + 8, first, binary, 0),
      counter(bytes, at + 12, historic ? first : second, binary, historic ? 1 : 0),
    ],
  };
}

function counter(bytes: Uint8Array, at: number, code: number, binary: boolean, storage: number): TelegramRecord {
  const meaning = meaningOf(code);
  const digits = reversedHex(bytes, at, at + 4);
  const mantissa = binary ? unsignedAt(bytes, at, 4) : /^\d+$/.test(digits) ? Number(digits) : null;
  const exact =
    mantissa === null ? null : { mantissa, exponent: meaning.exponent, times: meaning.times, per: meaning.per };
  const { quantity, unit } = meaning;
  return { ...BLANK_RECORD, quantity, storage, unit, exact, value: exact === null ? null : decimalText(exact) };
}

/** Six bits of unit (EN 1434-3), as the VIF that means the same. Each block counts up by powers of ten. */
function meaningOf(code: number): Meaning {
  if (code >= 0x02 && code <= 0x0a) return { ...primaryMeaning(0x03), exponent: code - 2 - 3 };
  if (code >= 0x0b && code <= 0x13) return { ...primaryMeaning(0x08), exponent: code - 0x0b + 3 - 5 };
  if (code >= 0x14 && code <= 0x1c) return { ...primaryMeaning(0x2b), exponent: code - 0x14 - 3 };
  if (code >= 0x1d && code <= 0x25) return { ...primaryMeaning(0x30), exponent: code - 0x1d + 3 - 5 };
  if (code >= 0x26 && code <= 0x2e) return { ...primaryMeaning(0x13), exponent: code - 0x26 - 6 };
  if (code >= 0x2f && code <= 0x37) return { ...primaryMeaning(0x3b), exponent: code - 0x2f - 6 };
  if (code === 0x38) return { ...primaryMeaning(0x67), exponent: -3 };
  if (code === 0x39) return primaryMeaning(0x6e);
  return primaryMeaning(0x6f);
}
