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
  const text = textOf(bytes).trimStart();
  const lines = text.startsWith('<')
    ? readXml(isContainer(text) ? openContainer(text, password) : text)
    : readCsv(text);
  if (lines.length === 0) throw new UnreadableKeys('no_lines');
  if (lines.length > KEY_LINES_MAX) throw new UnreadableKeys('too_many_lines');
  return lines;
}

/** UTF-8 and UTF-16 as spreadsheets write them, and Windows-1252, in which older ones do. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new UnreadableKeys('zip_archive');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new UnreadableKeys('not_text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
