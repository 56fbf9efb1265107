import { byteAt, hexByte } from './bytes.ts';
import { type Formats, formatOf, formatSignature, openCompactFrame } from './compact-frame.ts';
import { expandProfiles } from './compact-profile.ts';
import { type Failure, failure } from './failure.ts';
import { KNOWN_FORMATS } from './known-formats.ts';
import { spacedHex } from './record-value.ts';
import { BLANK_RECORD, type RecordList, readRecords, type TelegramRecord } from './records.ts';
import type { DecodedTelegram } from './result.ts';
import type { Content } from './transport-header.ts';
import type { Walk } from './walk.ts';

/** What stands behind the transport header. */
export interface ContentRead extends RecordList {
  readonly format: DecodedTelegram['format'];
}

export const NO_CONTENT: ContentRead = {
  records: [],
  warnings: [],
  manufacturerData: null,
  moreRecordsFollow: false,
  format: null,
};

/** Reads the content by its kind: data records, a compact frame of a known format, or the headers of a format. */
export function readContent(
  walk: Walk,
  content: Content,
  options: { readonly formats?: Formats; readonly withFormat?: boolean },
): ContentRead | Failure {
  if (content === 'nothing') return NO_CONTENT;
  if (content === 'format') return formatFrame(walk);
  if (content === 'error') return failure('application_error', applicationError(walk));
  if (content === 'alarm') return alarm(walk);
  if (content === 'compact') {
    const compact = openCompactFrame(walk.bytes, walk.at, walk.end, options.formats ?? KNOWN_FORMATS, KNOWN_FORMATS);
    if ('ok' in compact) return compact;
    if (!compact.verified) {
      // Behind a session the payload has a checksum of its own that held: the bytes arrived as the meter sent them.
      if (!walk.payloadVerified) return failure('format_mismatch', 'full-frame checksum');
      walk.warnings.push('format_checksum');
    }
    return { ...readRecords(walk.bytes, compact.valuesFrom, walk.end, compact.headers), format: null };
  }
  const list = readRecords(walk.bytes, walk.at, walk.end);
  const headers = options.withFormat === true ? formatOf(walk.bytes, walk.at, walk.end) : null;
  return { ...list, format: headers === null ? null : { signature: formatSignature(headers), headers } };
}

/** EN 13757-3, application errors. */
const APPLICATION_ERRORS = [
  'unspecified',
  'control information not implemented',
  'buffer too long, cut off',
  'too many records',
  'premature end of a record',
  'more than ten DIFEs',
  'more than ten VIFEs',
  'reserved',
  'too busy for a readout',
  'too many readouts',
];

/** Behind fillers the error's number, or nothing at all. */
function applicationError(walk: Walk): string {
  const at = firstBehindFillers(walk);
  if (at >= walk.end) return 'no code';
  const code = byteAt(walk.bytes, at);
  return `code ${hexByte(code)}, ${APPLICATION_ERRORS[code] ?? 'of the maker'}`;
}

/** An alarm is data of the meter: one record with the bytes as sent. */
function alarm(walk: Walk): ContentRead {
  const at = firstBehindFillers(walk);
  const value = at >= walk.end ? null : spacedHex(walk.bytes, at, walk.end);
  return { ...NO_CONTENT, records: [{ ...BLANK_RECORD, quantity: 'alarm', value }], warnings: ['alarm'] };
}

function firstBehindFillers(walk: Walk): number {
  let at = walk.at;
  while (at < walk.end && byteAt(walk.bytes, at) === 0x2f) at += 1;
  return at;
}

/** A format frame: length, signature and the headers that compact frames will refer to. */
function formatFrame(walk: Walk): ContentRead | Failure {
  const headers = walk.bytes.subarray(walk.at + 3, walk.at + 1 + byteAt(walk.bytes, walk.at));
  const signature = byteAt(walk.bytes, walk.at + 1) | (byteAt(walk.bytes, walk.at + 2) << 8);
  if (headers.length === 0 || formatSignature(headers) !== signature) return failure('format_mismatch', 'format frame');
  return { ...NO_CONTENT, format: { signature, headers } };
}

/** The records as sent, and behind them what single records pack together. */
export function withHistory(records: TelegramRecord[]): TelegramRecord[] {
  const packed = records.some(({ qualifiers: q }) => q.length > 0 && q.some((name) => name.endsWith('_profile')));
  return packed ? [...records, ...expandProfiles(records)] : records;
}
