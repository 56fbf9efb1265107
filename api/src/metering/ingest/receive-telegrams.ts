import { type FailureCode, readAddress } from '@klarmeter/engine';
import type { Context } from '../../context.ts';
import { sha256Hex } from '../../crypto/sha256.ts';
import { enqueue } from '../../db/outbox.ts';
import { noteArrivals } from '../readings/arrivals.ts';
import { appendReadings } from '../readings/reading-store.ts';
import { type Addressed, type JudgedBatch, judgeBatch } from './batch.ts';
import { ciphersOf } from './device-keys.ts';
import { findFormats, insertFormats } from './format-store.ts';
import type { Part } from './fragments.ts';
import type { LearnedFormat } from './frame-formats.ts';
import { findDevices, findKnownTelegrams, insertTelegrams, type NewTelegram } from './ingest-store.ts';
import { judgeAgainLater } from './judge-kept-telegrams.ts';
import type { Figures } from './judge-telegram.ts';
import { addReadings, distinctAddresses, readAgain, type TelegramReading } from './read-again.ts';
import { readParts } from './read-parts.ts';
import type { Reason } from './reasons.ts';
import { keepStatuses } from './status-store.ts';
import { telegramId } from './telegram-id.ts';
import type { Verdict } from './verdicts.ts';
import { findWaiting, findWaitingDevices } from './waiting-store.ts';

/** A telegram as a gateway, a file or a person handed it in. */
export interface ReceivedTelegram {
  readonly bytes: Uint8Array;
  /** When the receiver heard it. */
  readonly receivedAt: Date;
  readonly gateway?: string | null;
  readonly rssiDbm?: number | null;
}

/** What became of one telegram. */
export interface TelegramOutcome {
  readonly verdict: Exclude<Verdict, 'malformed'>;
  /** Of a duplicate the telegram that was first; null where nothing is kept. */
  readonly telegramId: string | null;
  /** The device that its address names; null of a duplicate, and where there is none. */
  readonly deviceId: string | null;
  /** Readings that are new. */
  readonly readingIds: readonly string[];
  readonly reason: Reason | null;
  readonly detail: string | null;
  /** What the detail names, for words in another language. */
  readonly figures: Figures;
}

/** A telegram that is not there yet. */
interface FreshTelegram extends NewTelegram, Addressed {
  /** Its number among those handed in. */
  readonly n: number;
}

const CHECKSUMS: readonly FailureCode[] = ['bad_crc', 'bad_checksum'];

/**
 * The one way by which telegrams come in, whoever brings them: up to some ten thousand at once, in the caller's
 * transaction, in a fixed number of statements. What has a readable address is kept once per account and mode; readings
 * come only of what was verified and is plausible. The caller has asked for the right and leaves the row in the trail.
 * @returns an outcome for each, in their order.
 */
export async function receiveTelegrams(
  context: Context,
  received: readonly ReceivedTelegram[],
): Promise<TelegramOutcome[]> {
  const outcomes: (TelegramOutcome | undefined)[] = new Array(received.length);
  const readable = sortOut(context, received, outcomes);
  if (readable.length > 0) {
    const makers = new Set(readable.map(({ manufacturer }) => manufacturer));
    const [stored, devices, formats] = await Promise.all([
      findKnownTelegrams(
        context,
        readable.map(({ id }) => id),
      ),
      findDevices(context, distinctAddresses(readable)),
      findFormats(context, makers),
    ]);
    const fresh = readable.filter(({ id, n }) => {
      if (stored.has(id)) outcomes[n] = duplicate(id);
      return !stored.has(id);
    });
    const batch = await judgeBatch(context, fresh, { devices, formats }, ciphersOf(context));
    await keep(context, fresh, batch, outcomes);
    await readWaiting(context, batch.learned);
    await readParts(context, partsAmong(fresh, batch));
    // Who was heard and what is to be done is worked out aside; equal jobs are queued once.
    if (fresh.length > 0) await enqueue(context, 'look-after-devices', {});
  }
  return outcomes.map((outcome) => outcome ?? unread('garbage', ''));
}

const NOTHING = { telegramId: null, deviceId: null, readingIds: [], reason: null, detail: null, figures: {} };

const unread = (verdict: 'bad_crc' | 'garbage', detail: string): TelegramOutcome => ({ ...NOTHING, verdict, detail });

const duplicate = (id: string): TelegramOutcome => ({ ...NOTHING, verdict: 'duplicate', telegramId: id });

