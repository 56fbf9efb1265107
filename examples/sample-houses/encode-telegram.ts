import { createCipheriv, createSecretKey } from 'node:crypto';

/** One value a sample meter sends. Numbers are whole counts of the smallest step, so nothing is ever rounded. */
export type SampleRecord =
  | { readonly kind: 'heat_kwh'; readonly count: number }
  | { readonly kind: 'heat_kwh_at_due_date'; readonly count: number; readonly day: string }
  /** Steps of a litre. */
  | { readonly kind: 'volume_litres'; readonly count: number }
  | { readonly kind: 'volume_litres_at_due_date'; readonly count: number; readonly day: string }
  | { readonly kind: 'allocator_units'; readonly count: number }
  | { readonly kind: 'allocator_units_at_due_date'; readonly count: number; readonly day: string }
  /** Steps of a tenth of a degree. */
  | { readonly kind: 'flow_temperature_decidegrees'; readonly count: number }
  | { readonly kind: 'return_temperature_decidegrees'; readonly count: number }
  | { readonly kind: 'room_temperature_decidegrees'; readonly count: number }
  | { readonly kind: 'meter_time'; readonly day: string; readonly hour: number; readonly minute: number };

/** Everything in front of the records. */
export interface SampleMeter {
  /** Three capital letters. */
  readonly manufacturer: string;
  /** Eight digits. */
  readonly serial: string;
  readonly version: number;
  /** 4 heat, 6 warm water, 7 water, 8 heat cost allocator. */
  readonly deviceType: number;
  /** 16 bytes as hex. */
  readonly keyHex: string;
  /** 0 to 255, one more with every telegram. */
  readonly accessNumber: number;
  /** Bit 2 battery low, bit 3 permanent error. */
  readonly status?: number;
}

const BLOCK = 16;
const SEND_NO_REPLY = 0x44;
const SHORT_HEADER = 0x7a;
const FILLER = 0x2f;
const MODE_5 = 5;
const BLOCKS_MAX = 15;

/**
 * A wireless M-Bus telegram as hex, length field first, without link layer checksums: security mode 5 (AES-128 CBC,
 * the address and the access number in the initialisation vector), short header, records padded with fillers.
 */
export function encodeTelegram(meter: SampleMeter, records: readonly SampleRecord[]): string {
  const address = addressBytes(meter);
  const plain = [FILLER, FILLER, ...records.flatMap(recordBytes)];
  while (plain.length % BLOCK !== 0) plain.push(FILLER);
  const blocks = plain.length / BLOCK;
  if (blocks > BLOCKS_MAX) throw new RangeError(`${blocks} blocks do not fit in one telegram`);

  const vector = Buffer.from([...address, ...new Array<number>(8).fill(meter.accessNumber & 0xff)]);
  const cipher = createCipheriv('aes-128-cbc', createSecretKey(Buffer.from(meter.keyHex, 'hex')), vector);
  cipher.setAutoPadding(false);
  const header = [SHORT_HEADER, meter.accessNumber & 0xff, meter.status ?? 0, blocks << 4, MODE_5];
  const body = [SEND_NO_REPLY, ...address, ...header, ...cipher.update(Buffer.from(plain))];
  return Buffer.from([body.length, ...body])
    .toString('hex')
    .toUpperCase();
}

function addressBytes({ manufacturer, serial, version, deviceType }: SampleMeter): number[] {
  if (!/^[A-Z]{3}$/.test(manufacturer)) throw new RangeError('a manufacturer has three capital letters');
  if (!/^\d{8}$/.test(serial)) throw new RangeError('a serial number has eight digits');
  let code = 0;
  for (const letter of manufacturer) code = code * 32 + letter.charCodeAt(0) - 64;
  return [...littleEndian(code, 2), ...bcd(serial), version, deviceType];
}

function recordBytes(record: SampleRecord): number[] {
  switch (record.kind) {
    case 'heat_kwh':
      return [0x0c, 0x06, ...bcd(digits(record.count))];
    case 'heat_kwh_at_due_date':
      return [0x4c, 0x06, ...bcd(digits(record.count)), ...dueDay(record.day)];
    case 'volume_litres':
      return [0x0c, 0x13, ...bcd(digits(record.count))];
    case 'volume_litres_at_due_date':
      return [0x4c, 0x13, ...bcd(digits(record.count)), ...dueDay(record.day)];
    case 'allocator_units':
      return [0x0b, 0x6e, ...bcd(digits(record.count, 6))];
    case 'allocator_units_at_due_date':
      return [0x4b, 0x6e, ...bcd(digits(record.count, 6)), ...dueDay(record.day)];
    case 'flow_temperature_decidegrees':
      return [0x02, 0x5a, ...littleEndian(record.count, 2)];
    case 'return_temperature_decidegrees':
      return [0x02, 0x5e, ...littleEndian(record.count, 2)];
    case 'room_temperature_decidegrees':
      return [0x02, 0x66, ...littleEndian(record.count, 2)];
    case 'meter_time':
      return [0x04, 0x6d, record.minute, record.hour, ...dateBytes(record.day)];
  }
}

const dueDay = (day: string): number[] => [0x42, 0x6c, ...dateBytes(day)];

/** Five bits of day, four of month, seven of year spread over both bytes. */
function dateBytes(day: string): number[] {
  const [year = 2000, month = 1, inMonth = 1] = day.split('-').map(Number);
  const sinceCentury = year - 2000;
  return [inMonth | ((sinceCentury & 7) << 5), month | ((sinceCentury >> 3) << 4)];
}

function digits(count: number, width = 8): string {
  if (!Number.isInteger(count) || count < 0 || count >= 10 ** width) {
    throw new RangeError(`${count} has no ${width} digits`);
  }
  return String(count).padStart(width, '0');
}

/** Two digits a byte, last pair first. */
function bcd(text: string): number[] {
  const pairs = text.match(/../g) ?? [];
  return pairs.map((pair) => Number.parseInt(pair, 16)).reverse();
}

function littleEndian(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, at) => (value >> (8 * at)) & 0xff);
}
