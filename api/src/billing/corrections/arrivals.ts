import { type Day, shiftedDay } from '@klarmeter/engine';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { enqueue } from '../../db/outbox.ts';
import type { Arrival } from '../../metering/index.ts';

/** A value of the period before may be what a substitute of this one rests on. */
const DAYS_BEFORE = 367;

/**
 * Leaves one job behind for all new readings of a request, where any of them belongs to days that a bill was issued for.
 * Nearly every request brings readings of today, and those are told by one look into an index that nothing was.
 */
export async function checkLateReadings(context: Context, arrivals: readonly Arrival[]): Promise<void> {
  const days = arrivals.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || !(await anythingIssuedSince(context, from as Day))) return;
  const propertyIds = await findBilledHouses(context, arrivals);
  if (propertyIds.length === 0) return;
  await enqueue(context, 'propose-corrections', { property_ids: propertyIds, from, to });
}

/** Whether any statement reaches to the day before, whose end a reading of the next day marks. */
async function anythingIssuedSince({ db, accountId, livemode }: Context, day: Day): Promise<boolean> {
  const [row] = await rowsOf(
    db,
    sql`select 1 from statements
         where account_id = ${accountId} and livemode = ${livemode} and to_day >= ${shiftedDay(day, -1)}::date limit 1`,
  );
  return row !== undefined;
}

/** Houses with an issued run for a period that one of the readings may count in, in order. */
async function findBilledHouses({ db, accountId }: Context, arrivals: readonly Arrival[]): Promise<string[]> {
  const points = [...Map.groupBy(arrivals, ({ measuringPointId }) => measuringPointId)].map(([point, own]) => {
    const days = own.map(({ day }) => day).sort();
    return { point, first: days[0], last: days.at(-1) };
  });
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select distinct m.property_id as id
          from jsonb_to_recordset(${JSON.stringify(points)}::text::jsonb) as a(point text, first date, last date)
          join measuring_points m on m.account_id = ${accountId} and m.id = a.point
          join billing_periods p on p.account_id = ${accountId} and p.property_id = m.property_id
                                and p.to_day + 1 >= a.first and p.from_day - ${DAYS_BEFORE}::integer <= a.last
         where exists (select 1 from billing_runs r
                        where r.account_id = ${accountId} and r.billing_period_id = p.id and r.status = 'issued')
         order by 1`,
  );
  return rows.map(({ id }) => id);
}

/** Of each period of these houses that readings of these days may count in, the newest issued run. */
export async function findIssuedRuns(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  propertyIds: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select distinct on (r.billing_period_id) r.id
          from billing_periods p
          join billing_runs r on r.account_id = ${accountId} and r.billing_period_id = p.id and r.status = 'issued'
         where p.account_id = ${accountId} and p.property_id = any(string_to_array(${propertyIds.join()}, ','))
           and p.to_day + 1 >= ${from}::date and p.from_day - ${DAYS_BEFORE}::integer <= ${to}::date
         order by r.billing_period_id, r.created_at desc, r.id desc`,
  );
  return rows.map(({ id }) => id);
}
