import type { Medium } from '../telegram/address.ts';
import type { Day } from '../time/day.ts';
import type { RemarkCode } from './remarks.ts';

/** When something was, as the file says it: on the clock on the wall (`2025-02-01T06:00:12`), or as an instant (UTC, ISO). */
export type Moment = { readonly civil: string } | { readonly instant: string };

/** What is to be said about a record: a code of remarks.ts and the values its words name. */
export interface Remark {
  readonly code: RemarkCode;
  readonly values: Readonly<Record<string, string>>;
}

export const remark = (code: RemarkCode, values: Record<string, string> = {}): Remark => ({ code, values });

interface Placed {
  /** Line the record begins in, counted from 1. */
  readonly line: number;
}

/** A telegram as the file carries it, for the decoder. */
export interface TelegramOfFile extends Placed {
  readonly kind: 'telegram';
  readonly bytes: Uint8Array;
  /** Null where the line names no time. */
  readonly at: Moment | null;
  /** Serial number of the gateway that heard it. */
  readonly gateway: string | null;
  /** How strong it was, where the receiver says so in dBm. */
  readonly rssiDbm: number | null;
  readonly remarks: readonly Remark[];
}

export type ValueUnit = 'kWh' | 'm3' | 'HCA';

export interface ValueOfFile {
  readonly kind: 'register' | 'due_date' | 'month_end';
  /** Day at whose end the value stood. */
  readonly day: Day;
  /** Null where the file names the day only. */
  readonly at: Moment | null;
  /** Decimal text in the unit. */
  readonly value: string;
  /** Null: what the device counts in. */
  readonly unit: ValueUnit | null;
}

/** Values of one meter, from one row of a table. */
export interface ValuesOfFile extends Placed {
  readonly kind: 'values';
  /** Three letters; null where the file does not say whose meter it is. */
  readonly manufacturer: string | null;
  readonly serial: string;
  /** `heat_meter`, `hot_water_meter` ...; null where the file does not say. */
  readonly deviceKind: string | null;
  readonly values: readonly ValueOfFile[];
  readonly remarks: readonly Remark[];
}

/** A meter that is there, without what it sent or showed: reports of what is installed, lists of devices. */
export interface SeenOfFile extends Placed {
  readonly kind: 'seen';
  readonly lacks: 'telegram' | 'value';
  /** Three letters; null where the file does not say whose meter it is. */
  readonly manufacturer: string | null;
  readonly serial: string;
  /** As a table says it, `heat_meter` ...; null where the file does not say. */
  readonly deviceKind: string | null;
  /** The rest of its address, where the receiver wrote it down. */
  readonly address: { readonly version: number; readonly deviceType: number; readonly medium: Medium } | null;
  /** Serial number of the gateway that reports it. */
  readonly gateway: string | null;
  readonly remarks: readonly Remark[];
}

/** What cannot be taken, with everything that is wrong with it. */
export interface RefusedOfFile extends Placed {
  readonly kind: 'refused';
  /** `bad_crc`: the receiver says so itself. */
  readonly verdict: 'malformed' | 'bad_crc' | 'unsupported';
  readonly remarks: readonly Remark[];
}

/** A row the mapping says to pass over. */
export interface SkippedOfFile extends Placed {
  readonly kind: 'skipped';
  readonly remarks: readonly Remark[];
}

export type FileRecord = TelegramOfFile | ValuesOfFile | SeenOfFile | RefusedOfFile | SkippedOfFile;

export const refused = (line: number, ...remarks: readonly Remark[]): RefusedOfFile => ({
  kind: 'refused',
  line,
  verdict: 'malformed',
  remarks,
});
