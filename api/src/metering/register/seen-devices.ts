import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { numbers, words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';

/** A meter that somebody saw, as far as he says who it is. */
export interface SeenDevice {
  readonly manufacturer: string | null;
  readonly serial: string;
  readonly addressVersion: number | null;
  readonly addressType: number | null;
}

/** The device of the register that each of these is; null where there is none, or more than one that it could be. */
export async function findSeenDevices(
  { db, accountId, livemode }: Pick<Context, 'db' | 'accountId' | 'livemode'>,
  seen: readonly SeenDevice[],
): Promise<(string | null)[]> {
  if (seen.length === 0) return [];
  const rows = await rowsOf<{ n: number; id: string }>(
    db,
    sql`select s.n::int as n, min(d.id) as id
          from unnest(${words(seen.map(({ manufacturer }) => manufacturer))}, ${words(seen.map(({ serial }) => serial))},
                      ${numbers(seen.map(({ addressVersion }) => addressVersion))},
                      ${numbers(seen.map(({ addressType }) => addressType))})
               with ordinality as s(manufacturer, serial, version, type, n)
          join devices d on d.account_id = ${accountId} and d.livemode = ${livemode} and d.serial = s.serial
                        and d.manufacturer = coalesce(s.manufacturer, d.manufacturer)
                        and coalesce(d.address_version = s.version, true) and coalesce(d.address_type = s.type, true)
         group by s.n having count(*) = 1`,
  );
  const ids = new Map(rows.map(({ n, id }) => [n, id]));
  return seen.map((_, at) => ids.get(at + 1) ?? null);
}
