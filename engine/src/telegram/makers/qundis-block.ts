import type { Day } from '../../time/day.ts';
import { byteAt, bytesOfHex, reversedHex, unsignedAt } from '../bytes.ts';
import { billableDay, dateG } from '../dates.ts';
import { shiftedMonthEnd } from '../month-end.ts';
import { type Meaning, primaryMeaning } from '../quantities.ts';
import type { TelegramRecord } from '../records.ts';
import { dated, register as registerOf, scaledBy, textOf } from './fields.ts';

/** Value information of the record that packs the registers. */
const QUNDIS_VIF = 'FF5F';
const VIF_AT = 9;
const CURRENT_AT = 12;
const DUE_DATE_AT = 16;
const MONTH_END_AT = 22;
const MONTHS_AT = 28;
const MONTH_COUNT = 12;
/** The storage number under which the same devices send their last month end in standard telegrams. */
export const QUNDIS_MONTH_END = 17;
const NO_MONTH = 0x8000;
/** VIF of a register in litres, whose months are in tens of litres. */
const LITRES_VIF = 0x13;

/** What the block says. */
interface QundisBlock {
  /** Current register, due date, month ends. */
  readonly records: readonly TelegramRecord[];
  /** What was counted in each of the twelve months that end with the last month end, the oldest first; null: not known. */
  readonly months: readonly (string | null)[];
}

const NO_BLOCK: QundisBlock = { records: [], months: [] };

const COUNTED = new Set(['energy', 'volume', 'heat_cost_allocation']);

/** The block of a telegram, read once for all profiles that ask. */
const blocks = new WeakMap<readonly TelegramRecord[], QundisBlock>();

export function qundisBlockOf(records: readonly TelegramRecord[]): QundisBlock {
  const known = blocks.get(records);
  if (known !== undefined) return known;
  const block = readBlock(records);
  blocks.set(records, block);
  return block;
}

/**
 * Qundis packs its registers into one record of its own (VIF FF5F): the VIF they would have had, the current value,
 * due date and its value, last month end and its value, then what each of the twelve months up to it counted. Values
 * are BCD, months binary. Returned as the standard records that the same devices send otherwise.
 */
function readBlock(records: readonly TelegramRecord[]): QundisBlock {
  const block = bytesOfHex(records.find((r) => r.vif === QUNDIS_VIF)?.value ?? '');
  if (block === null || block.length < MONTHS_AT) return NO_BLOCK;
  const vif = byteAt(block, VIF_AT) & 0x7f;
  const meaning = primaryMeaning(vif);
  if (!COUNTED.has(meaning.quantity)) return NO_BLOCK;
  const step = vif === LITRES_VIF ? 10 : 1;
  const months = Array.from({ length: MONTH_COUNT }, (_, n) => monthAt(block, MONTHS_AT + 2 * n));
  const due: Kept = { date: dateG(block, DUE_DATE_AT), value: bcdAt(block, DUE_DATE_AT + 2) };
  const last: Kept = { date: dateG(block, MONTH_END_AT), value: bcdAt(block, MONTH_END_AT + 2) };
  return {
    records: [
      register(meaning, 0, bcdAt(block, CURRENT_AT)),
      register(meaning, 1, due.value),
      dated(1, due.date),
      register(meaning, QUNDIS_MONTH_END, last.value),
      dated(QUNDIS_MONTH_END, last.date),
      ...earlierMonthEnds(months, step, last, due).flatMap(({ day, value }, n) => [
        register(meaning, QUNDIS_MONTH_END + 1 + n, value),
        dated(QUNDIS_MONTH_END + 1 + n, day),
      ]),
    ],
    months: months.map((counted) =>
      counted === null ? null : textOf(scaledBy(counted * step, meaning.exponent, meaning.per)),
    ),
  };
}

/** A value with its date as sent. */
interface Kept {
  readonly date: string | null;
  readonly value: number | null;
}

/** Signed: in the month in which an allocator starts again it is negative. */
function monthAt(block: Uint8Array, at: number): number | null {
  if (at + 2 > block.length) return null;
  const counted = unsignedAt(block, at, 2);
  if (counted === NO_MONTH) return null;
  return counted > NO_MONTH ? counted - 0x1_0000 : counted;
}

/**
 * The month ends before the last one, the newest first. A month is the difference of two registers that were cut down to
 * its step, so taking months off the last month end gives the registers before, cut down in the same way. They are only
 * passed on where this leads to the value at the due date, which the device sends besides.
 */
function earlierMonthEnds(
  months: readonly (number | null)[],
  step: number,
  last: Kept,
  due: Kept,
): readonly { readonly day: Day; readonly value: number }[] {
  const lastDay = billableDay(last.date);
  const dueDay = billableDay(due.date);
  if (lastDay === null || last.value === null || dueDay === null || due.value === null) return [];
  const found: { day: Day; value: number }[] = [];
  let value = Math.floor(last.value / step);
  for (const [n, counted] of months.toReversed().entries()) {
    if (counted === null || value < counted) break;
    value -= counted;
    found.push({ day: shiftedMonthEnd(lastDay, -1 - n), value: value * step });
  }
  const atDueDate = found.find(({ day }) => day === dueDay);
  if (atDueDate === undefined || atDueDate.value !== due.value - (due.value % step)) return [];
  atDueDate.value = due.value;
  return found;
}

function bcdAt(block: Uint8Array, at: number): number | null {
  const digits = reversedHex(block, at, at + 4);
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

function register(meaning: Meaning, storage: number, mantissa: number | null): TelegramRecord {
  const { quantity, unit, exponent, per } = meaning;
  return registerOf(quantity, unit, storage, mantissa === null ? null : scaledBy(mantissa, exponent, per));
}
