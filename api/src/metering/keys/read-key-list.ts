import { readText } from '@klarmeter/engine';
import type { BrokenLine, KeyLine } from './columns.ts';
import { isContainer, openContainer } from './open-container.ts';
import { readCsv } from './read-csv.ts';
import { readXml } from './read-xml.ts';
import { UnreadableKeys } from './unreadable.ts';

export const KEY_LINES_MAX = 10_000;

/**
 * The keys of a file: a table, XML, or an encrypted container with XML inside.
 * @throws UnreadableKeys with the reason where the file as a whole gives none
 */
export function readKeyList(bytes: Uint8Array, password: string | undefined): (KeyLine | BrokenLine)[] {
  const text = textOf(bytes);
  const lines = /^\s*</.test(text) ? readXml(xmlOf(text.trimStart(), password)) : readCsv(text);
  if (lines.length === 0) throw new UnreadableKeys('no_lines');
  if (lines.length > KEY_LINES_MAX) throw new UnreadableKeys('too_many_lines');
  return lines;
}

const xmlOf = (text: string, password: string | undefined): string =>
  isContainer(text) ? openContainer(text, password) : text;

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new UnreadableKeys('zip_archive');
  const read = readText(bytes);
  if (read === null) throw new UnreadableKeys('not_text');
  return read.text;
}
