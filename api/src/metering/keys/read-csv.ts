import { type CsvRow, csvRows } from '@klarmeter/engine';
import {
  addressOf,
  type BrokenLine,
  type Column,
  columnOf,
  type Fields,
  type KeyLine,
  keyOf,
  readFields,
} from './columns.ts';
import { UnreadableKeys } from './unreadable.ts';

const DELIMITERS = [';', ',', '\t'] as const;

/**
 * A table with a line a device. The first line names the columns, in German or English; without one, the columns are
 * those that hold numbers of devices and keys.
 * @throws UnreadableKeys `unknown_columns` where it cannot be said which column is which
 */
export function readCsv(text: string): (KeyLine | BrokenLine)[] {
  for (const delimiter of DELIMITERS) {
    const rows = [...csvRows(text, delimiter)].filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [head] = rows;
    if (head === undefined) throw new UnreadableKeys('no_lines');
    const columns = columnsOf(head);
    if (columns === null) continue;
    return (columns.named ? rows.slice(1) : rows).map(({ line, cells }) =>
      cells.length > columns.byIndex.length && cells.slice(columns.byIndex.length).some((cell) => cell !== '')
        ? { line, serial: null, column: 'line', detail: 'more cells than columns' }
        : readFields(line, fieldsOf(columns.byIndex, cells)),
    );
  }
  throw new UnreadableKeys('unknown_columns');
}

const fieldsOf = (columns: readonly (Column | undefined)[], cells: readonly string[]): Fields =>
  Object.fromEntries(columns.flatMap((column, at) => (column === undefined ? [] : [[column, cells[at] ?? '']])));

function columnsOf({ cells }: CsvRow): { named: boolean; byIndex: readonly (Column | undefined)[] } | null {
  const named = cells.map(columnOf);
  const once = (column: Column) => named.filter((each) => each === column).length === 1;
  // Two columns of one kind cannot both be meant: the first serial number, manufacturer or key counts.
  if (named.includes('key') && (named.includes('serial') || named.includes('meter'))) {
    const byIndex = named.map((column, at) =>
      column !== undefined && !once(column) && named.indexOf(column) !== at ? undefined : column,
    );
    return { named: true, byIndex };
  }
  const keys = cells.flatMap((cell, at) => (keyOf(cell) === null ? [] : [at]));
  const numbers = cells.flatMap((cell, at) => (addressOf(cell) === null ? [] : [at]));
  const makers = cells.flatMap((cell, at) => (/^\s*[A-Z]{3}\s*$/.test(cell) ? [at] : []));
  if (keys.length !== 1 || numbers.length !== 1) return null;
  const byIndex = cells.map((_, at): Column | undefined => {
    if (at === keys[0]) return 'key';
    if (at === numbers[0]) return 'serial';
    return makers.length === 1 && at === makers[0] ? 'manufacturer' : undefined;
  });
  return { named: false, byIndex };
}
