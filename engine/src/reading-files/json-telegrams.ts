import { bytesOfHex } from '../telegram/bytes.ts';
import { readAddress } from '../telegram/read-address.ts';
import { civilMoment, epochMoment } from './civil.ts';
import { type JsonPart, jsonObjects } from './json-objects.ts';
import { type FileRecord, type Moment, refused, remark } from './record.ts';
import { seen } from './remarks.ts';
import { telegramOfHex, telegramRecord, wiredFrame } from './telegram-line.ts';

type Fields = Readonly<Record<string, unknown>>;

/** So long may one object be. */
const OBJECT_MAX = 262_144;

type JsonFormat = 'telegram_lines' | 'lobaro_json' | 'cls_json' | 'ttn_uplink' | 'chirpstack_uplink';

/** Which format the fields of an object are of. */
export function formatOfObject(fields: Fields): JsonFormat | undefined {
  if (typeof fields.telegram_hex === 'string') return 'telegram_lines';
  if (typeof fields.Raw === 'string' || typeof fields.RawWithCrc === 'string') return 'lobaro_json';
  if (typeof fields.typ === 'string' && typeof fields.enc === 'string' && 'd' in fields) return 'cls_json';
  if (isFields(fields.end_device_ids) && isFields(fields.uplink_message)) return 'ttn_uplink';
  return isFields(fields.deviceInfo) && typeof fields.data === 'string' ? 'chirpstack_uplink' : undefined;
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The fields of a part of a text, or why it has none. */
export function fieldsOf({ line, text, cut }: JsonPart): { fields: Fields } | { refused: FileRecord } {
  if (cut) return { refused: refused(line, remark('cut_off')) };
  if (text.length > OBJECT_MAX) return { refused: refused(line, remark('line_too_long', { max: String(OBJECT_MAX) })) };
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return { fields: value };
  } catch {
    // Said below.
  }
  return { refused: refused(line, remark('not_json', { seen: seen(text) })) };
}

/** Telegrams in JSON objects, each in the format its own fields show. */
export function* readJsonTelegrams(text: string): Generator<FileRecord> {
  for (const part of jsonObjects(text)) {
    const found = fieldsOf(part);
    yield 'refused' in found ? found.refused : readObject(part.line, found.fields);
  }
}

function readObject(line: number, fields: Fields): FileRecord {
  switch (formatOfObject(fields)) {
    case 'telegram_lines':
      return readOwnLine(line, fields);
    case 'lobaro_json':
      return readLobaro(line, fields);
    case 'cls_json':
      return readCls(line, fields);
    case 'ttn_uplink':
      return readTtn(line, fields);
    case 'chirpstack_uplink':
      return readUplink(line, fields.data, timeOf(fields.time), textOf((fields.deviceInfo as Fields).devEui));
    default:
      return refused(line, remark('json_unknown'));
  }
}

const timeOf = (value: unknown): Moment | null => (typeof value === 'string' ? civilMoment(value) : null);

/** Our own line: `{telegram_hex, received_at, gateway?}`. */
function readOwnLine(line: number, { telegram_hex, received_at, gateway }: Fields): FileRecord {
  const at = timeOf(received_at);
  if (at === null) return refused(line, remark('field_missing', { field: 'received_at' }));
  return telegramOfHex(line, String(telegram_hex), { at, gateway: textOf(gateway) });
}

/** Lobaro: `Raw` has no checksums; what the platform decoded is not used. */
function readLobaro(line: number, { Raw, RawWithCrc, IdString }: Fields): FileRecord {
  const hex = textOf(Raw) ?? textOf(RawWithCrc);
  if (hex === null) return refused(line, remark('telegram_empty'));
  return telegramOfHex(line, hex, { meter: textOf(IdString) });
}

/** CLS and EMT: `typ` mbus, wmbus or json; `enc` b64, hex or none; `ts` in seconds or milliseconds. */
function readCls(line: number, { typ, enc, mac, ts, d }: Fields): FileRecord {
  const at = epochMoment(ts);
  if (at === null) return refused(line, remark('field_missing', { field: 'ts' }));
  const around = { at, gateway: textOf(mac) };
  if (typ === 'json') {
    const inner = isFields(d) ? d : parsed(d, enc);
    const format = inner === null ? undefined : formatOfObject(inner);
    if (inner === null || format === undefined || format === 'cls_json')
      return { kind: 'refused', line, verdict: 'unsupported', remarks: [remark('json_unknown')] };
    const record = readObject(line, inner);
    return record.kind === 'telegram' ? { ...record, ...around } : record;
  }
  if (typ !== 'wmbus' && typ !== 'mbus') return refused(line, remark('field_missing', { field: 'typ' }));
  const bytes = typeof d === 'string' ? bytesOf(d, enc) : null;
  if (bytes === null) return refused(line, remark('field_missing', { field: 'd' }));
  return telegramRecord(line, typ === 'mbus' ? wiredFrame(bytes) : bytes, around);
}

function parsed(d: unknown, enc: unknown): Fields | null {
  if (typeof d !== 'string') return null;
  const bytes = enc === 'none' ? null : bytesOf(d, enc);
  try {
    const value: unknown = JSON.parse(bytes === null ? d : new TextDecoder().decode(bytes));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function bytesOf(text: string, enc: unknown): Uint8Array | null {
  if (enc === 'b64') return bytesOfBase64(text);
  return enc === 'hex' || enc === 'none' ? bytesOfHex(text.replace(/\s+/g, '').replace(/^0x/i, '')) : null;
}

function readTtn(line: number, { end_device_ids: ids, received_at, uplink_message: uplink }: Fields): FileRecord {
  const { frm_payload, received_at: at } = uplink as Fields;
  return readUplink(line, frm_payload, timeOf(received_at) ?? timeOf(at), textOf((ids as Fields).dev_eui));
}

/** Network servers of LoRaWAN: the envelope is known; its payload is taken where it is a whole telegram. */
function readUplink(line: number, payload: unknown, at: Moment | null, gateway: string | null): FileRecord {
  const bytes = typeof payload === 'string' ? bytesOfBase64(payload) : null;
  if (bytes === null) return refused(line, remark('field_missing', { field: 'payload' }));
  if (!readAddress(bytes).ok)
    return { kind: 'refused', line, verdict: 'unsupported', remarks: [remark('payload_unsupported')] };
  return telegramRecord(line, bytes, { at, gateway });
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Bytes of base64, with or without padding, also in the alphabet for addresses; null where it is none. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const digits = text.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (digits.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    const value = VALUES.get(digit);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at] = (bits >> held) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
