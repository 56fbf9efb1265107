import type { Fraction } from '../money/fraction.ts';
import type { Day } from '../time/day.ts';
import { billableDay } from './dates.ts';
import { type ExactNumber, fractionOf, registerText } from './decimal.ts';
import { MAKER_PROFILES } from './makers/index.ts';
import type { DeviceKind } from './makers/maker.ts';
import type { TelegramRecord } from './records.ts';
import type { DecodedTelegram } from './result.ts';

/** What a main register counts; its unit is kWh, HCA units (no physical unit) or m3. */
export type RegisterKind = 'heating_energy' | 'allocator_units' | 'volume';

/** A register at one moment. */
export interface RegisterValue {
  readonly value: Fraction;
  /** The same as decimal text, rounded to nine places. */
  readonly text: string;
}

/** What billing takes from one telegram. */
export interface BillingReading {
  readonly kind: RegisterKind;
  readonly unit: 'kWh' | 'HCA' | 'm3';
  /** The current register; null when the meter sends "no value". */
  readonly current: RegisterValue | null;
  /** The value kept at the meter's due date, with that day; null before the first due date. */
  readonly dueDate: (RegisterValue & { readonly day: Day }) | null;
  /** Values kept at other dated moments, newest first. */
  readonly monthEnds: readonly (RegisterValue & { readonly day: Day; readonly storage: number })[];
  /** Meter clock, `YYYY-MM-DDTHH:MM` in standard time all year; null where absent or marked invalid. */
  readonly meterTime: string | null;
  /** Why a person has to look before this is billed; empty for most telegrams. */
  readonly review: readonly ('permanent_error' | 'format_checksum' | 'nonstandard_security_mode')[];
}

const KIND_BY_QUANTITY: Readonly<Record<string, RegisterKind>> = {
  energy: 'heating_energy',
  heat_cost_allocation: 'allocator_units',
  volume: 'volume',
};

const UNITS = { heating_energy: 'kWh', allocator_units: 'HCA', volume: 'm3' } as const;

const QUANTITY_OF_KIND: Readonly<Partial<Record<DeviceKind, string>>> = {
  heat: 'energy',
  heat_cost_allocator: 'heat_cost_allocation',
  water: 'volume',
};

/** Device types that measure heat or cold. */
const HEAT = new Set([0x04, 0x0a, 0x0b, 0x0c, 0x0d]);
const WATER = new Set([0x06, 0x07, 0x15, 0x16, 0x17]);
const ALLOCATOR = 0x08;
/** Storage 1 holds the due-date value (OMS Vol. 2). */
const DUE_DATE_STORAGE = 1;

/**
 * The main register of a telegram with its due-date value and month-end values, or null where it has none. The main
 * register is instantaneous, tariff 0, subunit 0 and unqualified: a backward volume or a tariff is never billed as it.
 */
export function billingReading(telegram: DecodedTelegram): BillingReading | null {
  const registers = telegram.records.filter(isMainRegister);
  const quantity =
    quantityOfProfile(telegram.profile, registers) ?? mainQuantity(telegram.meter?.deviceType ?? 0, registers);
  const kind = quantity === null ? undefined : KIND_BY_QUANTITY[quantity];
  if (quantity === null || kind === undefined) return null;

  const clock = meterTime(telegram.records);
  const current = firstNumber(registers, quantity, 0);
  const days = daysByStorage(telegram.records);
  const dueDay = days.get(DUE_DATE_STORAGE) ?? null;
  const dueValue = firstNumber(registers, quantity, DUE_DATE_STORAGE);
  return {
    kind,
    unit: UNITS[kind],
    current,
    dueDate: dueDay === null || dueValue === null ? null : { ...dueValue, day: dueDay },
    monthEnds: monthEnds(registers, quantity, days, billableDay(clock)),
    meterTime: clock,
    review: reviewOf(telegram),
  };
}

function reviewOf({ status, warnings }: DecodedTelegram): BillingReading['review'] {
  if (status.flags.length === 0 && warnings.length === 0) return [];
  return [
    ...(['permanent_error'] as const).filter((flag) => status.flags.includes(flag)),
    ...(['format_checksum', 'nonstandard_security_mode'] as const).filter((warning) => warnings.includes(warning)),
  ];
}

function isMainRegister(record: TelegramRecord): boolean {
  if (record.function !== 'instantaneous' || record.tariff !== 0 || record.subunit !== 0) return false;
  return record.qualifiers.length === 0 || isFromProfile(record);
}

const isFromProfile = ({ qualifiers }: TelegramRecord): boolean =>
  qualifiers.length === 1 && qualifiers[0] === 'profile';

