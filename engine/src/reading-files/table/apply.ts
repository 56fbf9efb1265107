import type { Day } from '../../time/day.ts';
import { remarksOfStatus } from '../cmex50-walkby.ts';
import { type FileRecord, type Remark, remark, type ValueOfFile } from '../record.ts';
import { seen } from '../remarks.ts';
import { cellDate } from './dates.ts';
import { deviceKindOf } from './device-kinds.ts';
import type { TableMapping, ValueColumn } from './mapping.ts';
import { cellNumber, inUnit, unitOf } from './numbers.ts';
import { cellOf, isRow, type TableRow } from './rows.ts';
import { type MeterName, meterNameOf } from './serials.ts';

/**
 * Rows to values, as a mapping says. A row is taken as a whole or not at all, and is told everything that is wrong with it:
 * half a row that was taken could not be told from a whole one later.
 */
export function* applyMapping(rows: Iterable<TableRow | FileRecord>, mapping: TableMapping): Generator<FileRecord> {
  for (const row of rows) yield isRow(row) ? applyToRow(row, mapping) : row;
}

function applyToRow(row: TableRow, mapping: TableMapping): FileRecord {
  const { line } = row;
  for (const { column, empty, equals } of mapping.skip) {
    const text = cellOf(row, column);
    if ((empty === true && text === '') || (equals !== undefined && text === equals))
      return { kind: 'skipped', line, remarks: [remark('skipped_by_mapping', { column })] };
  }
  const faults: Remark[] = [];
  const meter = meterOf(row, mapping, faults);
  const deviceKind = kindOf(row, mapping, faults);
  const notes = statusOf(row, mapping);
  const values = valuesOf(row, mapping, faults);
  if (meter !== null && values.length === 0 && faults.every(isEmptyCell) && hasNoValue(row, mapping)) {
    const remarks = [remark('no_value'), ...notes];
    return { kind: 'seen', line, lacks: 'value', ...meter, deviceKind, address: null, gateway: null, remarks };
  }
  if (values.length === 0 && faults.length === 0) faults.push(remark('no_value'));
  if (faults.length > 0 || meter === null) return { kind: 'refused', line, verdict: 'malformed', remarks: faults };
  return { kind: 'values', line, ...meter, deviceKind, values, remarks: notes };
}

/** Whether the row tells nothing but which meter is there: lists of what is installed have no columns of values, or empty ones. */
function hasNoValue(row: TableRow, { columns: { current, dueValue, months } }: TableMapping): boolean {
  const ofMonths = Array.from({ length: months?.max ?? 0 }, (_, n) => months?.pattern.replace('{n}', String(n + 1)));
  return [current?.name, dueValue?.name, ...ofMonths].every((name) => name === undefined || cellOf(row, name) === '');
}

/** What is wrong is that nothing is there. A date or unit that cannot be read is more: columns may have slipped. */
const isEmptyCell = ({ code, values }: Remark): boolean =>
  code === 'number_missing' || code === 'date_missing' || (code === 'unit_unknown' && values.seen === '');

function meterOf(row: TableRow, { columns }: TableMapping, faults: Remark[]): MeterName | null {
  const { meterId, manufacturer } = columns;
  const text = cellOf(row, meterId.name);
  if (text === '') {
    faults.push(remark('serial_missing'));
    return null;
  }
  const meter = meterNameOf(text, meterId.transform);
  if (meter === null) faults.push(remark('serial_unreadable', { seen: seen(text) }));
  const named = manufacturer?.constant ?? (manufacturer?.name === undefined ? '' : cellOf(row, manufacturer.name));
  if (named === '') return meter;
  if (!/^[A-Za-z]{3}$/.test(named)) {
    faults.push(remark('manufacturer_unknown', { seen: seen(named) }));
    return null;
  }
  return meter === null ? null : { ...meter, manufacturer: named.toUpperCase() };
}

