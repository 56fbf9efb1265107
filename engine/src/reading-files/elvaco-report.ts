import { bytesOfHex } from '../telegram/bytes.ts';
import { civilMoment } from './civil.ts';
import { isComment, tooLong } from './raw-lines.ts';
import { type FileRecord, refused, remark } from './record.ts';
import { seen } from './remarks.ts';
import { telegramRecord, wiredFrame } from './telegram-line.ts';
import { linesOf } from './text.ts';

/*
 * Reports of Elvaco CMe and CMi (templates 2001, 3001, 4001): gateway; meter; time of the value; number of the telegram;
 * wired content from the C field, without checksum and stop byte. The header may be missing. A meter that is installed and
 * has not been read has a row without content; it names no maker.
 */

const HEADER = /^serial-number;device-identification;/i;
const ROW = /^\d{6,12};[0-9A-Za-z]{8,16};\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2};\d{0,4};/;
const FIELDS = 5;
const LINE_MAX = 4_096;

export const isElvacoLine = (text: string): boolean => HEADER.test(text) || ROW.test(text);

export function* readElvacoReport(text: string): Generator<FileRecord> {
  for (const { line, text: raw } of linesOf(text)) {
    const trimmed = raw.trim();
    if (isComment(trimmed) || HEADER.test(trimmed)) continue;
    yield trimmed.length > LINE_MAX ? tooLong(line, LINE_MAX) : readRow(line, trimmed);
  }
}

function readRow(line: number, text: string): FileRecord {
  const fields = text.split(';');
  if (fields.length === FIELDS + 1 && fields.at(-1) === '') fields.pop();
  if (fields.length !== FIELDS) {
    const counts = { found: String(fields.length), expected: String(FIELDS) };
    return refused(line, remark(fields.length < FIELDS ? 'columns_missing' : 'columns_too_many', counts));
  }
  const [gateway = '', meter = '', created = '', , hex = ''] = fields.map((field) => field.trim());
  const at = civilMoment(created);
  if (at === null) return refused(line, remark('date_impossible', { column: 'created', seen: seen(created) }));
  if (hex === '') return notRead(line, meter, gateway);
  const content = bytesOfHex(hex.replace(/\s+/g, ''));
  if (content === null) return refused(line, remark('not_hex', { seen: seen(hex) }));
  if (content.length < 3) return refused(line, remark('telegram_empty'));
  return telegramRecord(line, wiredFrame(content), { at, gateway, meter });
}

/** A secondary address begins with the identification number (EN 13757-3). */
function notRead(line: number, meter: string, gateway: string): FileRecord {
  const serial = meter.slice(0, 8).toUpperCase();
  if (!/^[0-9A-F]{8}$/.test(serial)) return refused(line, remark('serial_unreadable', { seen: seen(meter) }));
  const unsaid = { manufacturer: null, deviceKind: null, address: null };
  return { kind: 'seen', line, lacks: 'telegram', serial, ...unsaid, gateway, remarks: [remark('no_telegram')] };
}
