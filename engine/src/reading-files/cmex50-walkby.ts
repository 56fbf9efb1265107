import { mediumOf } from '../telegram/address.ts';
import { isComment, tooLong } from './raw-lines.ts';
import { type FileRecord, type Remark, refused, remark } from './record.ts';
import { telegramOfHex } from './telegram-line.ts';
import { linesOf } from './text.ts';

/*
 * Walk-by dump of Elvaco CMeX50: `iiiiiiii;*mmm;vv;dd;ss;rrrr;ww;<telegram>;` with id, manufacturer, version, device type,
 * status, signal, radio mode, and the telegram from its length field without checksums. Where the receiver only lists who
 * it heard, the telegram is missing.
 */

const ROW = /^[0-9A-Fa-f]{8};[ *][A-Za-z@[\\\]^_]{3};[0-9A-Fa-f]{2};[0-9A-Fa-f]{2};[0-9A-Fa-f]{2};/;
const FIELDS = 7;
const LINE_MAX = 4_096;

export const isCmex50Line = (text: string): boolean => ROW.test(text);

export function* readCmex50Walkby(text: string): Generator<FileRecord> {
  for (const { line, text: raw } of linesOf(text)) {
    const trimmed = raw.trim();
    if (isComment(trimmed)) continue;
    yield trimmed.length > LINE_MAX ? tooLong(line, LINE_MAX) : readRow(line, trimmed);
  }
}

function readRow(line: number, text: string): FileRecord {
  const [id = '', maker = '', version = '', type = '', status = '', signal = '', mode, telegram = ''] = text.split(';');
  if (mode === undefined || !ROW.test(text)) {
    const counts = { found: String(text.split(';').length), expected: String(FIELDS + 1) };
    return refused(line, remark('columns_missing', counts));
  }
  const remarks = remarksOfStatus(Number.parseInt(status, 16));
  const rssiDbm = /^-\d{1,3}$/.test(signal.trim()) ? Number(signal) : null;
  if (telegram.trim() !== '') return telegramOfHex(line, telegram, { meter: id, rssiDbm, remarks });
  const deviceType = Number.parseInt(type, 16);
  return {
    kind: 'seen',
    line,
    lacks: 'telegram',
    manufacturer: maker.slice(-3).toUpperCase(),
    serial: id.toUpperCase(),
    deviceKind: null,
    address: { version: Number.parseInt(version, 16), deviceType, medium: mediumOf(deviceType) },
    gateway: null,
    remarks: [remark('no_telegram'), ...remarks],
  };
}

/** The status byte of a telegram (EN 13757-7): 04 low power, 08 permanent, 10 temporary error. */
export function remarksOfStatus(status: number): Remark[] {
  const remarks: Remark[] = [];
  if ((status & 0x04) !== 0) remarks.push(remark('battery_low'));
  if ((status & 0x10) !== 0) remarks.push(remark('device_warning', { status: 'temporary_error' }));
  if ((status & 0x08) !== 0) remarks.push(remark('device_error', { status: 'permanent_error' }));
  return remarks;
}
