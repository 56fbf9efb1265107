import { jsonObjects } from '../json-objects.ts';
import { fieldsOf, isFields } from '../json-telegrams.ts';
import { type FileRecord, refused, remark } from '../record.ts';
import { csvRows } from './csv.ts';
import { type XmlEvent, xmlEvents } from './xml.ts';

/** A row of a table: a line of separated values, or an element or object with a path for each of its values. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export const COLUMNS_MAX = 400;

/** A name of a column, the same however it was capitalised and spaced. */
export const columnKey = (name: string): string => name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Names of columns of a header; one that is empty or comes again is numbered. */
export function columnNames(header: readonly string[]): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  for (const [at, cell] of header.entries()) {
    const plain = cell.trim() === '' ? `#${at + 1}` : cell.trim().replace(/\s+/g, ' ');
    const name = taken.has(columnKey(plain)) ? `${plain} #${at + 1}` : plain;
    names.push(name);
    taken.add(columnKey(name));
  }
  while (names.at(-1) === `#${names.length}` && header[names.length - 1]?.trim() === '') names.pop();
  return names;
}

export interface CsvShape {
  readonly delimiter: string;
  /** Names of the columns, in order. */
  readonly columns: readonly string[];
  /** Rows in front of the first with values: what stands above the header, and the header. */
  readonly rowsBefore: number;
  readonly hasHeader: boolean;
}

/** Rows of a CSV under its header; those that cannot be cut into its columns are refused. */
export function* csvTable(text: string, shape: CsvShape): Generator<TableRow | FileRecord> {
  const { delimiter, columns, rowsBefore, hasHeader } = shape;
  const keys = columns.map(columnKey);
  let passed = 0;
  for (const { line, cells } of csvRows(text, delimiter)) {
    passed += 1;
    if (passed <= rowsBefore) continue;
    if (hasHeader && cells.every((cell, at) => columnKey(cell) === (keys[at] ?? ''))) {
      yield { kind: 'skipped', line, remarks: [remark('header_again')] };
      continue;
    }
    const beyond = cells.slice(columns.length).some((cell) => cell !== '');
    if (cells.length < columns.length || beyond) {
      const counts = { found: String(cells.length), expected: String(columns.length) };
      yield refused(line, remark(beyond ? 'columns_too_many' : 'columns_missing', counts));
      continue;
    }
    yield { line, cells: new Map(keys.map((key, at) => [key, cells[at] ?? ''])) };
  }
}

/**
 * Elements at a path (`export/device`) as rows: `serial` is a child, `@serial` an attribute, `value/@unit` both, and
 * `/export/site/@id` of what stands around. The second child of a name is `month[2]`, the first `month` and `month[1]`.
 */
export function* xmlTable(text: string, path: string): Generator<TableRow | FileRecord> {
  const around: { name: string; cells: [string, string][] }[] = [];
  let record: { line: number; cells: Map<string, string>; depth: number; seen: Map<string, number> } | null = null;
  const put = (key: string, value: string): void => {
    if (record !== null && record.cells.size < COLUMNS_MAX) record.cells.set(columnKey(key), value.trim());
  };
  const inside: string[] = [];
  for (const event of xmlEvents(text)) {
    if (event.kind === 'broken') {
      yield refused(event.line, event.remark);
      return;
    }
    if (event.kind === 'open') {
      if (record !== null) {
        inside.push(numbered(record.seen, [...inside, event.name].join('/')));
        const at = inside.at(-1) ?? '';
        inside[inside.length - 1] = at.slice(at.lastIndexOf('/') + 1);
        for (const [key, value] of event.attributes) put(`${inside.join('/')}/@${key}`, value);
        continue;
      }
      const here = [...around.map(({ name }) => name), event.name].join('/');
      if (here !== path) {
        around.push({ name: event.name, cells: event.attributes.map(([key, value]) => [`/${here}/@${key}`, value]) });
        continue;
      }
      record = { line: event.line, cells: new Map(), depth: around.length, seen: new Map() };
      for (const { cells } of around) for (const [key, value] of cells) put(key, value);
      for (const [key, value] of event.attributes) put(`@${key}`, value);
    } else if (event.kind === 'text') {
      if (record !== null) put(inside.length === 0 ? '.' : inside.join('/'), event.text);
      else textAround(around, event);
    } else if (record === null) around.pop();
    else if (inside.length > 0) inside.pop();
    else {
      yield { line: record.line, cells: record.cells };
      record = null;
    }
  }
}

function numbered(counts: Map<string, number>, path: string): string {
  const count = (counts.get(path) ?? 0) + 1;
  counts.set(path, count);
  return count === 1 ? path : `${path}[${count}]`;
}

/** A value in front of the rows, such as the day of an export, belongs to those behind it. */
function textAround(around: { name: string; cells: [string, string][] }[], event: XmlEvent & { kind: 'text' }): void {
  const parent = around.at(-2);
  if (parent === undefined || parent.cells.length >= COLUMNS_MAX) return;
  parent.cells.push([`/${around.map(({ name }) => name).join('/')}`, event.text]);
}

/** JSON objects as rows: `value` is a field, `meter/serial` one within another, `months[2]/value` of the second of a list. */
export function* jsonTable(text: string): Generator<TableRow | FileRecord> {
  for (const part of jsonObjects(text)) {
    const found = fieldsOf(part);
    if ('refused' in found) {
      yield found.refused;
      continue;
    }
    const cells = new Map<string, string>();
    flatten(found.fields, '', cells, 0);
    yield { line: part.line, cells };
  }
}

const JSON_DEPTH_MAX = 8;

function flatten(value: unknown, path: string, cells: Map<string, string>, depth: number): void {
  if (cells.size >= COLUMNS_MAX || depth > JSON_DEPTH_MAX) return;
  if (Array.isArray(value)) {
    for (const [at, each] of value.slice(0, COLUMNS_MAX).entries())
      flatten(each, at === 0 ? path : `${path}[${at + 1}]`, cells, depth + 1);
  } else if (isFields(value)) {
    for (const [key, each] of Object.entries(value))
      flatten(each, path === '' ? key : `${path}/${key}`, cells, depth + 1);
  } else if (value !== null) cells.set(columnKey(path), String(value).trim());
}

export const isRow = (each: TableRow | FileRecord): each is TableRow => 'cells' in each;

/** A cell by the name a mapping uses, empty where the row has none. */
export function cellOf({ cells }: TableRow, name: string): string {
  const key = columnKey(name);
  return cells.get(key) ?? cells.get(key.replaceAll('[1]', '')) ?? '';
}
