import type { Day } from '../time/day.ts';
import { byteAt, bytesOfHex } from './bytes.ts';
import { billableDay } from './dates.ts';
import { decimalText, type ExactNumber } from './decimal.ts';
import { shiftedHalfMonth, shiftedMonthEnd } from './month-end.ts';
import type { TelegramRecord } from './records.ts';

const CONTROL_AND_SPACING = 2;
/** Mode of a profile whose elements only ever count up. */
const INCREMENTS = 1;
/** Sizes of the elements by data field; variable lengths and floats do not occur in profiles. */
const ELEMENT_SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  6: 6,
  7: 8,
  9: 1,
  10: 2,
  11: 3,
  12: 4,
  14: 6,
};

/**
 * The history inside the compact profiles of a telegram (EN 13757-3) as records of their own, a value and its date per
 * storage number. Base value and base date are the records with the same storage number, tariff and subunit.
 */
export function expandProfiles(records: readonly TelegramRecord[]): TelegramRecord[] {
  const expanded: TelegramRecord[] = [];
  for (const record of records) {
    const direction = directionOf(record);
    if (direction !== 0 && record.value !== null) expanded.push(...expand(record, records, direction));
  }
  return expanded;
}

/** Back in time, forward, or no profile at all. */
function directionOf({ qualifiers }: TelegramRecord): -1 | 0 | 1 {
  if (qualifiers.includes('inverse_profile')) return -1;
  return qualifiers.includes('forward_profile') || qualifiers.includes('register_profile') ? 1 : 0;
}

function expand(profile: TelegramRecord, records: readonly TelegramRecord[], direction: -1 | 1): TelegramRecord[] {
  const bytes = bytesOfHex(profile.value ?? '');
  if (bytes === null || bytes.length < CONTROL_AND_SPACING) return [];
  const control = byteAt(bytes, 0);
  const field = control & 15;
  const size = ELEMENT_SIZES[field];
  if (size === undefined) return [];
  const base = records.find(
    (r) => r.quantity === profile.quantity && r.qualifiers.length === 0 && sameRegister(r, profile),
  );
  if (base?.exact === null || base === undefined) return [];
  const baseDay = billableDay(records.find((r) => r.quantity === 'date' && sameRegister(r, profile))?.value ?? null);
  // The days of a profile with register numbers are not told by its base: recorded ones would lie in the future.
  const isDated = !profile.qualifiers.includes('register_profile');
  const step = isDated ? spacing((control >> 4) & 3, byteAt(bytes, 1)) : null;

  const expanded: TelegramRecord[] = [];
  let previous = BigInt(base.exact.mantissa);
  const count = Math.floor((bytes.length - CONTROL_AND_SPACING) / size);
  for (let n = 0; n < count; n += 1) {
    const raw = elementAt(bytes, CONTROL_AND_SPACING + n * size, size, field >= 9, control >> 6);
    const changed = raw === null ? null : changedValue(control >> 6, previous, raw, direction);
    // A register that began at zero, or started again, cannot be followed back beyond that by increments.
    const isBeyond = changed !== null && changed < 0n && previous >= 0n && control >> 6 === INCREMENTS;
    const mantissa = isBeyond ? null : changed;
    if (mantissa !== null) previous = mantissa;
    const exact: ExactNumber | null = mantissa === null ? null : { ...base.exact, mantissa };
    const place = {
      ...base,
      storage: profile.storage + 1 + n,
      qualifiers: ['profile'],
      dif: profile.dif,
      vif: profile.vif,
    };
    expanded.push({ ...place, exact, value: exact === null ? null : decimalText(exact) });
    const day = step === null || baseDay === null ? null : moved(baseDay, step, direction * (n + 1));
    if (day !== null) expanded.push({ ...place, quantity: 'date', unit: '', exact: null, value: day });
    // Differences behind a missing one have no value to stand on.
    if (mantissa === null && control >> 6 !== 0) break;
  }
  return expanded;
}

function sameRegister(a: TelegramRecord, b: TelegramRecord): boolean {
  return a.storage === b.storage && a.tariff === b.tariff && a.subunit === b.subunit && a.function === b.function;
}

/** Mode 0 holds values, 1 increments, 2 decrements, 3 signed differences to the neighbour nearer to the base. */
function changedValue(mode: number, previous: bigint, raw: bigint, direction: -1 | 1): bigint {
  if (mode === 0) return raw;
  const change = mode === 2 ? -raw : raw;
  // Interpretation: a change is always written in the direction of time, so going back takes it off.
  return direction === 1 ? previous + change : previous - change;
}

function elementAt(bytes: Uint8Array, from: number, size: number, bcd: boolean, mode: number): bigint | null {
  let digits = '';
  for (let at = from + size - 1; at >= from; at -= 1) digits += byteAt(bytes, at).toString(16).padStart(2, '0');
  if (/^f+$/.test(digits) || /^80*$/.test(digits)) return null;
  if (bcd) return /^\d+$/.test(digits) ? BigInt(digits) : null;
  const value = BigInt(`0x${digits}`);
  return mode === 0 || mode === 3 ? BigInt.asIntN(8 * size, value) : value;
}

interface Step {
  readonly halfMonths: number;
  readonly months: number;
  readonly days: number;
}

const DAY_UNIT = 3;
const MONTHLY = 0xfe;
const HALF_MONTHLY = 0xfd;
const DAYS_MAX = 250;

/** Spacing in calendar terms; null for hours and less, whose moments a billing never needs. */
function spacing(unit: number, value: number): Step | null {
  if (unit !== DAY_UNIT) return null;
  if (value === MONTHLY) return { halfMonths: 0, months: 1, days: 0 };
  if (value === HALF_MONTHLY) return { halfMonths: 1, months: 0, days: 0 };
  return value === 0 || value > DAYS_MAX ? null : { halfMonths: 0, months: 0, days: value };
}

function moved(day: Day, step: Step, times: number): string {
  if (step.halfMonths !== 0) return shiftedHalfMonth(day, step.halfMonths * times);
  if (step.months !== 0) return shiftedMonthEnd(day, step.months * times);
  const [year = 0, month = 1, inMonth = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, inMonth + step.days * times)).toISOString().slice(0, 10);
}
