import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { days, decimals, instantOf, instants, letters, uuids } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { createReadingMonths } from '../../db/system.ts';
import { packId, packOwnId, unpackId } from '../../ids.ts';
import { readings } from '../tables.ts';
import { kindOf, type ReadingKind } from './codes.ts';
import { firstMomentOf, lastMomentOf } from './day-moments.ts';
import { type ReadingKey, readingId, readingKeyOf } from './reading-id.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type NewReading = Omit<typeof readings.$inferInsert, 'accountId' | 'livemode'>;
export type ReadingRow = typeof readings.$inferSelect & { readonly id: string };

export const withId = <Row extends Parameters<typeof readingId>[0]>(row: Row): Row & { readonly id: string } => ({
  ...row,
  id: readingId(row),
});

/**
 * Appends readings, making the months they fall into; what a point already has at that moment stays as it is, and of two
 * given for one moment the first is taken. The only way by which readings come into the database. In the order of their
 * keys, so that two requests with the same ones do not wait for each other in a circle.
 * @returns those that were stored, by their ids.
 */
export async function appendReadings<Reading extends NewReading>(
  { db, accountId, livemode }: Scope & Pick<Context, 'livemode'>,
  given: readonly Reading[],
): Promise<ReadonlyMap<string, Reading>> {
  const byId = new Map<string, Reading>();
  if (given.length === 0) return byId;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const each of given) {
    const id = readingId(each);
    if (!byId.has(id)) byId.set(id, each);
    first = Math.min(first, each.readAt.getTime());
    last = Math.max(last, each.readAt.getTime());
  }
  const rows = [...byId.values()];
  await createReadingMonths(db, dayOf(first), dayOf(last));
  const added = await rowsOf<{ measuring_point_id: string | null; ms: string | number; kind: string }>(
    db,
    sql`with added as (
          insert into readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin,
                                livemode, value)
          select ${packId(accountId)}::uuid, measuring_point_id, ${instantOf('read_at')}, device_id, telegram_id, day, kind,
                 unit, origin, ${livemode}, value
            from unnest(${uuids(rows.map((row) => packOwnId(row.measuringPointId)))},
                   ${instants(rows.map(({ readAt }) => readAt))}, ${letters(rows.map(({ kind }) => kind.charAt(0)))},
                   ${uuids(rows.map(({ deviceId }) => packOwnId(deviceId)))},
                   ${uuids(rows.map(({ telegramId }) => (telegramId == null ? null : packOwnId(telegramId))))},
                   ${days(rows.map(({ day }) => day))}, ${letters(rows.map(({ unit }) => unit.charAt(0)))},
                   ${letters(rows.map(({ origin }) => origin.charAt(0)))}, ${decimals(rows.map(({ value }) => value))})
                 as g(measuring_point_id, read_at, kind, device_id, telegram_id, day, unit, origin, value)
           order by measuring_point_id, read_at, kind
          on conflict (account_id, measuring_point_id, read_at, kind) do nothing
          returning measuring_point_id, read_at, kind)
        -- Nothing where all are new, as nearly always.
        select measuring_point_id, (extract(epoch from read_at) * 1000)::bigint as ms, kind::text as kind
          from added where (select count(*) from added) < ${rows.length}
        union all select null, 0, '' where not exists (select from added)`,
  );
  if (added.length === 0) return byId;
  const stored = new Map<string, Reading>();
  for (const { measuring_point_id, ms, kind } of added) {
    if (measuring_point_id === null) continue;
    const measuringPointId = unpackId('measuringPoint', measuring_point_id);
    const id = readingId({ measuringPointId, readAt: new Date(Number(ms)), kind: kindOf(kind) });
    const reading = byId.get(id);
    if (reading !== undefined) stored.set(id, reading);
  }
  return stored;
}

