import { manufacturerOf } from './address.ts';
import { byteAt, hexByte, reversedHex, unsignedAt } from './bytes.ts';
import { dateG, dateTimeF, dateTimeI, timeJ } from './dates.ts';
import { decimalText, doubleDecimal, type ExactNumber, floatDecimal } from './decimal.ts';
import { type RecordHeader, textReversed } from './record-header.ts';

/** Whether a meter clock marks its own time as invalid (EN 13757-3, types F and I: bit 7 of the minute). */
export function isTimeInvalid(header: RecordHeader, bytes: Uint8Array, at: number): boolean {
  if (header.meaning.kind !== 'date_time') return false;
  if (header.dataField === 4) return byteAt(bytes, at) >= 0x80;
  return header.dataField === 6 && byteAt(bytes, at + 1) >= 0x80;
}

/** A value as text, and exactly where it is a number. Both null: the meter says "no value". */
export interface RecordValue {
  readonly text: string | null;
  readonly exact: ExactNumber | null;
}

const NONE: RecordValue = { text: null, exact: null };
/** Bytes by data field; -1: the first byte says it. 15 never comes here. */
const SIZES = [0, 1, 2, 3, 4, 4, 6, 8, 0, 1, 2, 3, 4, -1, 6, 0] as const;
const VARIABLE = 13;
/** Length byte of a float of eight bytes. */
const DOUBLE = 0xf8;

/** Bytes of the value at `at`, its length byte included; -1 where that length is reserved or missing. */
export function valueSize(header: RecordHeader, bytes: Uint8Array, at: number, end: number): number {
  const size = SIZES[header.dataField] ?? 0;
  if (size !== -1) return size;
  if (at >= end) return -1;
  const length = byteAt(bytes, at);
  if (header.profile !== null || length < 0xc0) return 1 + length;
  if (length <= 0xc9) return 1 + length - 0xc0;
  if (length >= 0xd0 && length <= 0xd9) return 1 + length - 0xd0;
  if (length >= 0xe0 && length <= 0xef) return 1 + length - 0xe0;
  if (length >= 0xf0 && length <= 0xf4) return 1 + 4 * (length - 0xec);
  if (length === 0xf5) return 1 + 48;
  if (length === 0xf6) return 1 + 64;
  if (length >= 0xf7 && length <= 0xfa) return 1 + length - 0xf0;
  return -1;
}

/** Reads the value of `size` bytes at `at`. */
export function recordValueAt(header: RecordHeader, bytes: Uint8Array, at: number, size: number): RecordValue {
  const { dataField, meaning } = header;
  if (size === 0) return NONE;
  if (dataField === VARIABLE) return variableValue(header, bytes, at, size);
  switch (meaning.kind) {
    case 'date':
      return textValue(dataField === 2 ? dateG(bytes, at) : null);
    case 'date_time':
      return textValue(dateTimeText(bytes, at, dataField));
    case 'identifier':
      return identifier(header, bytes, at, size);
    case 'opaque':
    case 'manufacturer':
      return textValue(spacedHex(bytes, at, at + size));
    default:
      return numberValue(header, bytes, at, size);
  }
}

const textValue = (text: string | null): RecordValue => (text === null ? NONE : { text, exact: null });

function dateTimeText(bytes: Uint8Array, at: number, dataField: number): string | null {
  if (dataField === 4) return dateTimeF(bytes, at);
  if (dataField === 6) return dateTimeI(bytes, at);
  if (dataField === 3) return timeJ(bytes, at);
  return dataField === 2 ? dateG(bytes, at) : null;
}

function allOnes(bytes: Uint8Array, at: number, size: number): boolean {
  for (let n = 0; n < size; n += 1) if (byteAt(bytes, at + n) !== 0xff) return false;
  return true;
}

/** Digits or hex, most significant first and at full width, so that leading zeros survive. */
function identifier(header: RecordHeader, bytes: Uint8Array, at: number, size: number): RecordValue {
  if (allOnes(bytes, at, size)) return NONE;
  if (header.meaning.quantity === 'manufacturer' && size === 2) {
    return textValue(manufacturerOf(unsignedAt(bytes, at, 2)));
  }
  return textValue(reversedHex(bytes, at, at + size));
}

function numberValue(header: RecordHeader, bytes: Uint8Array, at: number, size: number): RecordValue {
  const { dataField } = header;
  if (dataField === 5) return floatValue(header, bytes, at);
  if (dataField >= 9) return scaledValue(header, bcdNumber(bytes, at, size));
  if (size === 8) return scaledValue(header, wideInteger(bytes, at, header.meaning.kind === 'unsigned'));
  return scaledValue(header, integer(bytes, at, size, header.meaning.kind === 'unsigned'));
}

