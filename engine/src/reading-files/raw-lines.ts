import { civilMoment } from './civil.ts';
import { type FileRecord, type RefusedOfFile, refused, remark } from './record.ts';
import { seen } from './remarks.ts';
import { telegramOfHex } from './telegram-line.ts';
import { linesOf } from './text.ts';

/*
 * One telegram a line: bare hexadecimal text, `telegram=|...|`, a line of rtl-wmbus, or of a stick with culfw.
 * Blank lines and those with `#` in front count for nothing.
 */

const WRAPPER = /^telegram=/i;
/** Link mode, checksum ok, line code ok, time, signal, level, id, telegram without checksums. */
const RTL_WMBUS = /^[A-Z]\d[a-z]?;[^;]*;/;
/** `b` before an even number of digits, so an odd number with it; `bY` is frame format B. */
const STICK = /^b(?=Y|([0-9A-Fa-f]{2})+$)/;
const HEX = /^(0x)?[0-9A-Fa-f_|\s]+$/i;
const LINE_MAX = 8_192;
const RTL_FIELDS = 8;

export const isComment = (text: string): boolean => text === '' || text.startsWith('#');

/** Whether a line has one of these shapes; what it carries is looked at later. */
export function isRawLine(text: string): boolean {
  if (WRAPPER.test(text) || RTL_WMBUS.test(text)) return true;
  if (STICK.test(text) && text.length > 20) return true;
  return HEX.test(text) && text.replace(/[_|\s]/g, '').length >= 20;
}

export function* readRawLines(text: string): Generator<FileRecord> {
  for (const { line, text: raw } of linesOf(text)) {
    const trimmed = raw.trim();
    if (isComment(trimmed)) continue;
    yield trimmed.length > LINE_MAX ? tooLong(line, LINE_MAX) : readLine(line, trimmed);
  }
}

export const tooLong = (line: number, max: number): RefusedOfFile =>
  refused(line, remark('line_too_long', { max: String(max) }));

function readLine(line: number, text: string): FileRecord {
  if (RTL_WMBUS.test(text)) return readRtlWmbus(line, text.split(';'));
  if (WRAPPER.test(text)) return telegramOfHex(line, text.replace(WRAPPER, '').replace(/[_|]/g, ''));
  const stick = text.replace(/\s+/g, '');
  if (STICK.test(stick)) return telegramOfHex(line, stick.replace(/^bY?/, ''));
  if (!HEX.test(text)) return refused(line, remark('other_format', { seen: seen(text) }));
  return telegramOfHex(line, text.replace(/[_|]/g, ''));
}

function readRtlWmbus(line: number, fields: readonly string[]): FileRecord {
  const [, crcOk, , time = '', , , id = '', telegram = ''] = fields;
  if (fields.length < RTL_FIELDS) {
    const counts = { found: String(fields.length), expected: String(RTL_FIELDS) };
    return refused(line, remark('columns_missing', counts));
  }
  if (crcOk !== '1') return { kind: 'refused', line, verdict: 'bad_crc', remarks: [remark('crc_flag')] };
  const meter = /^[0-9A-Fa-f]{8}$/.test(id) ? id : null;
  return telegramOfHex(line, telegram, { at: civilMoment(time), meter });
}
