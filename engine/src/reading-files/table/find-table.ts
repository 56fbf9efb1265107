import { csvRows, delimiterOf } from './csv.ts';
import {
  COLUMNS_MAX,
  type CsvShape,
  cellOf,
  columnKey,
  columnNames,
  csvTable,
  jsonTable,
  type TableRow,
  xmlTable,
} from './rows.ts';
import { isVague, roleOf } from './synonyms.ts';
import { xmlEvents } from './xml.ts';

/** A table nobody has mapped yet, or that a mapping was found for. */
export interface FoundTable {
  readonly kind: 'csv' | 'xml' | 'json';
  readonly columns: readonly string[];
  /** Of a CSV. */
  readonly shape: CsvShape | null;
  /** Of XML: path of the elements that are rows. */
  readonly record: string;
  /** First rows, to propose a mapping from and to show. */
  readonly sample: readonly TableRow[];
}

const SAMPLE_ROWS = 20;
/** A header may have a few lines with the name of the house and the day of the export above it. */
const HEADER_WITHIN = 20;

/**
 * What two files of the same making have in common: kind and names of the columns, sorted. Hashed, it selects the mapping.
 */
export function fingerprintText({ kind, columns, record }: Pick<FoundTable, 'kind' | 'columns' | 'record'>): string {
  // How often an element repeats differs from file to file.
  const names = new Set(columns.map((name) => columnKey(name).replace(/\[\d+\]/g, '')));
  return [kind, record, ...[...names].sort()].join('\n');
}

export function findTable(text: string): FoundTable | null {
  const begin = text.trimStart()[0];
  if (begin === '<') return findXml(text);
  if (begin === '{' || begin === '[') return findJson(text);
  return findCsv(text);
}

const looksLikeValue = (cell: string): boolean => /^[\d.,:;\-+/\sT]*$/.test(cell);

function findCsv(text: string): FoundTable | null {
  const begin = text.slice(0, 65_536);
  const delimiter = delimiterOf(begin.split(/\r\n|\n|\r/).slice(0, HEADER_WITHIN + 5));
  const rows: (readonly string[])[] = [];
  for (const { cells } of csvRows(begin, delimiter)) {
    rows.push(cells);
    if (rows.length > HEADER_WITHIN) break;
  }
  if (rows.every((cells) => cells.length < 2)) return null;
  const known = (cells: readonly string[]) => cells.filter((cell) => roleOf(cell) !== undefined).length;
  const best = rows.reduce((most, cells, at) => (known(cells) > known(rows[most] ?? []) ? at : most), 0);
  const widest = Math.max(...rows.map(({ length }) => length));
  const first = rows.findIndex(({ length }) => length >= widest);
  const at = known(rows[best] ?? []) >= 2 ? best : first;
  const header = rows[at] ?? [];
  const hasHeader = known(header) >= 2 || header.every((cell) => cell === '' || !looksLikeValue(cell));
  const columns = columnNames(hasHeader ? header : header.map(() => ''));
  const names = hasHeader ? columns : header.map((_, n) => `#${n + 1}`);
  if (names.length < 2 || names.length > COLUMNS_MAX) return null;
  const shape = { delimiter, columns: names, rowsBefore: hasHeader ? at + 1 : at, hasHeader };
  return { kind: 'csv', columns: names, shape, record: '', sample: sampleOf(csvTable(text, shape)) };
}

function sampleOf(rows: Iterable<TableRow | { kind: string }>): TableRow[] {
  const sample: TableRow[] = [];
  let seen = 0;
  for (const row of rows) {
    if ('cells' in row) sample.push(row);
    seen += 1;
    if (sample.length === SAMPLE_ROWS || seen > 10 * SAMPLE_ROWS) break;
  }
  return sample;
}

/** Columns of rows that need not all have the same, in the order in which they are first seen. */
function columnsOf(rows: Iterable<TableRow | { kind: string }>): string[] {
  const columns = new Set<string>();
  let seen = 0;
  for (const row of rows) {
    if ('cells' in row) for (const key of row.cells.keys()) if (columns.size < COLUMNS_MAX) columns.add(key);
    seen += 1;
    if (seen >= 1_000) break;
  }
  return [...columns];
}

interface Element {
  count: number;
  depth: number;
  /** Names of its attributes and children. */
  readonly parts: Set<string>;
}

function findXml(text: string): FoundTable | null {
  const elements = new Map<string, Element>();
  const open: string[] = [];
  let events = 0;
  for (const event of xmlEvents(text)) {
    events += 1;
    if (events > 200_000) break;
    if (event.kind === 'close') open.pop();
    if (event.kind !== 'open') continue;
    const parent = elements.get(open.join('/'));
    if (parent !== undefined && parent.parts.size < COLUMNS_MAX) parent.parts.add(event.name);
    open.push(event.name);
    const path = open.join('/');
    const element = elements.get(path) ?? { count: 0, depth: open.length, parts: new Set<string>() };
    element.count += 1;
    for (const [name] of event.attributes) if (element.parts.size < COLUMNS_MAX) element.parts.add(name);
    if (elements.size < 2_000) elements.set(path, element);
  }
  // The rows are the outermost elements that name a meter, else those that come most often.
  const candidates = [...elements].filter(([, { parts }]) => parts.size > 0);
  const namesMeter = ({ parts }: Element) => [...parts].some((part) => roleOf(part) === 'meterId' && !isVague(part));
  const order = (a: Element, b: Element): number => a.depth - b.depth || b.count - a.count;
  const [record] =
    candidates.filter(([, each]) => namesMeter(each)).sort(([, a], [, b]) => order(a, b))[0] ??
    candidates.filter(([, { depth }]) => depth > 1).sort(([, a], [, b]) => b.count - a.count || a.depth - b.depth)[0] ??
    [];
  if (record === undefined) return null;
  const columns = columnsOf(xmlTable(text, record));
  if (columns.length === 0) return null;
  return { kind: 'xml', columns, shape: null, record, sample: sampleOf(xmlTable(text, record)) };
}

function findJson(text: string): FoundTable | null {
  const columns = columnsOf(jsonTable(text));
  if (columns.length < 2) return null;
  return { kind: 'json', columns, shape: null, record: '', sample: sampleOf(jsonTable(text)) };
}

/** What the first rows have in a column, without empty cells. */
export const sampleCells = ({ sample }: Pick<FoundTable, 'sample'>, column: string): string[] =>
  sample.map((row) => cellOf(row, column)).filter((cell) => cell !== '');
