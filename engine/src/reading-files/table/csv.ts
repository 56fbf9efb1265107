export const DELIMITERS = [';', ',', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
  /** Line it begins in, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = '"';
/** A quoted field may run over line ends; one that is never closed must not swallow the file. */
const QUOTED_MAX = 4_096;

/**
 * Rows of separated values (RFC 4180), one after the other. Empty lines count for nothing; a quote that is never closed
 * stands for itself, so that one slip costs one row.
 *
 * Not csv-parse, which reads whatever is well-formed alike: a quote that is never closed makes it give up the file, swallow
 * the rows up to the next quote (`relax_quotes`) or leave rows out (`skip_records_with_error`), and each row here has to have
 * its verdict. It also holds all rows at once where it is not a stream, and this reader is a pure generator (csv.test.ts).
 */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const from = line;
    const cells: string[] = [];
    let ended = false;
    while (!ended) {
      const cell = readCell(text, at, delimiter);
      line += cell.lines;
      cells.push(cell.text);
      at = cell.next;
      ended = text[at] !== delimiter;
      if (!ended) at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    if (at < text.length) line += 1;
    at += 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') yield { line: from, cells };
  }
}

interface Cell {
  readonly text: string;
  /** Where the delimiter or the line end behind it stands. */
  readonly next: number;
  /** Line ends within. */
  readonly lines: number;
}

function readCell(text: string, at: number, delimiter: string): Cell {
  const begin = pastBlanks(text, at);
  const quoted = text[begin] === QUOTE ? readQuoted(text, begin, delimiter) : null;
  if (quoted !== null) return quoted;
  let next = at;
  while (next < text.length && text[next] !== delimiter && !isLineEnd(text, next)) next += 1;
  return { text: text.slice(at, next).trim(), next, lines: 0 };
}

/** Blanks around quotes mean nothing. */
function pastBlanks(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ') next += 1;
  return next;
}

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

/** Null where no quote closes the field right in front of a delimiter or a line end. */
function readQuoted(text: string, at: number, delimiter: string): Cell | null {
  let content = '';
  let lines = 0;
  for (let next = at + 1; next < text.length && next - at <= QUOTED_MAX; next += 1) {
    const sign = text[next];
    if (sign !== QUOTE) {
      if (sign === '\n') lines += 1;
      content += sign;
    } else if (text[next + 1] === QUOTE) {
      content += QUOTE;
      next += 1;
    } else {
      const behind = pastBlanks(text, next + 1);
      const closes = behind >= text.length || text[behind] === delimiter || isLineEnd(text, behind);
      return closes ? { text: content.trim(), next: behind, lines } : null;
    }
  }
  return null;
}

/** The delimiter that parts the first lines into the most fields, outside of quotes. */
export function delimiterOf(lines: readonly string[]): Delimiter {
  let best: Delimiter = ';';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = lines.reduce((sum, line) => sum + line.replace(/"[^"]*"/g, '').split(delimiter).length - 1, 0);
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}