/** What profiles of one kind of device count; a few makers put something else in the place of the device type. */
const QUANTITY_OF_PROFILE = new Map(
  MAKER_PROFILES.flatMap(({ id, deviceKinds }) => {
    const quantity =
      deviceKinds.length === 1 && deviceKinds[0] !== undefined ? QUANTITY_OF_KIND[deviceKinds[0]] : undefined;
    return quantity === undefined ? [] : [[id, quantity] as const];
  }),
);

function quantityOfProfile(profile: string | null, registers: readonly TelegramRecord[]): string | null {
  const quantity = profile === null ? undefined : QUANTITY_OF_PROFILE.get(profile);
  return quantity !== undefined && registers.some((r) => r.quantity === quantity) ? quantity : null;
}

/** A heat meter also counts volume, a water meter also temperature: the device type decides before the order does. */
function mainQuantity(deviceType: number, registers: readonly TelegramRecord[]): string | null {
  const has = (quantity: string): boolean => registers.some((r) => r.quantity === quantity);
  if (HEAT.has(deviceType)) return has('energy') ? 'energy' : null;
  if (deviceType === ALLOCATOR) return has('heat_cost_allocation') ? 'heat_cost_allocation' : null;
  if (WATER.has(deviceType)) return has('volume') ? 'volume' : null;
  return ['energy', 'heat_cost_allocation', 'volume'].find(has) ?? null;
}

/** Of several resolutions of one register the first is the one the meter shows. */
function firstNumber(registers: readonly TelegramRecord[], quantity: string, storage: number): RegisterValue | null {
  const record = registers.find((r) => r.quantity === quantity && r.storage === storage);
  return record === undefined ? null : numberOf(record);
}

function numberOf(record: TelegramRecord): RegisterValue | null {
  const { value, exact } = record;
  if (value === null || exact === null || isUnset(record, exact)) return null;
  return { value: fractionOf(exact), text: registerText(value, exact) };
}

/**
 * Digits 8 and zeros at full width: some makers write the bytes of the lowest signed number, which means "no value",
 * into places for BCD. As a record it stays the number that the standard reads there.
 */
function isUnset({ dif, storage }: TelegramRecord, { mantissa }: ExactNumber): boolean {
  const digits = storage === 0 ? undefined : BCD_DIGITS[Number.parseInt(dif, 16) & 15];
  return digits !== undefined && BigInt(mantissa) === 8n * 10n ** BigInt(digits - 1);
}

/** Only wide fields, in which no meter gets that far to the digit. */
const BCD_DIGITS: Readonly<Record<number, number>> = { 12: 8, 14: 12 };

/** Clocks that were never set begin here; a day "kept" then says that nothing has been kept yet. */
const CLOCKS_BEGIN = '2000-01-01';

/** The dates kept beside values, by storage number; without one (FFFF, or "every" month) a value belongs to no day. */
function daysByStorage(records: readonly TelegramRecord[]): ReadonlyMap<number, Day | null> {
  let days: Map<number, Day | null> | null = null;
  for (const record of records) {
    if (record.quantity !== 'date' && record.quantity !== 'date_time') continue;
    if (!isMainRegister(record) || days?.has(record.storage)) continue;
    const day = billableDay(record.value);
    days ??= new Map();
    days.set(record.storage, day === CLOCKS_BEGIN ? null : day);
  }
  return days ?? NO_DAYS;
}

/** Most telegrams keep no day, and this is asked of each. */
const NO_DAYS: ReadonlyMap<number, Day | null> = new Map();

function monthEnds(
  registers: readonly TelegramRecord[],
  quantity: string,
  days: ReadonlyMap<number, Day | null>,
  today: Day | null,
): BillingReading['monthEnds'] {
  const found: (RegisterValue & { readonly day: Day; readonly storage: number })[] = [];
  for (const register of registers) {
    if (register.quantity !== quantity || register.storage <= DUE_DATE_STORAGE) continue;
    const day = days.get(register.storage) ?? null;
    const number = numberOf(register);
    // What lies ahead of the meter's own clock is a setting or a place not filled yet.
    const isAhead = day !== null && today !== null && day > today;
    if (day !== null && number !== null && !isAhead) found.push({ ...number, day, storage: register.storage });
  }
  return found.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.storage - b.storage));
}

function meterTime(records: readonly TelegramRecord[]): string | null {
  const clock = records.find((r) => r.quantity === 'date_time' && r.storage === 0 && r.function === 'instantaneous');
  if (clock === undefined || clock.qualifiers.length > 0) return null;
  return billableDay(clock.value) === null ? null : clock.value;
}
