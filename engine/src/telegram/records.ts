import { byteAt } from './bytes.ts';
import type { ExactNumber } from './decimal.ts';
import { type RecordFunction, recordHeaderAt } from './record-header.ts';
import { isTimeInvalid, recordValueAt, spacedHex, valueSize } from './record-value.ts';

/** One data record of a telegram, in the order sent. */
export interface TelegramRecord {
  /** `energy`, `volume`, `heat_cost_allocation`, `date` ... */
  readonly quantity: string;
  readonly function: RecordFunction;
  readonly storage: number;
  readonly tariff: number;
  readonly subunit: number;
  /** Decimal, identifier, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` in the meter's standard time; null: no value. */
  readonly value: string | null;
  /** kWh, kW, m3, m3/h, kg, kg/h, C, K, bar, s, min, h, d, HCA, V, A, % or empty. */
  readonly unit: string;
  /** The number behind `value`, without any rounding; null for text and dates. */
  readonly exact: ExactNumber | null;
  /** What restricts the meaning, such as `backward`; empty for a plain register. */
  readonly qualifiers: readonly string[];
  /** First header byte and value information, hex. */
  readonly dif: string;
  readonly vif: string;
}

/** A plain instantaneous register, for records that come from elsewhere than a data record. */
export const BLANK_RECORD: TelegramRecord = {
  quantity: '',
  function: 'instantaneous',
  storage: 0,
  tariff: 0,
  subunit: 0,
  value: null,
  unit: '',
  exact: null,
  qualifiers: [],
  dif: '',
  vif: '',
};

/** What a run of data records holds. */
export interface RecordList {
  readonly records: TelegramRecord[];
  /** `truncated_records`, `reserved_data` ... */
  readonly warnings: string[];
  /** Bytes behind 0F or 1F that only the manufacturer can read, as pairs with blanks; null where there are none. */
  readonly manufacturerData: string | null;
  readonly moreRecordsFollow: boolean;
}

const IDLE_FILLER = 0x2f;

/**
 * Reads data records (EN 13757-3) from `bytes[from, to)`. For compact frames the headers come from `headers` instead,
 * one after the other, and `bytes` holds only values. Stops with a warning at what cannot be read; never throws.
 */
export function readRecords(
  bytes: Uint8Array,
  from: number,
  to: number,
  headers: Uint8Array | null = null,
): RecordList {
  const records: TelegramRecord[] = [];
  const warnings: string[] = [];
  const source = headers ?? bytes;
  const sourceEnd = headers === null ? to : headers.length;
  let headerAt = headers === null ? from : 0;
  let valueAt = from;
  while (headerAt < sourceEnd) {
    const dif = byteAt(source, headerAt);
    if (dif === IDLE_FILLER) {
      headerAt += 1;
      continue;
    }
    if ((dif & 15) === 15) {
      const follows = dif === 0x1f;
      if (!follows && dif !== 0x0f) {
        warnings.push('reserved_data');
        break;
      }
      const rest = headers === null ? headerAt + 1 : valueAt;
      return { records, warnings, manufacturerData: spacedHex(bytes, rest, to), moreRecordsFollow: follows };
    }
    const header = recordHeaderAt(source, headerAt, sourceEnd);
    if (header === null) {
      warnings.push('truncated_records');
      break;
    }
    headerAt += header.size;
    if (headers === null) valueAt = headerAt;
    const size = valueSize(header, bytes, valueAt, to);
    if (size === -1 || valueAt + size > to) {
      warnings.push('truncated_records');
      break;
    }
    const { text, exact } = recordValueAt(header, bytes, valueAt, size);
    records.push({
      quantity: header.meaning.quantity,
      function: header.function,
      storage: header.storage,
      tariff: header.tariff,
      subunit: header.subunit,
      value: text,
      unit: header.meaning.unit,
      exact,
      qualifiers: isTimeInvalid(header, bytes, valueAt) ? [...header.qualifiers, 'time_invalid'] : header.qualifiers,
      dif: header.dif,
      vif: header.vif,
    });
    valueAt += size;
    if (headers === null) headerAt = valueAt;
  }
  return { records, warnings, manufacturerData: null, moreRecordsFollow: false };
}
