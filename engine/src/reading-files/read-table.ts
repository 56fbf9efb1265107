import type { FileRecord } from './record.ts';
import { applyMapping } from './table/apply.ts';
import type { FoundTable } from './table/find-table.ts';
import type { TableMapping } from './table/mapping.ts';
import { csvTable, jsonTable, type TableRow, xmlTable } from './table/rows.ts';

/** The records of a table, one after the other, read by a mapping. */
export function readTableFile(text: string, table: FoundTable, mapping: TableMapping): Generator<FileRecord> {
  return applyMapping(rowsOf(text, table, mapping), mapping);
}

function rowsOf(
  text: string,
  { kind, shape, record }: FoundTable,
  mapping: TableMapping,
): Iterable<TableRow | FileRecord> {
  if (kind === 'xml') return xmlTable(text, mapping.record === '' ? record : mapping.record);
  if (kind === 'json' || shape === null) return jsonTable(text);
  // Further rows of a header, such as one of units, stand behind the names.
  const further = shape.hasHeader ? Math.max(0, mapping.headerRows - 1) : 0;
  return csvTable(text, { ...shape, rowsBefore: shape.rowsBefore + further });
}
