import type { MeterAddress } from './address.ts';
import type { Failure } from './failure.ts';
import type { InputForm } from './frame.ts';
import type { TelegramRecord } from './records.ts';
import type { MeterStatus } from './status.ts';
import type { Security } from './walk.ts';

/** How the telegram came. */
export interface Link {
  readonly kind: 'radio' | 'wired';
  readonly form: InputForm;
  /** The C field. */
  readonly control: number;
  /** The radio module, where another device than the meter sends. */
  readonly device: MeterAddress | null;
  /** Wired only. */
  readonly primaryAddress: number | null;
}

/** A telegram that was read and, where protected, verified. */
export interface DecodedTelegram {
  readonly ok: true;
  /** Null only for wired frames without a header that names the meter. */
  readonly meter: MeterAddress | null;
  readonly link: Link;
  readonly accessNumber: number | null;
  /** Grows from telegram to telegram where the layer has one; smaller or equal is a replay. */
  readonly counter: number | null;
  readonly security: Security;
  readonly status: MeterStatus;
  readonly records: readonly TelegramRecord[];
  /** By the maker's own names, where its rules were needed to read the payload; otherwise empty. */
  readonly values: Readonly<Record<string, string>>;
  /** The maker profile that gave them (`MAKER_PROFILES`); null where the standard was enough. */
  readonly profile: string | null;
  /** Bytes only the manufacturer can read, as pairs with blanks. */
  readonly manufacturerData: string | null;
  readonly moreRecordsFollow: boolean;
  /** Header bytes and signature of a full frame, so that later compact frames can be read; null where not asked. */
  readonly format: { readonly signature: number; readonly headers: Uint8Array } | null;
  readonly warnings: readonly string[];
}

export type DecodeResult = DecodedTelegram | Failure;
