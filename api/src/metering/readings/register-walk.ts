import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { instantOf, instants, uuids } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { packId, packOwnId } from '../../ids.ts';
import type { Register } from './register-order.ts';

/** A register that is to be stored. */
export interface NewRegister extends Register {
  readonly measuringPointId: string;
  readonly deviceId: string;
}

/** Whether it counts as what stood before the later ones. */
type Take<T> = (register: T, before: Register | undefined, behind: Register | undefined) => boolean;

type Scope = Pick<Context, 'db' | 'accountId'>;

/**
 * Shows new registers, those of each device at each of its points in order of reading, with what stands right before and
 * right behind: stored, or taken just now. What stands behind the last one is only looked up where `behind` says so.
 */
export async function walkRegisters<T extends NewRegister>(
  scope: Scope,
  places: readonly (readonly T[])[],
  { behind }: { readonly behind: boolean },
  take: Take<T>,
): Promise<void> {
  const parted = places.map(runsOf);
  const stored = await findAround(scope, parted.flat(), behind);
  let from = 0;
  for (const runs of parted) from = walkPlace(runs, { stored, from }, take);
}

/** Longer apart than this, registers are looked up by themselves: a year of others may be stored between two of them. */
const APART_MS = 2 * 86_400_000;

/** Registers in order of reading, parted where days lie between two of them. */
export function runsOf<T extends Register>(registers: readonly T[]): (readonly T[])[] {
  const runs: (readonly T[])[] = [];
  let begin = 0;
  for (let at = 1; at <= registers.length; at += 1) {
    const [before, own] = [registers[at - 1], registers[at]];
    if (before !== undefined && own !== undefined && own.readAt.getTime() - before.readAt.getTime() <= APART_MS)
      continue;
    runs.push(at - begin === registers.length ? registers : registers.slice(begin, at));
    begin = at;
  }
  return runs;
}

/**
 * @param around stored registers right before, within and, where asked for, right behind each run, in order; those of the
 *   first run are number `from`
 * @returns the number behind those of the last run
 */
export function walkPlace<T extends Register>(
  runs: readonly (readonly T[])[],
  around: { readonly stored: readonly (readonly Register[])[]; readonly from: number },
  take: Take<T>,
): number {
  let before: Register | undefined;
  let { from } = around;
  for (const run of runs) {
    const stored = around.stored[from] ?? [];
    from += 1;
    let next = 0;
    for (const register of run) {
      const at = register.readAt.getTime();
      for (let known = stored[next]; known !== undefined && known.readAt.getTime() < at; known = stored[next]) {
        if (before === undefined || known.readAt >= before.readAt) before = known;
        next += 1;
      }
      const behind = stored[next]?.readAt.getTime() === at ? stored[next + 1] : stored[next];
      if (take(register, before, behind)) before = register;
    }
  }
  return from;
}

async function findAround(
  { db, accountId }: Scope,
  runs: readonly (readonly NewRegister[])[],
  behind: boolean,
): Promise<Register[][]> {
  const found: Register[][] = runs.map(() => []);
  const firsts = runs.flatMap(([first]) => first ?? []);
  const lasts = runs.flatMap((run) => run.at(-1) ?? []);
  if (firsts.length === 0) return found;
  const [first, last] = [instantOf('l.first'), instantOf('l.last')];
  const own = sql`account_id = ${packId(accountId)}::uuid and measuring_point_id = l.point and device_id = l.device
                  and kind = 'register'`;
  const registers = (where: SQL) => sql`(select value, read_at from readings where ${own} and ${where})`;
  const rows = await rowsOf<{ n: string | number; value: string; ms: string | number }>(
    db,
    sql`select l.n, r.value::text as value, (extract(epoch from r.read_at) * 1000)::bigint as ms
          from unnest(${uuids(firsts.map(({ measuringPointId }) => packOwnId(measuringPointId)))},
                      ${uuids(firsts.map(({ deviceId }) => packOwnId(deviceId)))},
                      ${instants(firsts.map(({ readAt }) => readAt))}, ${instants(lasts.map(({ readAt }) => readAt))})
               with ordinality as l(point, device, first, last, n)
         cross join lateral (
               ${registers(sql`read_at < ${first} order by read_at desc limit 1`)}
               union all
               ${registers(sql`l.first < l.last and read_at >= ${first} and read_at <= ${last}`)}
               ${behind ? sql`union all ${registers(sql`read_at > ${last} order by read_at limit 1`)}` : sql``}) r
         order by l.n, r.read_at`,
  );
  for (const { n, value, ms } of rows) found[Number(n) - 1]?.push({ value, readAt: new Date(Number(ms)) });
  return found;
}
