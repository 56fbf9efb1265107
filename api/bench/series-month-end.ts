import type { Day } from '@klarmeter/engine';
import postgres from 'postgres';
import { packId } from '../src/ids.ts';
import { valuesAtDayEnd } from '../src/metering/series/values-at-day-end.ts';
import { seeded } from './chance.ts';
import { median, seconds } from './measure.ts';
import { makeMeters } from './meters.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { makeFirstAccount, openServices } from './services.ts';

const DEVICES = 50_000;
/** Daily values: nine million in all. */
const DAYS = 180;
const QUICK = { devices: 50, days: 40 };
const ROUNDS = 7;
const FIRST_DAY = '2025-01-01';
const MONTH_END: Day = '2025-01-31' as Day;

export const seriesMonthEnd: Benchmark = {
  key: 'series_month_end',
  what: 'month-end value of 50,000 devices out of 9 million readings, as the product asks, row level security on',
  against: 'the lateral query by hand, as superuser',
  goals: [{ figure: 'ratio', atLeast: 0.8 }],

  async run(options) {
    const url = requireDatabase(options);
    const { devices, days } = options.quick ? QUICK : { devices: DEVICES, days: DAYS };
    const services = openServices(url, 2);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      const { accountId, key } = await makeFirstAccount(services);
      await makeMeters(services, sql, { accountId, key }, devices, seeded(8));
      await fill(sql, days);
      const ours = () =>
        services.database.transaction({ accountId, livemode: false }, (db) =>
          valuesAtDayEnd({ db, accountId }, undefined, [MONTH_END]),
        );
      const byHand = () => sql`
        select m.id, r.day::text as day, r.value::text as value, r.device_id from measuring_points m
         cross join lateral (select day, value, device_id from readings
            where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(m.id)
              and read_at >= '2025-01-27T22:00:00Z' and read_at <= '2025-01-31T23:00:00Z'
            order by read_at desc limit 1) r
         where m.account_id = ${accountId}`;
      const found = await ours();
      if (found.length !== devices || found.some(({ day }) => day !== MONTH_END))
        throw new Error(`${found.length} values instead of ${devices}`);
      await byHand();
      const rounds: { ours: number; limit: number }[] = [];
      for (let round = 0; round < (options.quick ? 1 : ROUNDS); round += 1)
        rounds.push({ ours: await seconds(ours), limit: await seconds(byHand) });
      return {
        figures: {
          ms: 1_000 * median(rounds.map((each) => each.ours)),
          limit_ms: 1_000 * median(rounds.map((each) => each.limit)),
          ratio: median(rounds.map((each) => each.limit / each.ours)),
        },
        notes: [`${devices} devices with ${days} daily values each, in months of their own`],
      };
    } finally {
      await sql.end();
      await services.database.close();
    }
  },
};

/** A value a day at every point, at ten in the morning. */
async function fill(sql: postgres.Sql, days: number): Promise<void> {
  await sql.begin(async (tx) => {
    // The values point at what was just made; checking millions of them shows nothing new.
    await tx`set local session_replication_role = replica`;
    await tx`select km_create_reading_months(${FIRST_DAY}::date, (${FIRST_DAY}::date + ${days}::int))`;
    await tx`
      insert into readings (account_id, measuring_point_id, read_at, device_id, telegram_id, day, kind, unit, origin, livemode, value)
      select km_pack(i.account_id), km_pack(i.measuring_point_id), (d.day + time '10:00') at time zone 'UTC', km_pack(i.device_id),
             null, d.day, 'r', 'k', 'm', false, 100 + (d.day - ${FIRST_DAY}::date)
        from (select ${FIRST_DAY}::date + n as day from generate_series(0, ${days}::int - 1) n) d cross join device_installations i`;
  });
  await sql`vacuum analyze`;
}
