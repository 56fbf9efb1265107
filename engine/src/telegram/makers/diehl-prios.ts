import { addressBytes, type MeterAddress } from '../address.ts';
import { byteAt, hexOf, reversedHex, unsignedAt } from '../bytes.ts';
import { billableDay, dateG } from '../dates.ts';
import type { ExactNumber } from '../decimal.ts';
import { primaryMeaning } from '../quantities.ts';
import { dated, named, register, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** Status, then the VIF of the registers, then what is scrambled: check, register, stored register and its day. */
const STATUS_SIZE = 3;
const VIF_AT = STATUS_SIZE;
const SCRAMBLED_AT = VIF_AT + 1;
const CHECK = 0x4b;
const TOTAL_AT = 1;
const STORED_AT = 5;
const DAY_AT = 9;
const LONG_SIZE = DAY_AT + 2;
const NO_DAY = 0xffff;
/** Registers have eight digits. */
const COUNT_MAX = 99_999_999;
const COUNTED = new Set(['volume', 'energy']);

/**
 * Diehl (Sappel, Hydrometer) IZAR with PRIOS radio: a register, the one stored at a day, both scrambled, and in plain
 * the interval of transmission and the half years of battery left. The serial number of Sappel devices is packed into
 * version, type and identification number.
 */
export const diehlPrios: MakerProfile = {
  id: 'diehl-prios',
  family: 'Diehl, Sappel and Hydrometer IZAR with PRIOS radio',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 6,
  missing: 'what the alarm bits mean, which are given as they are; the end of long telegrams; keys set by customers',
  devices: ['SAP', 'HYD', 'DME'].map((manufacturer) => ({ manufacturer, controlInformation: [0xa0, 0xa2, 0xa3] })),
  content: 'payload',
  read({ meter, controlInformation, payload }) {
    const meaning = primaryMeaning(byteAt(payload, VIF_AT));
    if (payload.length < SCRAMBLED_AT + STORED_AT || !COUNTED.has(meaning.quantity)) return null;
    const plain = unscrambled(meter, controlInformation, payload);
    if (plain === null) return null;
    const { quantity, unit, exponent, times, per } = meaning;
    const count = (at: number): ExactNumber => ({ mantissa: unsignedAt(plain, at, 4), exponent, times, per });
    const total = count(TOTAL_AT);
    const stored = plain.length < LONG_SIZE ? null : count(STORED_AT);
    const day = stored === null ? null : billableDay(dateG(plain, DAY_AT));
    const records = [register(quantity, unit, 0, total)];
    if (stored !== null) records.push(register(quantity, unit, 1, stored), dated(1, day));
    const battery = halves(byteAt(payload, 1) & 31);
    const ending = unit.toLowerCase();
    // Two programs name the same things differently; both names are given.
    const values = named({
      [`total_${ending}`]: textOf(total),
      [`target_${ending}`]: textOf(stored),
      [`last_month_total_${ending}`]: textOf(stored),
      target_date: day,
      last_month_measure_date: day,
      battery_y: battery,
      remaining_battery_life_y: battery,
      transmit_period_s: String(2 ** (2 + (byteAt(payload, 0) & 15))),
      status_bits: hexOf(payload, 0, STATUS_SIZE),
      ...numberOnDevice(meter),
    });
    return { records, values };
  },
};

const halves = (count: number): string => (count % 2 === 0 ? String(count / 2) : `${(count - 1) / 2}.5`);

/** The keys devices leave the works with, their two halves added up. Which one a device has, the check byte tells. */
const KEYS = [0xdfd109e8, 0xb71f0ae8] as const;

/** The bytes behind the VIF in plain; null where no key fits, and for payloads that are something else. */
function unscrambled(meter: MeterAddress, controlInformation: number, payload: Uint8Array): Uint8Array | null {
  const header = [...addressBytes(meter), controlInformation, ...payload.subarray(0, STATUS_SIZE)];
  const seed = highFirst(header, 0) ^ highFirst(header, 4) ^ highFirst(header, 8);
  for (const key of KEYS) {
    const plain = withShiftRegister(seed ^ key, payload.subarray(SCRAMBLED_AT));
    if (plain[0] === CHECK && isPlausible(plain)) return plain;
  }
  return null;
}

/**
 * The check byte alone would let a key set by a customer pass for one of the works once in 128 headers, and billing would
 * take random numbers; together with what no meter can show that is less than once in a thousand, in long telegrams in
 * 100,000.
 */
function isPlausible(plain: Uint8Array): boolean {
  if (unsignedAt(plain, TOTAL_AT, 4) > COUNT_MAX) return false;
  if (plain.length < LONG_SIZE) return true;
  const isDay = unsignedAt(plain, DAY_AT, 2) === NO_DAY || billableDay(dateG(plain, DAY_AT)) !== null;
  return isDay && unsignedAt(plain, STORED_AT, 4) <= COUNT_MAX;
}

/** A feedback shift register of 32 bits with taps at 1, 2, 11 and 31; its low byte is added to every byte. */
function withShiftRegister(seed: number, bytes: Uint8Array): Uint8Array {
  let state = seed;
  return bytes.map((byte) => {
    for (let bit = 0; bit < 8; bit += 1) {
      const next = (state >>> 1) ^ (state >>> 2) ^ (state >>> 11) ^ (state >>> 31);
      state = (state << 1) | (next & 1);
    }
    return byte ^ (state & 0xff);
  });
}

const highFirst = (bytes: readonly number[], at: number): number =>
  ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);

const letter = (bits: number): string => String.fromCharCode(64 + (bits & 31));

/**
 * Sappel: five bits each of a letter in front of and two behind the year, then year and number in the 29 bits of the
 * identification number that are left: `C19UA145842`. The others put the eight digits of the label behind version and type.
 */
function numberOnDevice(meter: MeterAddress): Readonly<Record<string, string>> {
  const { manufacturer, id, version, deviceType } = meter;
  if (manufacturer !== 'SAP') return { printed_id: reversedHex(Uint8Array.from(addressBytes(meter)), 4, 8) };
  const packed = Number.parseInt(id, 16);
  const yearAndNumber = packed % 2 ** 29;
  const year = String(Math.floor(yearAndNumber / 1_000_000)).padStart(2, '0');
  const kind = (deviceType << 8) | version;
  return {
    prefix: `${letter(kind >> 7)}${year}${letter(kind >> 2)}${letter((kind << 3) | Math.floor(packed / 2 ** 29))}`,
    serial_number: String(yearAndNumber % 1_000_000).padStart(6, '0'),
    manufacture_y: `20${year}`,
    manufacture_year: `20${year}`,
  };
}
