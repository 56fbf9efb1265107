import type { Day } from '../../time/day.ts';
import { billableDay } from '../dates.ts';
import { shiftedHalfMonth } from '../month-end.ts';
import type { TelegramRecord } from '../records.ts';
import { statusText } from '../status.ts';
import { dated, dayAtPlace, named, recordAt, register, scaledBy, valueAt } from './fields.ts';
import type { MakerProfile } from './maker.ts';

/** What was counted in each half month stands at storage 2 (the oldest, with its day) to 31. */
const OLDEST = 2;
const NEWEST = 31;
const HALF_MONTHS = NEWEST - OLDEST + 1;
/** Where the values at the ends of these half months go, in the same order. */
const ENDS_FROM = 34;

/**
 * Engelmann HCA e2: standard units, and what was counted in each of the last 30 half months. These are differences, not
 * registers, and are marked so that nobody bills them. From the value at the due date, which is the end of one of the half
 * months, the values at all the other ends follow.
 */
export const engelmannHca: MakerProfile = {
  id: 'engelmann-hca',
  family: 'Engelmann HCA e2',
  deviceKinds: ['heat_cost_allocator'],
  certainty: 'verified',
  vectors: 4,
  missing: '',
  devices: [{ manufacturer: 'EFE', versions: [0x31], deviceTypes: [0x08] }],
  content: 'records',
  read({ records, status }) {
    const values: Record<string, string | null> = {
      consumption_hca: valueAt(records, 'heat_cost_allocation'),
      consumption_at_set_date_1_hca: valueAt(records, 'heat_cost_allocation', { storage: 1 }),
      set_date_1: dayAtPlace(records, { storage: 1 }),
      status: statusOfDevice(records, status),
    };
    for (let storage = OLDEST; storage <= NEWEST; storage += 1) {
      const name = `delta_${NEWEST + 1 - storage}_half_months_ago_hca`;
      values[name] = valueAt(records, 'heat_cost_allocation', { storage });
    }
    const isDifference = (r: TelegramRecord) => r.storage >= OLDEST && r.storage <= NEWEST;
    const generic = records.map((r) => (isDifference(r) ? { ...r, qualifiers: [...r.qualifiers, 'difference'] } : r));
    return { records: halfMonthEnds(records), generic, values: named(values) };
  },
};

/** What the maker calls the bits of its own error record; only this set of them has been seen. */
const ERRORS: Readonly<Record<string, readonly string[]>> = { '1A': ['OPEN_C', 'SENSOR_BREAK', 'UNEXPECTED_RST'] };

function statusOfDevice(records: readonly TelegramRecord[], status: number | null): string {
  const error = valueAt(records, 'manufacturer_specific', { function: 'at_error' });
  const bits = Number.parseInt(error ?? '0', 16);
  const words = error === null ? undefined : ERRORS[error];
  return statusText(status ?? 0, words === undefined ? bits : 0, words);
}

function halfMonthEnds(records: readonly TelegramRecord[]): TelegramRecord[] {
  const first = billableDay(dayAtPlace(records, { storage: OLDEST }));
  const dueDay = dayAtPlace(records, { storage: 1 });
  const due = unitsAt(records, 1);
  if (first === null || dueDay === null || due === null) return [];
  const days: readonly Day[] = Array.from({ length: HALF_MONTHS }, (_, n) => shiftedHalfMonth(first, n));
  const anchor = days.indexOf(dueDay as Day);
  if (anchor === -1) return [];
  const ends = new Map([[anchor, due]]);
  for (let n = anchor + 1; n < HALF_MONTHS; n += 1) carry(ends, n, n - 1, unitsAt(records, OLDEST + n), 1);
  for (let n = anchor - 1; n >= 0; n -= 1) carry(ends, n, n + 1, unitsAt(records, OLDEST + n + 1), -1);
  return [...ends]
    .filter(([n, value]) => n !== anchor && value >= 0)
    .sort(([a], [b]) => a - b)
    .flatMap(([n, value]) => [
      register('heat_cost_allocation', 'HCA', ENDS_FROM + n, scaledBy(value, 0)),
      dated(ENDS_FROM + n, days[n] ?? null),
    ]);
}

/** One end from its neighbour; a difference that is missing breaks the chain. */
function carry(ends: Map<number, number>, to: number, from: number, difference: number | null, sign: 1 | -1): void {
  const known = ends.get(from);
  if (known !== undefined && difference !== null) ends.set(to, known + sign * difference);
}

function unitsAt(records: readonly TelegramRecord[], storage: number): number | null {
  const mantissa = recordAt(records, 'heat_cost_allocation', { storage })?.exact?.mantissa;
  return mantissa === undefined ? null : Number(mantissa);
}
