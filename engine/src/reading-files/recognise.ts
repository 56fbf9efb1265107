import { READING_FILE_FORMATS, type ReadingFileFormat, type ReadingFileFormatId } from './formats.ts';
import { jsonObjects } from './json-objects.ts';
import { fieldsOf, formatOfObject } from './json-telegrams.ts';
import { isComment } from './raw-lines.ts';
import type { FileRecord } from './record.ts';
import { type FoundTable, findTable, fingerprintText } from './table/find-table.ts';
import { NEUTRAL_COLUMNS } from './table/neutral.ts';
import { linesOf } from './text.ts';

/** What a text is: telegrams in a known format, a table, or nothing that can be read. */
export type Recognised =
  | { readonly kind: 'telegrams'; readonly format: ReadingFileFormatId }
  | { readonly kind: 'table'; readonly format: ReadingFileFormatId; readonly table: FoundTable }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

const LINES_LOOKED_AT = 50;
/** So much of a line shows what it is: a pattern must not run over a line of megabytes. */
const BEGIN_LOOKED_AT = 16_384;

/** Recognises a file by what is in it; its name and media type say nothing. */
export function recogniseReadingFile(text: string): Recognised {
  const begin = text.trimStart()[0];
  if (begin === undefined) return { kind: 'empty' };
  const telegrams = begin === '{' || begin === '[' ? ofObjects(text) : begin === '<' ? undefined : ofLines(text);
  if (telegrams === 'empty') return { kind: 'empty' };
  if (telegrams !== undefined) return { kind: 'telegrams', format: telegrams };
  const table = findTable(text);
  if (table === null) return { kind: 'unknown' };
  return { kind: 'table', table, format: isNeutral(table) ? 'neutral_csv' : `table_${table.kind}` };
}

const NEUTRAL = fingerprintText({ kind: 'csv', columns: NEUTRAL_COLUMNS, record: '' });
const isNeutral = (table: FoundTable): boolean => fingerprintText(table) === NEUTRAL;

/** The format most of the first lines have, if it is most of them: files are cut, sorted and put together. */
function ofLines(text: string): ReadingFileFormatId | 'empty' | undefined {
  const counts = new Map<ReadingFileFormatId, number>();
  let looked = 0;
  for (const { text: raw } of linesOf(text)) {
    const line = raw.trim().slice(0, BEGIN_LOOKED_AT);
    if (isComment(line)) continue;
    looked += 1;
    const format = (READING_FILE_FORMATS as readonly ReadingFileFormat[]).find(({ isLine }) => isLine?.(line) === true);
    if (format !== undefined) {
      const id = format.id as ReadingFileFormatId;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    if (looked === LINES_LOOKED_AT) break;
  }
  if (looked === 0) return 'empty';
  const [[best, count] = [undefined, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return count * 2 >= looked ? best : undefined;
}

function ofObjects(text: string): ReadingFileFormatId | undefined {
  let looked = 0;
  for (const part of jsonObjects(text)) {
    const found = fieldsOf(part);
    const format = 'fields' in found ? formatOfObject(found.fields) : undefined;
    if (format !== undefined) return format;
    looked += 1;
    if (looked === LINES_LOOKED_AT) break;
  }
  return undefined;
}

/** The records of a file of telegrams, one after the other. @throws RangeError for a format that needs a mapping. */
export function readTelegramFile(text: string, format: string): Generator<FileRecord> {
  const found = READING_FILE_FORMATS.find(({ id }) => id === format);
  if (found === undefined || found.read === null) throw new RangeError(`${format} is no format of telegrams`);
  return found.read(text);
}
