import type { Encoding } from '../text.ts';
import { isDateFormat } from './dates.ts';
import type { DecimalSign, ThousandsSign } from './numbers.ts';
import { unitOf } from './numbers.ts';
import { columnKey } from './rows.ts';

/*
 * How a table of readings is read: data of an account, not code. Names are those of the header, of a CSV; paths, of XML
 * and JSON. They are compared without regard to capitals and spacing.
 */

export const SERIAL_TRANSFORMS = ['auto', 'digits8', 'last8', 'none'] as const;
export type SerialTransform = (typeof SERIAL_TRANSFORMS)[number];

/** What a status of a table means for a value beside it. */
export const STATUS_MEANINGS = ['ok', 'warning', 'error', 'battery_low', 'mbus'] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

export interface ValueColumn {
  readonly name: string;
  /** One unit for all: `kWh`, `l` ..., or `device`: what the device counts in. */
  readonly unit?: string | undefined;
  /** Or a column that says it. */
  readonly unitColumn?: string | undefined;
}

export interface MappedColumns {
  readonly meterId: { readonly name: string; readonly transform: SerialTransform };
  /** A column, or one maker for all of the file. */
  readonly manufacturer?: { readonly name?: string | undefined; readonly constant?: string | undefined } | undefined;
  readonly deviceKind?:
    | { readonly name: string; readonly map?: Readonly<Record<string, string>> | undefined }
    | undefined;
  readonly readAt?: { readonly name: string } | undefined;
  readonly current?: ValueColumn | undefined;
  readonly dueDate?: { readonly name: string } | undefined;
  readonly dueValue?: ValueColumn | undefined;
  /** Columns in a series: `{n}` stands for 1 to `max`. */
  readonly months?:
    | {
        readonly pattern: string;
        readonly date: string;
        readonly max: number;
        readonly unit?: string | undefined;
        readonly unitColumn?: string | undefined;
      }
    | undefined;
  readonly status?:
    | { readonly name: string; readonly map?: Readonly<Record<string, StatusMeaning>> | undefined }
    | undefined;
}

export interface SkipRule {
  readonly column: string;
  /** Rows with nothing in the column, or with exactly this. */
  readonly empty?: boolean | undefined;
  readonly equals?: string | undefined;
}

export interface TableMapping {
  readonly kind: 'csv' | 'xml' | 'json';
  readonly encoding: Encoding | 'auto';
  /** Rows of the header, of a CSV: the first has the names. 0: there is none, and columns are `#1`, `#2` ... */
  readonly headerRows: number;
  /** Path of the elements that are rows, of XML. */
  readonly record: string;
  readonly decimal: DecimalSign;
  readonly thousands: ThousandsSign | null;
  readonly dateFormats: readonly string[];
  readonly columns: MappedColumns;
  readonly skip: readonly SkipRule[];
}

/** What is wrong with a mapping: where (JSON pointer of the parts above) and what. */
export interface MappingFault {
  readonly path: readonly (string | number)[];
  readonly code: 'column_unknown' | 'date_format_unknown' | 'unit_unknown' | 'incomplete' | 'manufacturer_unknown';
  readonly seen: string;
}

/** Everything that is wrong with a mapping for a table with these columns. */
export function faultsOf(mapping: TableMapping, columns: readonly string[]): MappingFault[] {
  const known = new Set(columns.flatMap((name) => [columnKey(name), columnKey(name).replaceAll('[1]', '')]));
  const faults: MappingFault[] = [];
  const fault = (code: MappingFault['code'], seen: string, ...path: (string | number)[]) =>
    faults.push({ code, seen, path });
  const named = (name: string | undefined, ...path: string[]): void => {
    if (name !== undefined && !known.has(columnKey(name)) && !known.has(columnKey(name).replaceAll('[1]', '')))
      fault('column_unknown', name, ...path);
  };
  const { meterId, manufacturer, deviceKind, readAt, current, dueDate, dueValue, months, status } = mapping.columns;
  named(meterId.name, 'columns', 'meter_id', 'name');
  named(manufacturer?.name, 'columns', 'manufacturer', 'name');
  if (manufacturer?.constant !== undefined && !/^[A-Z]{3}$/.test(manufacturer.constant))
    fault('manufacturer_unknown', manufacturer.constant, 'columns', 'manufacturer', 'constant');
  named(deviceKind?.name, 'columns', 'device_kind', 'name');
  named(readAt?.name, 'columns', 'read_at', 'name');
  named(dueDate?.name, 'columns', 'due_date', 'name');
  named(status?.name, 'columns', 'status', 'name');
  const value = (column: Omit<ValueColumn, 'name'> | undefined, path: string): void => {
    if (column === undefined) return;
    named(column.unitColumn, 'columns', path, 'unit_column');
    const { unit, unitColumn } = column;
    if (unit === undefined && unitColumn === undefined) fault('incomplete', 'unit', 'columns', path);
    if (unit !== undefined && unit !== 'device' && unitOf(unit) === undefined)
      fault('unit_unknown', unit, 'columns', path, 'unit');
  };
  named(current?.name, 'columns', 'current', 'name');
  value(current, 'current');
  named(dueValue?.name, 'columns', 'due_value', 'name');
  value(dueValue, 'due_value');
  value(months, 'months');
  if (months !== undefined) {
    named(months.pattern.replace('{n}', '1'), 'columns', 'months', 'pattern');
    named(months.date.replace('{n}', '1'), 'columns', 'months', 'date');
  }
  // Whatever the value will be, it needs its day. A list of devices has no values and says what they are.
  if (current === undefined && dueValue === undefined && months === undefined && deviceKind === undefined) {
    fault('incomplete', 'current', 'columns');
    if (readAt === undefined && dueDate === undefined) fault('incomplete', 'read_at', 'columns');
  }
  if (current !== undefined && readAt === undefined) fault('incomplete', 'read_at', 'columns');
  if (dueValue !== undefined && dueDate === undefined) fault('incomplete', 'due_date', 'columns');
  for (const [at, format] of mapping.dateFormats.entries())
    if (!isDateFormat(format)) fault('date_format_unknown', format, 'date_formats', at);
  for (const [at, { column }] of mapping.skip.entries())
    if (!known.has(columnKey(column))) fault('column_unknown', column, 'skip', at, 'column');
  return faults;
}
