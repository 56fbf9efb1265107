import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { numbers, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import type { NamedMeter } from './found-devices.ts';

/** The devices of the register that each of these could be: one, or several where too little is said, or none. */
export async function findNamedDevices(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  named: readonly NamedMeter[],
): Promise<(readonly string[])[]> {
  if (named.length === 0) return [];
  const rows = await rowsOf<{ n: number; id: string }>(
    db,
    sql`select s.n::int as n, d.id
          from unnest(${words(named.map(({ manufacturer }) => manufacturer))}, ${words(named.map(({ serial }) => serial))},
                      ${numbers(named.map(({ addressVersion }) => addressVersion))},
                      ${numbers(named.map(({ addressType }) => addressType))})
               with ordinality as s(manufacturer, serial, version, type, n)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode} and d.serial = s.serial
                        and d.manufacturer = coalesce(s.manufacturer, d.manufacturer)
                        and coalesce(d.address_version = s.version, true) and coalesce(d.address_type = s.type, true)`,
  );
  const ids = Map.groupBy(rows, ({ n }) => n);
  return named.map((_, at) => (ids.get(at + 1) ?? []).map(({ id }) => id));
}
