import { type Day, shiftedDay } from '@klarmeter/engine';
import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { berlinDay } from '../../properties/index.ts';
import { selectRegisters } from '../readings/newest-values.ts';
import { LOOK_BACK_DAYS } from '../readings/plausibility.ts';
import { type ReadingRow, withId } from '../readings/reading-store.ts';
import { UNIT_BY_KIND } from '../register/device-rules.ts';
import { selectInstalledBetween } from '../store.ts';
import { toExpected } from './expectation.ts';
import { type Judgement, judgeEntry, type KnownPoint } from './judge-entry.ts';
import { type EntryResult, emptyResult, type ParsedEntry, type SentEntry } from './parse-entries.ts';
import type { ReadingEntryRow, ReadingRouteRow } from './route-store.ts';
import { readingEntries } from './tables.ts';

/** An entry with what becomes of it; `keep` where that is for ever. */
export interface JudgedEntry {
  readonly sent: SentEntry;
  readonly result: EntryResult;
  readonly keep: { readonly deviceId: string | null; readonly reading: ReadingRow | null } | null;
}

type BatchPoints = Map<string, { spans: KnownPoint['spans']; around: ReadingRow[] }>;

/** Verdicts for a batch, in order of reading: what a phone read first also counts first where it sent all at once. */
export async function judgeBatch(
  context: Context,
  route: ReadingRouteRow,
  parsed: readonly ParsedEntry[],
): Promise<JudgedEntry[]> {
  const sent = parsed
    .flatMap(({ index, entry }) => (entry === null ? [] : [{ index, entry }]))
    .toSorted((a, b) => +a.entry.readAt - +b.entry.readAt || a.index - b.index);
  const known = await knownEntries(
    context,
    sent.map(({ entry }) => entry),
  );
  const points = await pointsOfBatch(
    context,
    route,
    sent.map(({ entry }) => entry),
  );
  const now = context.now();
  const walk = { fromDay: route.fromDay, toDay: route.toDay, now, today: berlinDay(now) };
  const judged: JudgedEntry[] = [];
  for (const { index, entry } of sent) {
    const earlier = known.get(entry.clientId);
    if (earlier !== undefined) {
      judged.push({ sent: entry, result: repeated(index, entry, earlier), keep: null });
      continue;
    }
    const point = points.get(entry.measuringPointId);
    const judgement = point === undefined ? NOT_IN_ROUTE : judgeEntry(entry, point, walk);
    const one = toJudged(context, index, entry, judgement);
    judged.push(one);
    if (one.keep === null) continue;
    known.set(entry.clientId, { digest: entry.digest, outcome: one.result.verdict, readingId: one.result.reading_id });
    if (one.result.verdict === 'taken' && one.keep.reading !== null) {
      point?.around.push(one.keep.reading);
      point?.around.sort((a, b) => +a.readAt - +b.readAt);
    }
  }
  return judged;
}

type KnownEntry = Pick<ReadingEntryRow, 'digest' | 'outcome' | 'readingId'>;

async function knownEntries(
  { db, accountId, livemode }: Context,
  entries: readonly SentEntry[],
): Promise<Map<string, KnownEntry>> {
  if (entries.length === 0) return new Map();
  const rows = await db
    .select()
    .from(readingEntries)
    .where(
      and(
        eq(readingEntries.accountId, accountId),
        eq(readingEntries.livemode, livemode),
        inArray(readingEntries.clientId, [...new Set(entries.map(({ clientId }) => clientId))]),
      ),
    );
  return new Map(rows.map((row) => [row.clientId, row]));
}

async function pointsOfBatch(
  context: Context,
  route: ReadingRouteRow,
  entries: readonly SentEntry[],
): Promise<BatchPoints> {
  const walked = new Set(route.pointIds);
  const ids = [...new Set(entries.map(({ measuringPointId }) => measuringPointId))].filter((id) => walked.has(id));
  const spans = await selectInstalledBetween(context, ids, { from: route.fromDay, to: route.toDay });
  const from = route.fromDay as Day;
  const registers = await selectRegisters(context, ids, {
    from: shiftedDay(from, -LOOK_BACK_DAYS),
    exactFrom: from,
  });
  return new Map(
    ids.map((id) => [
      id,
      {
        spans: spans.filter(({ installation }) => installation.measuringPointId === id),
        around: registers.filter(({ measuringPointId }) => measuringPointId === id),
      },
    ]),
  );
}

const NOT_IN_ROUTE: Judgement = {
  verdict: 'not_in_route',
  span: null,
  reading: null,
  expected: null,
  findings: [
    {
      code: 'not_in_route',
      message_de: 'Diese Messstelle gehört nicht zu der Route.',
      message_en: 'This measuring point is not part of the route.',
    },
  ],
};

function repeated(index: number, entry: SentEntry, { digest, outcome, readingId }: KnownEntry): EntryResult {
  const result = emptyResult(index, entry.clientId);
  if (digest === entry.digest)
    return { ...result, verdict: 'already', outcome: outcome as EntryResult['outcome'], reading_id: readingId };
  return { ...result, verdict: 'id_reused', findings: [reusedAt(index)] };
}

export const reusedAt = (index: number) => ({
  pointer: `/entries/${index}/client_id`,
  code: 'id_reused',
  message_de: 'Unter dieser Kennung kam schon ein anderer Eintrag.',
  message_en: 'Another entry came under this id before.',
});

const KEPT: ReadonlySet<string> = new Set(['taken', 'noted', 'known', 'conflict']);

function toJudged(context: Context, index: number, sent: SentEntry, judgement: Judgement): JudgedEntry {
  const { verdict, span, expected, findings } = judgement;
  const kept = KEPT.has(verdict);
  const reading = verdict === 'taken' && span !== null ? newReading(context, sent, span.device) : null;
  return {
    sent,
    result: {
      ...emptyResult(index, sent.clientId),
      verdict,
      outcome: kept ? (verdict as EntryResult['outcome']) : null,
      reading_id: reading?.id ?? judgement.reading?.id ?? null,
      expected: toExpected(expected),
      findings: findings.map((finding) => ({ pointer: `/entries/${index}/${placeOf(verdict)}`, ...finding })),
    },
    keep: kept ? { deviceId: span?.device.id ?? null, reading } : null,
  };
}

const placeOf = (verdict: string): string =>
  verdict === 'wrong_time'
    ? 'read_at'
    : verdict === 'device_exchanged'
      ? 'device_id'
      : verdict === 'not_in_route' || verdict === 'no_device'
        ? 'measuring_point_id'
        : 'value';

function newReading(
  { accountId, livemode }: Context,
  { measuringPointId, readAt, day, value }: SentEntry,
  device: { readonly id: string; readonly kind: string },
): ReadingRow {
  const unit = UNIT_BY_KIND[device.kind];
  if (unit === undefined || value === null) throw new Error('what is taken has a value in a unit');
  return withId({
    accountId,
    livemode,
    measuringPointId,
    deviceId: device.id,
    readAt,
    day,
    kind: 'register' as const,
    value,
    unit,
    origin: 'manual' as const,
    telegramId: null,
  });
}
