import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { createReadingMonths } from '../../db/system.ts';
import { packId } from '../../ids.ts';
import { readings } from '../tables.ts';
import type { ReadingKind } from './codes.ts';
import { type ReadingKey, readingId, readingKeyOf } from './reading-id.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type NewReading = Omit<typeof readings.$inferInsert, 'accountId' | 'livemode'>;
export type ReadingRow = typeof readings.$inferSelect & { readonly id: string };

export const withId = <Row extends Parameters<typeof readingId>[0]>(row: Row): Row & { readonly id: string } => ({
  ...row,
  id: readingId(row),
});

/**
 * Appends readings, making the months they fall into; what a point already has at that moment stays as it is. The only
 * way by which readings come into the database. One statement, however many.
 * @returns those that were stored.
 */
export async function insertReadings<Reading extends NewReading>(
  { db, accountId, livemode }: Scope & Pick<Context, 'livemode'>,
  added: readonly Reading[],
): Promise<(Reading & { readonly id: string })[]> {
  if (added.length === 0) return [];
  const days = added.map(({ readAt }) => readAt.toISOString().slice(0, 10)).sort();
  await createReadingMonths(db, days[0] ?? '', days.at(-1) ?? '');
  const rows = added.map((each, n) => ({
    n,
    p: packId(each.measuringPointId),
    d: packId(each.deviceId),
    t: each.telegramId == null ? null : packId(each.telegramId),
    a: each.readAt.toISOString(),
    y: each.day,
    k: each.kind,
    u: each.unit,
    o: each.origin,
    v: each.value,
  }));
  const stored = await rowsOf<{ measuring_point_id: string; ms: string | number; kind: string }>(
    db,
    sql`insert into readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin,
                              livemode, value)
        select ${packId(accountId)}::uuid, p, a, d, t, y, k::"char", u::"char", o::"char", ${livemode}, v
          from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
            as l(p uuid, d uuid, t uuid, a timestamptz, y date, k text, u text, o text, v numeric)
        on conflict (account_id, measuring_point_id, read_at, kind) do nothing
        returning measuring_point_id, (extract(epoch from read_at) * 1000)::bigint as ms, kind::text as kind`,
  );
  const keys = new Set(stored.map(({ measuring_point_id, ms, kind }) => `${measuring_point_id} ${ms} ${kind}`));
  const dashed = (uuid: string) => uuid.replace(/^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12})$/, '$1-$2-$3-$4-$5');
  const left: (Reading & { readonly id: string })[] = [];
  for (const each of added) {
    const key = `${dashed(packId(each.measuringPointId))} ${each.readAt.getTime()} ${each.kind.charAt(0)}`;
    // Of two for one moment the first is stored.
    if (keys.delete(key)) left.push(withId(each));
  }
  return left;
}

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
  const rows = await db
    .select({
      measuringPointId: readings.measuringPointId,
      readAt: readings.readAt,
      kind: readings.kind,
      value: readings.value,
    })
    .from(sql`jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(p uuid, a timestamptz, k text)`)
    .innerJoin(
      readings,
      and(
        eq(readings.accountId, accountId),
        sql`${readings.measuringPointId} = asked.p and ${readings.readAt} = asked.a and ${readings.kind} = asked.k::"char"`,
      ),
    );
  return new Map(rows.map((row) => [readingId(row), row.value]));
}

/**
 * Whether a reading stands at the end of one of these days. Said of the moment as well, because that is what months and
 * their keys are ordered by: a day's values are read from two hours before it until its end in standard time.
 */
export const onDays = ({ from, to }: { from?: string | undefined; to?: string | undefined }): SQL | undefined =>
  and(
    from === undefined
      ? undefined
      : and(
          gte(readings.day, from),
          gte(readings.readAt, sql`${from}::date::timestamp at time zone 'UTC' - interval '2 hours'`),
        ),
    to === undefined
      ? undefined
      : and(
          lte(readings.day, to),
          lte(readings.readAt, sql`${to}::date::timestamp at time zone 'UTC' + interval '23 hours'`),
        ),
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