/** Those with a readable address, each set of bytes once. */
function sortOut(
  { livemode }: Context,
  received: readonly ReceivedTelegram[],
  outcomes: (TelegramOutcome | undefined)[],
): FreshTelegram[] {
  const seen = new Map<string, number>();
  const readable: FreshTelegram[] = [];
  // By forEach, like the other passes over all of them: entries() would make two objects more of each.
  received.forEach(({ bytes, receivedAt, gateway = null, rssiDbm = null }, n) => {
    const address = readAddress(bytes);
    if (!address.ok) {
      outcomes[n] = unread(CHECKSUMS.includes(address.error) ? 'bad_crc' : 'garbage', address.detail);
      return;
    }
    const id = telegramId(sha256Hex(bytes), livemode);
    const { manufacturer, id: serial, version, deviceType } = address.meter;
    const meterAddress = `${manufacturer}-${serial}`;
    const sent = {
      bytes,
      receivedAt,
      gateway,
      rssiDbm,
      manufacturer,
      serial,
      version,
      deviceType,
      meterAddress,
      id,
      n,
    };
    const twin = seen.get(id);
    if (twin === undefined) {
      seen.set(id, readable.length);
      readable.push(sent);
      return;
    }
    // Of one heard twice the earlier reception counts, in whatever order both came.
    const first = readable[twin];
    if (first !== undefined && receivedAt < first.receivedAt) {
      outcomes[first.n] = duplicate(id);
      readable[twin] = sent;
    } else outcomes[n] = duplicate(id);
  });
  return readable;
}

/** Stores telegrams, the readings of those that were stored, and what is learned from them. */
async function keep(
  context: Context,
  fresh: readonly FreshTelegram[],
  batch: JudgedBatch,
  outcomes: (TelegramOutcome | undefined)[],
): Promise<void> {
  const { judged, order } = batch;
  const outrun = await insertTelegrams(context, fresh, judged);
  const stored = outrun.size === 0 ? fresh : fresh.map((each) => (outrun.has(each.id) ? undefined : each));
  const readings: TelegramReading[] = [];
  for (const at of order) {
    const telegram = stored[at];
    const own = judged[at];
    if (telegram !== undefined && own !== undefined) addReadings(readings, telegram.id, own);
  }
  const [appended] = await Promise.all([
    appendReadings(context, readings),
    insertFormats(context, batch.learned),
    keepStatuses(context, stored, batch),
  ]);
  await noteArrivals(context, [...appended.values()]);
  const ids = idsByTelegram(appended);
  fresh.forEach(({ id, n }, at) => {
    const own = judged[at];
    if (outrun.has(id) || own === undefined) outcomes[n] = duplicate(id);
    else {
      const { verdict, deviceId, reason, detail, figures = NO_FIGURES } = own;
      outcomes[n] = { verdict, telegramId: id, deviceId, readingIds: ids.get(id) ?? [], reason, detail, figures };
    }
  });
}

const NO_FIGURES: Figures = {};

function idsByTelegram(readings: ReadonlyMap<string, TelegramReading>): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  readings.forEach(({ telegramId }, id) => {
    const own = ids.get(telegramId);
    if (own === undefined) ids.set(telegramId, [id]);
    else own.push(id);
  });
  return ids;
}

/**
 * Compact frames that came before the format they refer to become readings now. Their rows say what they were when they
 * came; the readings name them.
 */
async function readWaiting(context: Context, learned: readonly LearnedFormat[]): Promise<void> {
  if (learned.length === 0) return;
  const makers = new Set(learned.map(({ manufacturer }) => manufacturer));
  const waiting = await findWaiting(context, makers, WAITING_MAX);
  await readAgain(context, waiting);
  // Nobody tells the format a second time: the rest is left to jobs.
  if (waiting.length === WAITING_MAX) await judgeAgainLater(context, await findWaitingDevices(context, makers));
}

/** So many are read within the request that told the format; where there are more, the newest. */
const WAITING_MAX = 20_000;

/** Parts of messages among them, for the others to be looked for. */
const partsAmong = (fresh: readonly NewTelegram[], { judged }: Pick<JudgedBatch, 'judged'>): Part[] =>
  fresh.flatMap(({ receivedAt }, at) => {
    const { reason, deviceId } = judged[at] ?? {};
    return reason === 'fragment' && deviceId ? [{ deviceId, at: receivedAt }] : [];
  });
