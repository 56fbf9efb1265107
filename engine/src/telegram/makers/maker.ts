import type { MeterAddress } from '../address.ts';
import type { TelegramRecord } from '../records.ts';

/** Which devices a profile reads. A list left out means: all of them. */
export interface DeviceRule {
  /** Three letters of the FLAG register. */
  readonly manufacturer: string;
  readonly versions?: readonly number[];
  readonly deviceTypes?: readonly number[];
  /** Control information of the transport layer, such as 7A or A2. */
  readonly controlInformation?: readonly number[];
}

/**
 * How sure a profile is: `verified` where every value of every recorded telegram of the family agrees, `partial` where
 * some of them cannot be read yet or are given otherwise, because the telegram itself disproves what was recorded,
 * `inferred` where no recorded telegram stands behind it. The tests count and compare; nobody writes these by feeling.
 */
export type Certainty = 'verified' | 'partial' | 'inferred';

/** What is known about a profile, for people who ask whether their devices are read. */
export interface MakerProfileFacts {
  readonly id: string;
  /** The device family as its maker calls it. */
  readonly family: string;
  readonly deviceKinds: readonly DeviceKind[];
  readonly certainty: Certainty;
  /** Recorded telegrams behind it; the same one encrypted counts once. */
  readonly vectors: number;
  /** What is not read, in English; empty where nothing is known to be missing. */
  readonly missing: string;
}

export type DeviceKind = 'heat_cost_allocator' | 'heat' | 'water' | 'smoke_alarm' | 'room_sensor' | 'other';

/** One telegram as a profile sees it: verified and decrypted. */
export interface MakerTelegram {
  readonly meter: MeterAddress;
  /** Control information of the transport layer. */
  readonly controlInformation: number;
  /** The status byte; null where the header has none. */
  readonly status: number | null;
  /** Everything behind the transport header; behind the control information where that one is the maker's own. */
  readonly payload: Uint8Array;
  /** The generic records, histories unpacked; empty for profiles whose `content` is `payload`. */
  readonly records: readonly TelegramRecord[];
  /** The bytes behind `0F` or `1F`; null where there are none. */
  readonly manufacturerBlock: Uint8Array | null;
}

/**
 * A payload of the maker's own that is encrypted with AES-128 CBC. Its plain text is put in place of the blocks before
 * the profile reads it, but only where `verifies` takes it.
 */
export interface MakerEncryption {
  /** The encrypted blocks in the payload. */
  readonly from: number;
  readonly to: number;
  readonly vector: Uint8Array;
  /** The key devices leave the works with, tried behind the one given; null: every device has its own. */
  readonly keyOfWorks: Uint8Array | null;
  verifies(plain: Uint8Array): boolean;
}

/** What a profile makes of a telegram. */
export interface MakerContent {
  /** Records a standard meter would have sent; they stand behind the generic ones. */
  readonly records: readonly TelegramRecord[];
  /** The generic records where some of them mean something else than they say, such as a difference instead of a register. */
  readonly generic?: readonly TelegramRecord[];
  /** By the names of the platform: unit at the end (`_m3`, `_kwh`, `_hca`, `_c`, `_date` ...), decimals as text. */
  readonly values: Readonly<Record<string, string>>;
  /** Flags of the maker's own status, beside those of the status byte: `power_low`, `permanent_error`, `alarm` ... */
  readonly flags?: readonly string[];
}

/**
 * One device family of one maker: data tables and small functions. `content` says what the payload is. `payload`: nothing
 * in it is standard, so the profile alone reads it. `records`: standard records are read first, and the profile adds what
 * stands behind `0F`, in records of the maker's own, or in standard records that mean something else at this maker.
 */
export interface MakerProfile extends MakerProfileFacts {
  readonly devices: readonly DeviceRule[];
  readonly content: 'payload' | 'records';
  /** How the payload is encrypted, where it is in a way of the maker's own; null where it is not. */
  encryption?(telegram: MakerTelegram): MakerEncryption | null;
  /** Null where the telegram is not one of this family after all; the next profile is asked then. Never throws. */
  read(telegram: MakerTelegram): MakerContent | null;
}
