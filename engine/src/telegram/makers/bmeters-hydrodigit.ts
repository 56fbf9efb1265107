import { byteAt } from '../bytes.ts';
import { calendarMonths } from './calendar-months.ts';
import { clockDay, countAt, named, register, scaledBy, textOf, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const VOLTAGE = 0x01;
const FRAUD = 0x02;
const BACKFLOW = 0x04;
const LEAK = 0x08;
const MONTHS = 0x10;
const CONTENTS: readonly (readonly [number, string])[] = [
  [BACKFLOW, 'BACKFLOW'],
  [VOLTAGE, 'BATTERY_VOLTAGE'],
  [FRAUD, 'FRAUD_DATE'],
  [LEAK, 'LEAK_DATE'],
  [MONTHS, 'MONTHLY_DATA'],
];
/** Codes that recorded telegrams name. */
const VOLTAGES: Readonly<Record<number, string>> = { 0: '3.7', 11: '3.2', 14: '3.7' };
const FIELD_SIZE = 4;
const MONTH_SIZE = 3;
const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const HUNDREDTHS = { quantity: 'volume', unit: 'm3', exponent: -2 } as const;

/**
 * B Meters Hydrodigit and Hydrolink: standard registers, and behind `0F` what the first byte announces: battery voltage
 * (one byte), fraud, backward volume (four bytes each), the register at the end of each calendar month in hundredths.
 */
export const bmetersHydrodigit: MakerProfile = {
  id: 'bmeters-hydrodigit',
  family: 'B Meters Hydrodigit and Hydrolink',
  deviceKinds: ['water'],
  certainty: 'verified',
  vectors: 4,
  missing: 'fraud, leak and backward volume other than none; codes of the battery voltage other than 0, 11 and 14',
  devices: [{ manufacturer: 'BMT', versions: [0x13, 0x17], deviceTypes: [0x06, 0x07] }],
  content: 'records',
  read({ records, manufacturerBlock: block }) {
    if (block === null || block.length === 0) return null;
    const contents = byteAt(block, 0);
    const announced = (bit: number): boolean => (contents & bit) !== 0;
    let at = 1;
    const voltage = announced(VOLTAGE) && at < block.length ? (VOLTAGES[byteAt(block, at)] ?? null) : null;
    if (announced(VOLTAGE)) at += 1;
    const fields = [FRAUD, BACKFLOW].filter(announced);
    const fieldsEnd = at + FIELD_SIZE * fields.length;
    // Only "nothing happened" has been recorded: zeros, in whatever unit.
    const nothing = fields.length > 0 && isZero(block, at, fieldsEnd);
    const months = announced(MONTHS) && !announced(LEAK) ? monthsAt(block, fieldsEnd) : [];
    const values: Record<string, string | null> = {
      total_m3: valueAt(records, 'volume'),
      contents: CONTENTS.filter(([bit]) => announced(bit))
        .map(([, name]) => name)
        .join(' '),
      voltage_v: voltage,
      backflow_m3: nothing && announced(BACKFLOW) ? '0' : null,
      fraud_type: nothing && announced(FRAUD) ? 'NO_TYPE_INFO' : null,
    };
    for (const [month, count] of months.entries()) {
      values[`${MONTH_NAMES[month]}_total_m3`] = count === null ? null : textOf(scaledBy(count, HUNDREDTHS.exponent));
    }
    const added = calendarMonths(clockDay(records), months, HUNDREDTHS);
    if (values.backflow_m3 === '0') {
      added.push(register('volume', 'm3', 0, scaledBy(0, 0), { qualifiers: ['backward'] }));
    }
    return { records: added, values: named(values) };
  },
};

function isZero(block: Uint8Array, from: number, to: number): boolean {
  return to <= block.length && block.subarray(from, to).every((byte) => byte === 0);
}

function monthsAt(block: Uint8Array, from: number): (number | null)[] {
  return MONTH_NAMES.map((_, month) => countAt(block, from + MONTH_SIZE * month, MONTH_SIZE));
}
