import type { MeterAddress } from '../address.ts';
import type { TelegramRecord } from '../records.ts';

/** What a maker's payload says, as the records a standard meter would have sent, and by the maker's own names. */
export interface MakerContent {
  readonly records: TelegramRecord[];
  readonly values: Readonly<Record<string, string>>;
}

/** Payloads outside the standard, by maker, version, device type and control information. */
export interface MakerDriver {
  reads(meter: MeterAddress, ci: number): boolean;
  /** The payload behind the control information; null where it is too short to be one. */
  read(meter: MeterAddress, bytes: Uint8Array, at: number, end: number): MakerContent | null;
}
