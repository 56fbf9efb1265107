import {
  type BillingReading,
  billingReading,
  type Ciphers,
  type Day,
  type DecodedTelegram,
  decodeFragments,
  decodeTelegram,
  type FailureCode,
  type Formats,
  type MeterStatus,
  shiftedDay,
} from '@klarmeter/engine';
import { berlinDay } from '../../properties/index.ts';
import type { ReadingKind } from '../readings/codes.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import type { Reason } from './reasons.ts';
import type { KeptVerdict } from './verdicts.ts';

/** A value a telegram carries, with the day at whose end it stood. */
export interface CarriedValue {
  readonly kind: ReadingKind;
  readonly day: Day;
  readonly readAt: Date;
  readonly value: string;
  readonly unit: 'kWh' | 'm3' | 'HCA';
}

export type Figures = Readonly<Record<string, string>>;

export interface Judgement {
  readonly verdict: KeptVerdict;
  /** Null where it became a reading, and where no reading of it may ever be asked for. */
  readonly reason: Reason | null;
  readonly detail: string | null;
  /** What the detail names, for words in another language. */
  readonly figures?: Figures;
  readonly counter: number | null;
  /** What the device says of itself; null where nothing could be read. */
  readonly status: MeterStatus | null;
  /** Empty unless the verdict is `stored`. */
  readonly values: readonly CarriedValue[];
  /** Of a full frame, where it was asked for: what compact frames of the maker refer to. */
  readonly format?: FrameFormat;
}

export interface FrameFormat {
  readonly signature: number;
  readonly headers: Uint8Array;
}

