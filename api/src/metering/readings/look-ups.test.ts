import type { Day } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/harness.ts';
import { type Db, rowsOf } from '../../db/database.ts';
import { createReadingMonths } from '../../db/system.ts';
import { newestDay } from '../series/newest-day.ts';
import { selectReadBeside } from '../series/read-beside.ts';
import { selectNewest, selectNewestOf } from './newest-values.ts';
import { findValues } from './reading-store.ts';
import { walkRegisters } from './register-walk.ts';

/*
 * Years of readings: what is looked up by point and moment costs a look for each, and never all that was ever read. The
 * planner knows that only where a statement leaves it no other way.
 */

const POINTS = 200;
const id = (prefix: 'mpt' | 'dev', n: number) => `${prefix}_0000000000007000800${n.toString(16).padStart(13, '0')}`;
const some = Array.from({ length: 10 }, (_, n) => n + 1);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.db.database.systemTransaction((db) => createReadingMonths(db, '2020-01-01', '2025-12-31'));
  await api.db.inspect(`do $do$ begin
    set local session_replication_role = replica;
    insert into readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin, livemode, value)
    select km_pack('${api.root.accountId}'), ('0000000000007000800' || lpad(to_hex(p), 13, '0'))::uuid, d,
           ('0000000000007000800' || lpad(to_hex(p), 13, '0'))::uuid, null, d::date, 'r', 'k', 'r', false, extract(epoch from d)::bigint / 86400
      from generate_series(1, ${POINTS}) p, generate_series(timestamptz '2020-01-02 10:00Z', '2025-12-30', '5 days') d;
    end $do$`);
  await api.db.inspect('analyze readings');
});
afterAll(() => api.close());

type Scope = Parameters<typeof findValues>[0];

/** What a statement answers, and how often it read a month as a whole. */
const asked = <T>(work: (scope: Scope) => Promise<T>) =>
  api.db.database.transaction({ accountId: api.root.accountId, livemode: false }, async (db) => {
    // The server counts what the connection did before, too, until it has told it.
    const before = await wholeMonthsRead(db);
    const answer = await work({ db, accountId: api.root.accountId });
    return { answer, wholeMonths: (await wholeMonthsRead(db)) - before };
  });

async function wholeMonthsRead(db: Db): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    db,
    sql`select sum(seq_scan)::int as n from pg_stat_xact_all_tables where schemaname = 'readings_by_month'`,
  );
  return row?.n ?? Number.NaN;
}

const noon = (day: string) => new Date(`${day}T10:00:00Z`);

test('values of keys', async () => {
  const keys = some.map((n) => ({
    measuringPointId: id('mpt', n),
    readAt: noon('2022-01-06'),
    kind: 'register' as const,
  }));
  const { answer, wholeMonths } = await asked((scope) => findValues(scope, keys));
  expect([answer.size, wholeMonths]).toEqual([10, 0]);
});

test('the readings beside a day', async () => {
  const days = some.map((n) => ({ n, point: id('mpt', n), device: id('dev', n), day: '2022-01-08' as Day }));
  const { answer, wholeMonths } = await asked((scope) => selectReadBeside(scope, days));
  const first = answer.filter(({ n }) => n === 3).map(({ read }) => [read.pointId, read.reading.day]);
  expect(first.sort()).toEqual([
    [id('mpt', 3), '2022-01-06'],
    [id('mpt', 3), '2022-01-11'],
  ]);
  expect([answer.length, wholeMonths]).toEqual([20, 0]);
});

test('the newest of points', async () => {
  const points = some.map((n) => id('mpt', n));
  const ever = await asked((scope) => selectNewest(scope, points, { from: null, to: '2025-12-31' }));
  expect(ever.answer.map(({ day }) => day)).toEqual(some.map(() => '2025-12-26'));
  const set = { id: 'one', pointIds: points, fromDay: '2020-03-01', toDay: '2022-01-08' };
  const until = await asked((scope) => selectNewestOf(scope, [set]));
  expect(until.answer.get('one')?.map(({ day }) => day)).toEqual(some.map(() => '2022-01-06'));
  const day = await asked((scope) => newestDay(scope, id('mpt', 4)));
  expect(day.answer).toBe('2025-12-26');
  expect([ever, until, day].map(({ wholeMonths }) => wholeMonths)).toEqual([0, 0, 0]);
});

test('registers around new ones', async () => {
  const places = some.map((n) => [
    { measuringPointId: id('mpt', n), deviceId: id('dev', n), readAt: noon('2022-01-08'), value: '1' },
  ]);
  const seen: string[] = [];
  const { wholeMonths } = await asked((scope) =>
    walkRegisters(scope, places, { behind: true }, (_, before, behind) => {
      seen.push(`${before?.readAt.toISOString().slice(0, 10)} ${behind?.readAt.toISOString().slice(0, 10)}`);
      return true;
    }),
  );
  expect([seen, wholeMonths]).toEqual([some.map(() => '2022-01-06 2022-01-11'), 0]);
});