/** The same for few: those that were stored, each with its id. */
export async function insertReadings<Reading extends NewReading>(
  scope: Scope & Pick<Context, 'livemode'>,
  given: readonly Reading[],
): Promise<(Reading & { readonly id: string })[]> {
  return [...(await appendReadings(scope, given))].map(([id, row]) => ({ ...row, id }));
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The reading of a point at a moment; undefined where there is none. */
export async function findReading(
  { db, accountId }: Scope,
  { measuringPointId, readAt, kind }: { measuringPointId: string; readAt: Date; kind: ReadingKind },
): Promise<ReadingRow | undefined> {
  const [row] = await db
    .select()
    .from(readings)
    .where(
      and(
        eq(readings.accountId, accountId),
        eq(readings.measuringPointId, measuringPointId),
        eq(readings.readAt, readAt),
        eq(readings.kind, kind),
      ),
    );
  return row && withId(row);
}

/** The values that are there at these keys, each by the id of its reading. */
export async function findValues({ db, accountId }: Scope, keys: readonly ReadingKey[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const asked = keys.map(({ measuringPointId, readAt, kind }) => ({ p: packId(measuringPointId), a: readAt, k: kind }));
  const { measuringPointId, readAt, kind, value } = readings;
  // `offset 0` keeps the planner from reading all months instead of looking up each key.
  const read = db
    .select({ measuringPointId, readAt, kind, value })
    .from(readings)
    .where(
      sql`${eq(readings.accountId, accountId)} and ${measuringPointId} = asked.p and ${readAt} = asked.a
          and ${kind} = asked.k::"char" offset 0`,
    )
    .as('read');
  const rows = await db
    .select({ measuringPointId: read.measuringPointId, readAt: read.readAt, kind: read.kind, value: read.value })
    .from(sql`jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(p uuid, a timestamptz, k text)`)
    .crossJoinLateral(read);
  return new Map(rows.map((row) => [readingId(row), row.value]));
}

/**
 * Whether a reading stands at the end of one of these days, said of its moment as well (day-moments.ts).
 */
export const onDays = ({ from, to }: { from?: string | undefined; to?: string | undefined }): SQL | undefined =>
  and(
    from === undefined
      ? undefined
      : and(gte(readings.day, from), gte(readings.readAt, firstMomentOf(sql`${from}::date`))),
    to === undefined ? undefined : and(lte(readings.day, to), lte(readings.readAt, lastMomentOf(sql`${to}::date`))),
  );

/** In the order of their keys: point, time, kind. `after` is the id and point of the last one that was seen. */
export async function selectReadings(
  { db, accountId }: Scope,
  filter: { measuringPointId?: string | undefined; from?: string | undefined; to?: string | undefined },
  after: string | null,
  limit: number,
): Promise<ReadingRow[]> {
  const rows = await db
    .select()
    .from(readings)
    .where(
      and(
        eq(readings.accountId, accountId),
        filter.measuringPointId === undefined ? undefined : eq(readings.measuringPointId, filter.measuringPointId),
        onDays(filter),
        after === null ? undefined : behind(after),
      ),
    )
    .orderBy(asc(readings.measuringPointId), asc(readings.readAt), asc(readings.kind))
    .limit(limit);
  return rows.map(withId);
}

/** A place in the list, as `selectReadings` takes it. */
export const placeOfReading = ({ measuringPointId, readAt, kind }: ReadingRow): string =>
  `${packId(measuringPointId)} ${readAt.toISOString()} ${kind.charAt(0)}`;

function behind(place: string): SQL {
  const [point, readAt, kind] = place.split(' ');
  return sql`(${readings.measuringPointId}, ${readings.readAt}, ${readings.kind})
    > (${point}::uuid, ${readAt}::timestamptz, ${kind}::"char")`;
}

/** What a device reported at a point from a day on, in the order it was read. */
export async function selectReadingsOfDevice(
  { db, accountId }: Scope,
  { measuringPointId, deviceId, from }: { measuringPointId: string; deviceId: string; from: string },
): Promise<ReadingRow[]> {
  const rows = await db
    .select()
    .from(readings)
    .where(
      and(
        eq(readings.accountId, accountId),
        eq(readings.measuringPointId, measuringPointId),
        eq(readings.deviceId, deviceId),
        onDays({ from }),
      ),
    )
    .orderBy(asc(readings.readAt));
  return rows.map(withId);
}

/** A row set of the keys that ids stand for: `asked(number bigint, read_at timestamptz, kind text)`. */
export function keysOf(ids: Iterable<string>): SQL {
  const keys = [...new Set(ids)].flatMap((id) => {
    const key = readingKeyOf(id);
    return key === null
      ? []
      : [{ number: key.pointNumber.toString(), read_at: key.readAt.toISOString(), kind: key.kind }];
  });
  return sql`jsonb_to_recordset(${JSON.stringify(keys)}::text::jsonb) as asked(number bigint, read_at timestamptz, kind text)`;
}
