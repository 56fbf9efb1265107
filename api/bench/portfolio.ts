import type postgres from 'postgres';

/** Tables that hold a house; people, keys and trails stay as they are and are shared by all copies. */
const TABLES = [
  'properties',
  'units',
  'occupancies',
  'measuring_points',
  'devices',
  'device_installations',
  'readings',
  'billing_periods',
  'cost_entries',
] as const;

/** Houses in one statement: enough to cost no round trips, few enough to hold. */
const STEP = 250;

/**
 * Copies the only house of the database, by SQL: half a million requests would measure nothing that other rows do not.
 * Every id of the house carries the copy's number in its first eight digits; numbers that must differ do.
 * @returns the ids of the copies' billing periods, in order.
 */
export async function copyHouse(sql: postgres.Sql, copies: number): Promise<string[]> {
  const model = new Map<string, string[]>();
  for (const table of TABLES) {
    const rows = await sql<{ text: string }[]>`select to_jsonb(t)::text as text from ${sql(table)} t`;
    model.set(
      table,
      rows.map(({ text }) => text),
    );
  }
  await sql.begin(async (tx) => {
    // The copies point at each other as the original did; checking a million of those again shows nothing new.
    await tx`set local session_replication_role = replica`;
    for (let first = 1; first <= copies; first += STEP) {
      const last = Math.min(copies, first + STEP - 1);
      for (const [table, rows] of model) {
        await tx`insert into ${tx(table)}
          select copy.* from generate_series(${first}::int, ${last}::int) n, unnest(${rows}::text[]) row_text,
            lateral (select regexp_replace(row_text, '"(prp|unt|occ|mpt|dev|ins|rdg|bpr|cst)_[0-9a-f]{8}',
                                           '"\\1_' || lpad(to_hex(n), 8, '0'), 'g')::jsonb as made) one,
            lateral jsonb_populate_record(null::${tx(table)}, made
              || case when made ? 'serial'
                      then jsonb_build_object('serial', ((made ->> 'serial')::int + n * 100)::text) else '{}' end
              || case when ${table === 'properties'} then jsonb_build_object('number', lpad(n::text, 7, '0') || '-1')
                      else '{}' end) copy`;
      }
    }
  });
  await sql`analyze`;
  const periods = await sql<{ id: string }[]>`select id from billing_periods where id ~ '^bpr_000' order by id`;
  return periods.map(({ id }) => id);
}