function scaledValue(header: RecordHeader, mantissa: number | bigint | null, shift = 0): RecordValue {
  if (mantissa === null) return NONE;
  const { exponent, times, per } = header.meaning;
  const exact = { mantissa, exponent: exponent + shift, times, per };
  return { text: decimalText(exact), exact };
}

/** Two's complement. All ones, and for signed numbers the lowest value, mean "no value" (EN 13757-3, type B). */
function integer(bytes: Uint8Array, at: number, size: number, unsigned: boolean): number | null {
  const value = unsignedAt(bytes, at, size);
  const range = 2 ** (8 * size);
  if (value === range - 1) return null;
  if (unsigned || value < range / 2) return value;
  return value === range / 2 ? null : value - range;
}

function wideInteger(bytes: Uint8Array, at: number, unsigned: boolean, size = 8): bigint | null {
  const value = BigInt(`0x${reversedHex(bytes, at, at + size)}`);
  const bits = 8 * size;
  if (value === (1n << BigInt(bits)) - 1n) return null;
  if (unsigned) return value;
  const signed = BigInt.asIntN(bits, value);
  return signed === -(1n << BigInt(bits - 1)) ? null : signed;
}

/** BCD, least significant byte first. A leading F is a minus sign; any other letter means "no value". */
function bcdNumber(bytes: Uint8Array, at: number, size: number): number | null {
  let value = 0;
  let negative = false;
  for (let n = size - 1; n >= 0; n -= 1) {
    const byte = byteAt(bytes, at + n);
    let high = byte >> 4;
    const low = byte & 15;
    if (n === size - 1 && high === 15) {
      negative = true;
      high = 0;
    }
    if (high > 9 || low > 9) return null;
    value = value * 100 + high * 10 + low;
  }
  return negative && value !== 0 ? -value : value;
}

const FLOAT = new DataView(new ArrayBuffer(8));

function floatValue(header: RecordHeader, bytes: Uint8Array, at: number, size: 4 | 8 = 4): RecordValue {
  for (let n = 0; n < size; n += 1) FLOAT.setUint8(n, byteAt(bytes, at + n));
  const decimal = size === 4 ? floatDecimal(FLOAT.getFloat32(0, true)) : doubleDecimal(FLOAT.getFloat64(0, true));
  return decimal === null ? NONE : scaledValue(header, decimal.mantissa, decimal.exponent);
}

/** Variable length (EN 13757-3, LVAR): text, BCD, binary or float behind a length byte. */
function variableValue(header: RecordHeader, bytes: Uint8Array, at: number, size: number): RecordValue {
  const length = byteAt(bytes, at);
  const from = at + 1;
  const to = at + size;
  if (header.profile !== null || header.meaning.kind === 'manufacturer') return textValue(spacedHex(bytes, from, to));
  if (length < 0xc0) return textValue(textReversed(bytes, from, to));
  if (to === from) return NONE;
  const { kind } = header.meaning;
  if (kind === 'identifier') return textValue(reversedHex(bytes, from, to));
  if (kind !== 'number' && kind !== 'unsigned') return textValue(reversedPairs(bytes, from, to));
  if (length <= 0xd9) return scaledValue(header, variableBcd(bytes, from, to, length >= 0xd0));
  if (length <= 0xef) return scaledValue(header, variableInteger(bytes, from, to, kind === 'unsigned'));
  // Interpretation: F0 to F6 are long binary numbers in recorded telegrams, so that only F7 to FA are left for floats, and
  // of these the one of eight bytes is IEEE 754.
  if (length === DOUBLE) return floatValue(header, bytes, from, 8);
  return textValue(reversedPairs(bytes, from, to));
}

/** Up to 18 digits; the length byte tells the sign. */
function variableBcd(bytes: Uint8Array, from: number, to: number, negative: boolean): number | bigint | null {
  if (to - from <= 7) {
    const value = bcdNumber(bytes, from, to - from);
    return value === null || value === 0 || !negative ? value : -value;
  }
  const digits = reversedHex(bytes, from, to);
  if (!/^\d+$/.test(digits)) return null;
  return negative ? -BigInt(digits) : BigInt(digits);
}

function variableInteger(bytes: Uint8Array, from: number, to: number, unsigned: boolean): number | bigint | null {
  if (to - from <= 6) return integer(bytes, from, to - from, unsigned);
  return wideInteger(bytes, from, unsigned, to - from);
}

/** A long binary number as pairs with blanks, most significant first. */
function reversedPairs(bytes: Uint8Array, from: number, to: number): string {
  return spacedHex(bytes.slice(from, to).reverse(), 0, to - from);
}

/** Opaque bytes in transmission order, as pairs with blanks. */
export function spacedHex(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1)
    text += at === from ? hexByte(byteAt(bytes, at)) : ` ${hexByte(byteAt(bytes, at))}`;
  return text;
}
