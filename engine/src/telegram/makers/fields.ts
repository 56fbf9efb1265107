import type { Day } from '../../time/day.ts';
import { unsignedAt } from '../bytes.ts';
import { billableDay } from '../dates.ts';
import { decimalText, type ExactNumber } from '../decimal.ts';
import { BLANK_RECORD, type TelegramRecord } from '../records.ts';

/** Tools of the profiles: records to add, records to find, values to name. */

/** `mantissa * 10^exponent / per`, exactly. */
export function scaledBy(mantissa: number, exponent: number, per: ExactNumber['per'] = 1): ExactNumber {
  return { mantissa, exponent, times: 1, per };
}

/** A little-endian unsigned number of `size` bytes; null for all ones, which means "no value". */
export function countAt(bytes: Uint8Array, at: number, size: number): number | null {
  if (at + size > bytes.length) return null;
  const value = unsignedAt(bytes, at, size);
  return value === 2 ** (8 * size) - 1 ? null : value;
}

/** Counts of 256ths of a unit: n / 256 = n * 390625 / 10^8. */
export const of256ths = (count: number, exponent: number): ExactNumber => scaledBy(count * 390_625, exponent - 8);

/** Where standard meters begin their month ends. */
export const MONTH_END_STORAGE = 8;

/** A register as a standard meter would have sent it. */
export function register(
  quantity: string,
  unit: string,
  storage: number,
  exact: ExactNumber | null,
  more: Partial<TelegramRecord> = {},
): TelegramRecord {
  const value = exact === null ? null : decimalText(exact);
  return { ...BLANK_RECORD, quantity, unit, storage, exact, value, ...more };
}

/** The date beside a register. */
export function dated(storage: number, value: string | null): TelegramRecord {
  return { ...BLANK_RECORD, quantity: 'date', storage, value };
}

/** The meter's clock, `YYYY-MM-DDTHH:MM` or with seconds. */
export function clock(value: string): TelegramRecord {
  return { ...BLANK_RECORD, quantity: 'date_time', value };
}

/** Where a record stands; what is left out is the plain register: instantaneous, storage, tariff and subunit 0. */
export interface RecordPlace {
  readonly storage?: number;
  readonly tariff?: number;
  readonly subunit?: number;
  readonly function?: TelegramRecord['function'];
  /** VIF and VIFE in hex, where the quantity alone does not say it. */
  readonly vif?: string;
}

/** The first record of a quantity at a place, or undefined. */
export function recordAt(
  records: readonly TelegramRecord[],
  quantity: string,
  place: RecordPlace = {},
): TelegramRecord | undefined {
  const { storage = 0, tariff = 0, subunit = 0, function: kind = 'instantaneous', vif } = place;
  return records.find(
    (r) =>
      r.quantity === quantity &&
      r.storage === storage &&
      r.tariff === tariff &&
      r.subunit === subunit &&
      r.function === kind &&
      (vif === undefined || r.vif === vif),
  );
}

/** Its value as text; null where there is no such record or it says "no value". */
export function valueAt(records: readonly TelegramRecord[], quantity: string, place: RecordPlace = {}): string | null {
  return recordAt(records, quantity, place)?.value ?? null;
}

/** The date kept at a place, where it is a day of the calendar; "none" and "every month" are null. */
export function dayAtPlace(records: readonly TelegramRecord[], place: RecordPlace = {}): string | null {
  return billableDay(valueAt(records, 'date', place));
}

/** The day of the meter's clock; null where there is none or it is marked invalid. */
export function clockDay(records: readonly TelegramRecord[]): Day | null {
  const found = recordAt(records, 'date_time');
  return found === undefined || found.qualifiers.length > 0 ? null : billableDay(found.value);
}

/** Names with a value; those without one are left out. */
export function named(values: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (typeof value === 'string') found[name] = value;
  return found;
}

/** The number as decimal text, or null. */
export const textOf = (exact: ExactNumber | null): string | null => (exact === null ? null : decimalText(exact));
