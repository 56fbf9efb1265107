import {
  billingReading,
  bytesOfHex,
  type DecodedTelegram,
  type DecodeResult,
  decodeFragments,
  decodeTelegram,
  formatSignature,
  statusText,
  type TelegramRecord,
} from '../src/telegram/index.ts';
import { type NodeKey, nodeCiphers } from './node-ciphers.ts';
import { printedValue } from './wired-print.ts';

/** One line of input. Everything beside the telegram is optional. */
interface Line {
  readonly id?: unknown;
  readonly telegram_hex?: unknown;
  readonly key_hex?: unknown;
  /** Earlier telegrams of the same meter: formats that compact frames refer to, or the other parts of a message. */
  readonly previous_telegrams_hex?: unknown;
  /** The header list of a compact frame, hex. */
  readonly compact_headers?: unknown;
}

const KEYS_MAX = 50_000;
const AES_128_HEX = /^[0-9A-Fa-f]{32}$/;
const keys = new Map<string, NodeKey>();

/** A key made once and kept; null for none; undefined for what is not a key. */
function keyOf(hex: unknown): NodeKey | null | undefined {
  if (hex === null || hex === undefined || hex === '') return null;
  if (typeof hex !== 'string') return undefined;
  const known = keys.get(hex);
  if (known !== undefined) return known;
  if (!AES_128_HEX.test(hex)) return undefined;
  if (keys.size >= KEYS_MAX) keys.clear();
  const key = nodeCiphers.importKey(Buffer.from(hex, 'hex'));
  keys.set(hex, key);
  return key;
}

/** Hex by the platform's own reader, which stops at the first character that is none. */
function telegramBytes(hex: unknown): Uint8Array | null {
  if (typeof hex !== 'string') return null;
  const bytes = Buffer.from(hex, 'hex');
  return bytes.length * 2 === hex.length ? bytes : bytesOfHex(hex.trim());
}

/** The whole way from a line of JSON to a decoded telegram, as the benchmark measures it. */
export function decodeLine(text: string): { readonly id: unknown; readonly result: DecodeResult | LineFailure } {
  let line: Line;
  try {
    line = JSON.parse(text);
  } catch {
    return { id: null, result: { ok: false, error: 'bad_json', detail: 'the line is not JSON' } };
  }
  if (line === null || typeof line !== 'object') {
    return { id: null, result: { ok: false, error: 'bad_json', detail: 'the line is not an object' } };
  }
  const { id } = line;
  const bytes = telegramBytes(line.telegram_hex);
  if (bytes === null) return { id, result: { ok: false, error: 'bad_hex', detail: 'telegram_hex is not hex' } };
  const key = keyOf(line.key_hex);
  if (key === undefined) {
    return { id, result: { ok: false, error: 'bad_key', detail: 'key_hex is not a key of 16 bytes' } };
  }
  const formats = formatsOf(line, key);
  const options = formats === null ? { key, ciphers: nodeCiphers } : { key, ciphers: nodeCiphers, formats };
  const result = decodeTelegram(bytes, options);
  if (result.ok || result.error !== 'fragmented') return { id, result };
  return { id, result: decodeFragments([...earlierTelegrams(line), bytes], options) };
}

function earlierTelegrams({ previous_telegrams_hex: earlier }: Line): Uint8Array[] {
  if (!Array.isArray(earlier)) return [];
  return earlier.map(telegramBytes).filter((bytes) => bytes !== null);
}

/** A line that never became a telegram. */
export interface LineFailure {
  readonly ok: false;
  readonly error: 'bad_json' | 'bad_hex' | 'bad_key';
  readonly detail: string;
}

function formatsOf(line: Line, key: NodeKey | null): Map<number, Uint8Array> | null {
  if (line.compact_headers === undefined && line.previous_telegrams_hex === undefined) return null;
  const formats = new Map<number, Uint8Array>();
  const headers = telegramBytes(line.compact_headers);
  if (headers !== null) formats.set(formatSignature(headers), headers);
  for (const bytes of earlierTelegrams(line)) {
    const earlier = decodeTelegram(bytes, { key, ciphers: nodeCiphers, formats, withFormat: true });
    if (earlier.ok && earlier.format !== null) formats.set(earlier.format.signature, earlier.format.headers);
  }
  return formats;
}

/** One line of JSON in, one line of JSON out: every record and every named value, or the reason why not. */
export function decodedText(text: string): string {
  const { id, result } = decodeLine(text);
  return JSON.stringify(result.ok ? answer(id, result) : { id, ...result });
}

/** A decoded telegram as it goes over the wire. */
function answer(id: unknown, telegram: DecodedTelegram): unknown {
  const { meter, link, security, status } = telegram;
  return {
    id,
    ok: true,
    meter: meter && {
      manufacturer: meter.manufacturer,
      id: meter.id,
      version: meter.version,
      device_type: meter.deviceType,
      medium: meter.medium,
    },
    link: {
      kind: link.kind,
      form: link.form,
      device: link.device && { manufacturer: link.device.manufacturer, id: link.device.id },
    },
    security: { mode: security.mode, state: security.state },
    access_number: telegram.accessNumber,
    counter: telegram.counter,
    status: status.code,
    status_flags: status.flags,
    records: [...telegram.records.map((r) => record(telegram, r)), ...manufacturerRecords(telegram)],
    values: { ...statusLine(telegram), ...values(telegram), ...telegram.values },
    warnings: telegram.warnings,
  };
}

/** The status in words, where the telegram says anything about it. */
function statusLine({ status, records }: DecodedTelegram): Readonly<Record<string, string>> {
  const flags = records.find((r) => r.quantity === 'error_flags' && r.function === 'instantaneous')?.value ?? null;
  return status.code === 0 && flags === null ? {} : { status: statusText(status.code, Number(flags ?? 0)) };
}

const UNIT_NAMES = { kWh: 'kwh', HCA: 'hca', m3: 'm3' } as const;

/** The readings that billing takes, by name. */
function values(telegram: DecodedTelegram): Readonly<Record<string, string>> {
  const found = billingReading(telegram);
  if (found === null) return {};
  const unit = UNIT_NAMES[found.unit];
  const named: Record<string, string> = {};
  if (found.current !== null) named[`total_${unit}`] = found.current.text;
  if (found.dueDate !== null) {
    named[`target_${unit}`] = found.dueDate.text;
    named.target_date = found.dueDate.day;
  }
  for (const [index, monthEnd] of found.monthEnds.entries()) {
    named[`history_${index + 1}_${unit}`] = monthEnd.text;
    named[`history_${index + 1}_date`] = monthEnd.day;
  }
  if (found.meterTime !== null) named.meter_datetime = found.meterTime;
  return named;
}

function record(telegram: DecodedTelegram, r: TelegramRecord): unknown {
  return {
    quantity: r.quantity,
    function: r.function,
    storage: r.storage,
    tariff: r.tariff,
    subunit: r.subunit,
    ...printedValue(telegram, r),
    unit: r.unit,
    ...(r.qualifiers.length > 0 ? { qualifiers: r.qualifiers } : {}),
    dif: r.dif,
    vif: r.vif,
  };
}

/** What stands behind 0F or 1F, shown as the last record. */
function manufacturerRecords({ manufacturerData, moreRecordsFollow }: DecodedTelegram): unknown[] {
  if (manufacturerData === null) return [];
  return [
    {
      quantity: 'manufacturer_specific',
      function: moreRecordsFollow ? 'more_records_follow' : 'manufacturer_specific',
      storage: 0,
      tariff: 0,
      subunit: 0,
      value: manufacturerData,
      unit: '',
    },
  ];
}
