import { COMMON_DATE_FORMATS, cellDate } from './dates.ts';
import { type FoundTable, sampleCells } from './find-table.ts';
import type { MappedColumns, TableMapping, ValueColumn } from './mapping.ts';
import { unitOf } from './numbers.ts';
import { type ColumnRole, isVague, plainName, roleOf, unitInName } from './synonyms.ts';

/** What a person still has to say about a proposal. */
export type MissingPart = 'meter_id' | 'read_at' | 'value' | 'unit' | 'date_format' | 'due_date';

export interface Proposal {
  readonly mapping: TableMapping;
  /** Empty where the proposal could be confirmed as it is. */
  readonly missing: readonly MissingPart[];
  /** Columns the proposal does not use. */
  readonly unused: readonly string[];
}

/** A mapping guessed from the names of the columns and the first rows. A person confirms it or says better. */
export function proposeMapping(table: FoundTable): Proposal {
  const taken = new Map<ColumnRole, string>();
  for (const name of table.columns) {
    const role = /\[\d+\]/.test(name) ? undefined : roleOf(name);
    const earlier = role === undefined ? undefined : taken.get(role);
    if (role !== undefined && (earlier === undefined || (isVague(earlier) && !isVague(name)))) taken.set(role, name);
  }
  const name = (role: ColumnRole): string | undefined => taken.get(role);
  const unitColumn = name('unit');
  const missing = new Set<MissingPart>();
  const valueColumn = (column: string): ValueColumn => {
    const inName = unitInName(column);
    if (inName !== undefined && unitOf(inName) !== undefined) return { name: column, unit: inName };
    if (unitColumn !== undefined) return { name: column, unitColumn };
    missing.add('unit');
    return { name: column, unit: 'device' };
  };
  const [meterId, readAt, current, dueDate, dueValue] = [
    name('meterId'),
    name('readAt'),
    name('current'),
    name('dueDate'),
    name('dueValue'),
  ];
  if (meterId === undefined) missing.add('meter_id');
  if (current === undefined && dueValue === undefined) missing.add('value');
  if (current !== undefined && readAt === undefined) missing.add('read_at');
  if (dueValue !== undefined && dueDate === undefined) missing.add('due_date');
  // Months are written in the unit of the value they lead to, unless they say otherwise.
  const ofCurrent = current === undefined ? undefined : valueColumn(current);
  const months = monthsOf(table, (column) =>
    unitInName(column) === undefined && ofCurrent !== undefined ? { ...ofCurrent, name: column } : valueColumn(column),
  );
  // Whatever column the value will be, it needs a day.
  if (missing.has('value') && months === undefined && readAt === undefined && dueDate === undefined)
    missing.add('read_at');
  const manufacturer = name('manufacturer');
  const deviceKind = name('deviceKind');
  const status = name('status');
  const columns: MappedColumns = {
    meterId: { name: meterId ?? table.columns[0] ?? '', transform: 'auto' },
    ...(manufacturer === undefined ? {} : { manufacturer: { name: manufacturer } }),
    ...(deviceKind === undefined ? {} : { deviceKind: { name: deviceKind } }),
    ...(readAt === undefined ? {} : { readAt: { name: readAt } }),
    ...(ofCurrent === undefined ? {} : { current: ofCurrent }),
    ...(dueDate === undefined ? {} : { dueDate: { name: dueDate } }),
    ...(dueValue === undefined ? {} : { dueValue: valueColumn(dueValue) }),
    ...(months === undefined ? {} : { months }),
    ...(status === undefined ? {} : { status: { name: status } }),
  };
  const dateFormats = formatsOf(table, [readAt, dueDate, months?.date.replace('{n}', '1')]);
  if (dateFormats.length === 0 && (readAt ?? dueDate) !== undefined) missing.add('date_format');
  const used = new Set([...taken.values()].map(plainName));
  return {
    mapping: {
      kind: table.kind,
      encoding: 'auto',
      headerRows: table.shape?.hasHeader === false ? 0 : 1,
      record: table.record,
      decimal: decimalOf(table, [current, dueValue, months?.pattern.replace('{n}', '1')]),
      thousands: null,
      dateFormats: atLeastOne(dateFormats, table),
      columns,
      skip: [],
    },
    missing: [...missing],
    unused: table.columns.filter((column) => !used.has(plainName(column))),
  };
}

/** At least one, as a mapping must have: those of the columns of dates, else those that fit anywhere, else the German one. */
function atLeastOne(found: readonly string[], table: FoundTable): readonly string[] {
  if (found.length > 0) return found;
  const anywhere = formatsOf(table, table.columns);
  return anywhere.length > 0 ? anywhere : ['DD.MM.YYYY'];
}

/** Columns that differ by a number only: `Monatswert 1`, `Monatsdatum 1` ... */
function monthsOf({ columns }: FoundTable, valueColumn: (name: string) => ValueColumn): MappedColumns['months'] {
  const series = (role: ColumnRole): string[] =>
    columns.filter((column) => roleOf(column) === role && /\d/.test(column));
  const [values, dates] = [series('month'), series('monthDate')];
  const [first] = values.filter((column) => /(?<!\d)1(?!\d)/.test(column));
  const [firstDate] = dates.filter((column) => /(?<!\d)1(?!\d)/.test(column));
  if (first === undefined || firstDate === undefined) return undefined;
  const patternOf = (column: string): string => column.replace(/(?<!\d)1(?!\d)/, '{n}');
  const { unit, unitColumn } = valueColumn(first);
  return { pattern: patternOf(first), date: patternOf(firstDate), max: Math.min(values.length, 36), unit, unitColumn };
}

function formatsOf(table: FoundTable, columns: readonly (string | undefined)[]): string[] {
  const cells = columns.flatMap((column) => (column === undefined ? [] : sampleCells(table, column)));
  return COMMON_DATE_FORMATS.filter((format) => cells.some((cell) => typeof cellDate(cell, [format]) !== 'string'));
}

/** A comma in a number of the first rows makes it the sign of decimals; the German one where no number has any. */
function decimalOf(table: FoundTable, columns: readonly (string | undefined)[]): ',' | '.' {
  const cells = columns.flatMap((column) => (column === undefined ? [] : sampleCells(table, column)));
  if (cells.some((cell) => /^\d+,\d+$/.test(cell))) return ',';
  return cells.some((cell) => /^\d+\.\d+$/.test(cell)) ? '.' : ',';
}