/** What is needed of the device that the telegram's address names. */
export interface KnownDevice<Key> {
  readonly kind: string;
  readonly key: Key | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** How far the clock of a gateway may run ahead of ours, and the clock of a meter ahead of its gateway. */
const GATEWAY_AHEAD_MS = 5 * MINUTE_MS;
const METER_AHEAD_MS = DAY_MS;

/** So many digits before the point has a reading at most. */
const DIGITS_MAX = 12;

const NOT_VERIFIED: readonly FailureCode[] = ['wrong_key', 'key_missing', 'bad_mac'];

/** What may be read once others have come. */
const WAITS_FOR: Readonly<Partial<Record<FailureCode, Reason>>> = {
  unknown_format: 'unknown_format',
  fragmented: 'fragment',
};

const refused = (
  verdict: KeptVerdict,
  detail: string,
  reason: Reason | null = null,
  {
    counter = null,
    status = null,
    figures = {},
  }: { counter?: number | null; status?: MeterStatus | null; figures?: Figures } = {},
): Judgement => ({ verdict, reason, detail, figures, counter, status, values: [] });

export interface JudgeOptions<Key> {
  readonly ciphers: Ciphers<Key>;
  readonly now: Date;
  /** Formats of compact frames of the maker. */
  readonly formats?: Formats;
  /** Also answer the format of a full frame. */
  readonly withFormat?: boolean;
}

interface SentTelegram {
  readonly bytes: Uint8Array;
  readonly receivedAt: Date;
  /** All parts of the message that it completes. */
  readonly parts?: readonly Uint8Array[];
}

/** What becomes of a telegram with a readable address: kept in any case, values only where all of it holds. */
export function judgeTelegram<Key>(
  { bytes, receivedAt, parts }: SentTelegram,
  device: KnownDevice<Key> | undefined,
  { ciphers, now, formats, withFormat = false }: JudgeOptions<Key>,
): Judgement {
  if (device === undefined) return refused('unknown_device', 'no device has this address');
  if (receivedAt.getTime() > now.getTime() + GATEWAY_AHEAD_MS) {
    return refused('implausible', 'received_at lies in the future', 'in_the_future');
  }
  const options = { key: device.key, ciphers, withFormat, ...(formats && { formats }) };
  const decoded = parts === undefined ? decodeTelegram(bytes, options) : decodeFragments(parts, options);
  if (!decoded.ok) {
    const reason = WAITS_FOR[decoded.error] ?? null;
    return refused(NOT_VERIFIED.includes(decoded.error) ? 'wrong_key' : 'unreadable', decoded.detail, reason);
  }
  const judgement = judgeDecoded(decoded, device.kind, receivedAt);
  return decoded.format === null ? judgement : { ...judgement, format: decoded.format };
}

function judgeDecoded(decoded: DecodedTelegram, kind: string, receivedAt: Date): Judgement {
  const { counter, status } = decoded;
  const reading = billingReading(decoded);
  if (reading === null) return refused('stored', 'no register to bill', 'no_register', { counter, status });
  const doubt = doubtOf(decoded, reading, kind, receivedAt);
  if (doubt !== null) {
    const { detail, reason, figures = {} } = doubt;
    return refused('implausible', detail, reason, { counter, status, figures });
  }
  return { verdict: 'stored', reason: null, detail: null, counter, status, values: valuesOf(reading, receivedAt) };
}

/** What a telegram says whatever speaks against it, and whether a device of its kind counts in that unit. */
export function carriedBy<Key>(
  { bytes, receivedAt }: { readonly bytes: Uint8Array; readonly receivedAt: Date },
  { kind, key }: KnownDevice<Key>,
  { ciphers, formats }: Pick<JudgeOptions<Key>, 'ciphers' | 'formats'>,
):
  | { readonly ok: true; readonly values: readonly CarriedValue[]; readonly fits: boolean }
  | { readonly ok: false; readonly detail: string } {
  const decoded = decodeTelegram(bytes, { key, ciphers, ...(formats && { formats }) });
  if (!decoded.ok) return { ok: false, detail: decoded.detail };
  const reading = billingReading(decoded);
  if (reading === null) return { ok: true, values: [], fits: true };
  return { ok: true, values: valuesOf(reading, receivedAt), fits: reading.unit === UNIT_BY_KIND[kind] };
}

function doubtOf(
  { status }: DecodedTelegram,
  reading: BillingReading,
  kind: string,
  receivedAt: Date,
): { readonly reason: Reason; readonly detail: string; readonly figures?: Figures } | null {
  if (reading.unit !== UNIT_BY_KIND[kind]) {
    const { unit } = reading;
    return { reason: 'wrong_unit', detail: `a ${kind} does not count ${unit}`, figures: { unit } };
  }
  // A permanent error says that the value is not to be billed without review (EN 13757-7, status byte).
  if (reading.review.includes('permanent_error')) {
    return { reason: 'device_error', detail: `the device reports ${status.flags.join(', ')}` };
  }
  if (reading.review.includes('format_checksum')) {
    return { reason: 'format_checksum', detail: 'the values of the compact frame do not fit its checksum' };
  }
  if (reading.review.includes('nonstandard_security_mode')) {
    return { reason: 'foreign_mode', detail: 'its security mode is outside the standard, so nothing verifies it' };
  }
  const digits = reading.current === null ? 0 : digitsOf(reading.current);
  if (digits > DIGITS_MAX) {
    const detail = `the register would have ${digits} digits before the point`;
    return { reason: 'too_large', detail, figures: { digits: String(digits) } };
  }
  if (reading.meterTime !== null && meterInstant(reading.meterTime) > receivedAt.getTime() + METER_AHEAD_MS) {
    const { meterTime: shown } = reading;
    return { reason: 'clock_ahead', detail: `the clock of the device shows ${shown}`, figures: { shown } };
  }
  return null;
}

function digitsOf({ text }: { readonly text: string }): number {
  const point = text.indexOf('.');
  return (point === -1 ? text.length : point) - (text.startsWith('-') ? 1 : 0);
}

/** Meters keep standard time all year. */
const meterInstant = (time: string) => Date.parse(`${time.slice(0, 16)}:00+01:00`);

/**
 * Interpretation: a register that is sent in the course of a day counts for that calendar day in Germany, also when it
 * is sent shortly behind a boundary; HeizkostenV section 9b lets the next day mark the same boundary.
 */
function valuesOf(reading: BillingReading, receivedAt: Date): CarriedValue[] {
  const { unit, current, dueDate } = reading;
  const today = berlinDay(receivedAt);
  const values: CarriedValue[] = [];
  if (current !== null && digitsOf(current) <= DIGITS_MAX) {
    values.push({ kind: 'register', day: today, readAt: receivedAt, value: current.text, unit });
  }
  // A due date ahead is a setting of the device and no value that has stood, and nor is what no meter has digits for.
  const keeps = (kind: ReadingKind, kept: { readonly day: Day; readonly text: string }) => {
    const { day, text } = kept;
    if (day < today && digitsOf(kept) <= DIGITS_MAX)
      values.push({ kind, day, readAt: midnightBehind(day), value: text, unit });
  };
  if (dueDate !== null) keeps('due_date', dueDate);
  for (const kept of reading.monthEnds) if (isMonthEnd(kept.day)) keeps('month_end', kept);
  return values;
}

/** In standard time, which devices keep all year. */
const midnightBehind = (day: Day) => new Date(`${day}T23:00:00.000Z`);

/** Values of other days, such as the middle of a month, are not billed by. */
const isMonthEnd = (day: Day) => shiftedDay(day, 1).endsWith('-01');