function kindOf(row: TableRow, { columns: { deviceKind } }: TableMapping, faults: Remark[]): string | null {
  const text = deviceKind === undefined ? '' : cellOf(row, deviceKind.name);
  if (text === '') return null;
  const kind = deviceKind?.map?.[text] ?? deviceKindOf(text);
  if (kind === undefined) faults.push(remark('kind_unknown', { seen: seen(text) }));
  return kind ?? null;
}

function valuesOf(row: TableRow, mapping: TableMapping, faults: Remark[]): ValueOfFile[] {
  const { readAt, current, dueDate, dueValue, months } = mapping.columns;
  const values: ValueOfFile[] = [];
  const take = (kind: ValueOfFile['kind'], column: ValueColumn, dateColumn: string, needed: boolean): void => {
    const [number, date] = [cellOf(row, column.name), cellOf(row, dateColumn)];
    // A due date that has not been yet has neither value nor, often, a date that means anything.
    if (!needed && number === '') return;
    const before = faults.length;
    const value = numberOf(column.name, number, mapping, faults);
    const moment = dateOf(dateColumn, date, mapping, faults);
    const unit = unitRuleOf(row, column, faults);
    if (faults.length > before || value === null || moment === null) return;
    const { day, at } = moment;
    const counted = unit === null ? value : inUnit(value, unit);
    if (counted === null) faults.push(remark('number_unreadable', { column: column.name, seen: seen(number) }));
    else values.push({ kind, day, at, value: counted, unit: unit?.unit ?? null });
  };
  if (current !== undefined && readAt !== undefined) take('register', current, readAt.name, true);
  if (dueValue !== undefined && dueDate !== undefined) take('due_date', dueValue, dueDate.name, false);
  for (let n = 1; n <= (months?.max ?? 0); n += 1) {
    const { pattern = '', date = '', unit, unitColumn } = months ?? {};
    take(
      'month_end',
      { name: pattern.replace('{n}', String(n)), unit, unitColumn },
      date.replace('{n}', String(n)),
      false,
    );
  }
  return values;
}

function numberOf(column: string, text: string, mapping: TableMapping, faults: Remark[]): string | null {
  if (text === '') {
    faults.push(remark('number_missing', { column }));
    return null;
  }
  const number = cellNumber(text, mapping);
  if (typeof number !== 'string') return number.value;
  faults.push(remark(`number_${number}`, { column, seen: seen(text) }));
  return null;
}

function dateOf(column: string, text: string, { dateFormats }: TableMapping, faults: Remark[]) {
  if (text === '') {
    faults.push(remark('date_missing', { column }));
    return null;
  }
  const date = cellDate(text, dateFormats);
  if (typeof date !== 'string') return { day: date.day as Day, at: date.at };
  faults.push(remark(`date_${date}`, { column, seen: seen(text) }));
  return null;
}

function unitRuleOf(row: TableRow, { name, unit, unitColumn }: ValueColumn, faults: Remark[]) {
  const text = unitColumn === undefined ? (unit ?? 'device') : cellOf(row, unitColumn);
  if (text === 'device') return null;
  const rule = unitOf(text);
  if (rule === undefined) faults.push(remark('unit_unknown', { column: unitColumn ?? name, seen: seen(text) }));
  return rule ?? null;
}

/** What the device says of itself; a status the mapping does not know is passed on as it is. */
function statusOf(row: TableRow, { columns: { status } }: TableMapping): Remark[] {
  const text = status === undefined ? '' : cellOf(row, status.name);
  if (status === undefined || text === '') return [];
  switch (status.map?.[text] ?? (/^(\d{1,3}|0x[0-9a-f]{2})$/i.test(text) ? 'mbus' : 'warning')) {
    case 'ok':
      return [];
    case 'battery_low':
      return [remark('battery_low')];
    case 'error':
      return [remark('device_error', { status: seen(text) })];
    case 'mbus':
      return remarksOfStatus(Number(text));
    default:
      return /^(ok|keine?|none|-)$/i.test(text) ? [] : [remark('device_warning', { status: seen(text) })];
  }
}
