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

/** What the block says. */
interface QundisBlock {
  /** Current register, due date, month ends. */
  readonly records: readonly TelegramRecord[];
  /** What was counted in each month, the newest first. */
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
 * due date and its value, last month end and its value, then what each of the twelve months before counted. Values
 * are BCD, months binary. Returned as the standard records that the same devices send otherwise.
 */
function readBlock(records: readonly TelegramRecord[]): QundisBlock {
  const block = bytesOfHex(records.find((r) => r.vif === QUNDIS_VIF)?.value ?? '');
  if (block === null || block.length < MONTHS_AT) return NO_BLOCK;
  const meaning = primaryMeaning(byteAt(block, VIF_AT) & 0x7f);
  if (!COUNTED.has(meaning.quantity)) return NO_BLOCK;
  const current = bcdAt(block, CURRENT_AT);
  const dueDate = bcdAt(block, DUE_DATE_AT + 2);
  const monthEnd = bcdAt(block, MONTH_END_AT + 2);
  return {
    records: [
      register(meaning, 0, current),
      register(meaning, 1, dueDate),
      dated(1, dateG(block, DUE_DATE_AT)),
      register(meaning, QUNDIS_MONTH_END, monthEnd),
      dated(QUNDIS_MONTH_END, dateG(block, MONTH_END_AT)),
      ...earlierMonths(block, meaning, monthEnd),
    ],
    months: Array.from({ length: MONTH_COUNT }, (_, month) => countedIn(block, meaning, month)),
  };
}

/** What was counted in a month, counted back from the last month end; null where the device has none. */
function countedIn(block: Uint8Array, { exponent, per }: Meaning, month: number): string | null {
  const at = MONTHS_AT + 2 * month;
  const counted = unsignedAt(block, at, 2);
  return at + 2 > block.length || counted === NO_MONTH ? null : textOf(scaledBy(counted, exponent, per));
}

/** An allocator starts at zero in between, so its months cannot be taken off its last month end. */
function earlierMonths(block: Uint8Array, meaning: Meaning, monthEnd: number | null): TelegramRecord[] {
  const last = billableDay(dateG(block, MONTH_END_AT));
  if (monthEnd === null || last === null || meaning.quantity === 'heat_cost_allocation') return [];
  const found: TelegramRecord[] = [];
  let value = monthEnd;
  for (let month = 0; month < MONTH_COUNT; month += 1) {
    const at = MONTHS_AT + 2 * month;
    const counted = unsignedAt(block, at, 2);
    if (at + 2 > block.length || counted === NO_MONTH) break;
    value -= counted;
    if (value < 0) break;
    const storage = QUNDIS_MONTH_END + 1 + month;
    found.push(register(meaning, storage, value), dated(storage, shiftedMonthEnd(last, -1 - month)));
  }
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
