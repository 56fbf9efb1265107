import type { Day } from '../../time/day.ts';
import { byteAt, hexByte } from '../bytes.ts';
import { billableDay } from '../dates.ts';
import { monthEndBefore, shiftedMonthEnd } from '../month-end.ts';
import { dated, MONTH_END_STORAGE, named, register, scaledBy, textOf } from './fields.ts';
import type { MakerProfile } from './maker.ts';

const FILLERS = 2;
const DUE_VALUE_AT = 4;
const CURRENT_AT = 6;
const HISTORY_AT = 10;
const MONTHS = 18;
const DAY_AT = HISTORY_AT + (MONTHS / 2) * 3;
const SIZE = DAY_AT + 3;

/**
 * BFW 240 radio: behind two fillers and two bytes of unknown meaning the value at the due date and the current one
 * (high byte first), 18 month ends of twelve bits, and the day of the device as six digits. The month ends move on the
 * first of a month, so the newest belongs to the last day of the month before the device's.
 */
export const bfw240Radio: MakerProfile = {
  id: 'bfw-240-radio',
  family: 'BFW 240 radio',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 6,
  missing: 'the due date, which is not sent',
  devices: [{ manufacturer: 'BFW', versions: [2], deviceTypes: [0x08], controlInformation: [0x7a] }],
  content: 'payload',
  read({ payload }) {
    if (payload.length !== SIZE || byteAt(payload, 0) !== 0x2f || byteAt(payload, FILLERS - 1) !== 0x2f) return null;
    const units = (at: number) => scaledBy(byteAt(payload, at) * 256 + byteAt(payload, at + 1), 0);
    const current = units(CURRENT_AT);
    const due = units(DUE_VALUE_AT);
    const today = dayOfDevice(payload);
    const lastMonthEnd = today === null ? null : monthEndBefore(today);
    const records = [
      register('heat_cost_allocation', 'HCA', 0, current),
      register('heat_cost_allocation', 'HCA', 1, due),
    ];
    if (today !== null) records.push(dated(0, today));
    const values: Record<string, string | null> = {
      current_hca: textOf(current),
      prev_hca: textOf(due),
      device_date: today,
    };
    for (const [n, counted] of months(payload).entries()) {
      const value = scaledBy(counted, 0);
      values[`prev_${String(n + 1).padStart(2, '0')}_hca`] = textOf(value);
      records.push(register('heat_cost_allocation', 'HCA', MONTH_END_STORAGE + n, value));
      if (lastMonthEnd !== null) records.push(dated(MONTH_END_STORAGE + n, shiftedMonthEnd(lastMonthEnd, -n)));
    }
    return { records, values: named(values) };
  },
};

/** Day, month and year of two digits each. */
function dayOfDevice(payload: Uint8Array): Day | null {
  const [day, month, year] = [DAY_AT, DAY_AT + 1, DAY_AT + 2].map((at) => hexByte(byteAt(payload, at)));
  return billableDay(`20${year}-${month}-${day}`);
}

/** Two values in three bytes, written from the back: the newest stands last. */
function months(payload: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = DAY_AT - 3; at >= HISTORY_AT; at -= 3) {
    const shared = byteAt(payload, at + 1);
    found.push(((shared & 15) << 8) | byteAt(payload, at + 2), ((shared >> 4) << 8) | byteAt(payload, at));
  }
  return found;
}
