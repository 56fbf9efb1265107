import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import { wentBack } from '../register-order.ts';
import type { PlacedRow } from './receive-values.ts';

interface Register {
  readonly value: string;
  readonly readAt: Date;
}

interface Candidate extends Register {
  readonly n: number;
  readonly point: string;
  readonly device: string;
  readonly resetsOn: string | null;
}

/**
 * Leaves out rows whose register stood lower than one before it, or higher than one behind it, of the same device at the
 * same point: stored, or earlier in this file by moment. `refuse` is told of each.
 */
export async function refuseBackward(
  context: Context,
  rows: readonly PlacedRow[],
  refuse: (n: number, values: { before: string; after: string }) => void,
): Promise<PlacedRow[]> {
  const candidates = rows.flatMap(({ n, device, readings }): Candidate[] =>
    readings
      .filter(({ kind }) => kind === 'register')
      .map(({ measuringPointId, value, readAt }) => {
        return { n, point: measuringPointId, device: device.id, resetsOn: device.resetsOn, value, readAt };
      }),
  );
  const bad = new Set<number>();
  for (const [of, known] of await findRegistersBeside(context, candidates)) {
    const mine = candidates.filter(({ point, device }) => `${point} ${device}` === of);
    for (const candidate of mine.sort((a, b) => +a.readAt - +b.readAt)) {
      const fault = faultBeside(candidate, known);
      if (fault === null) known.push(candidate);
      else if (!bad.has(candidate.n)) {
        bad.add(candidate.n);
        refuse(candidate.n, fault);
      }
    }
  }
  return rows.filter(({ n }) => !bad.has(n));
}

function faultBeside(
  candidate: Candidate,
  known: readonly Register[],
): { readonly before: string; readonly after: string } | null {
  let [before, behind]: [Register | undefined, Register | undefined] = [undefined, undefined];
  for (const each of known) {
    if (each.readAt < candidate.readAt && (before === undefined || each.readAt > before.readAt)) before = each;
    if (each.readAt > candidate.readAt && (behind === undefined || each.readAt < behind.readAt)) behind = each;
  }
  if (before !== undefined && wentBack(before, candidate, candidate.resetsOn))
    return { before: before.value, after: candidate.value };
  return behind !== undefined && wentBack(candidate, behind, candidate.resetsOn)
    ? { before: candidate.value, after: behind.value }
    : null;
}

/** For each point and device of the candidates: what is stored right before, between and right behind them. */
async function findRegistersBeside(
  { db, accountId }: Context,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, Register[]>> {
  const groups = Map.groupBy(candidates, ({ point, device }) => `${point} ${device}`);
  const found = new Map<string, Register[]>([...groups.keys()].map((key) => [key, []]));
  if (candidates.length === 0) return found;
  const windows = [...groups].map(([key, some]) => {
    const times = some.map(({ readAt }) => readAt.getTime());
    const [{ point, device } = { point: '', device: '' }] = some;
    return { key, point, device, first: new Date(Math.min(...times)), last: new Date(Math.max(...times)) };
  });
  const rows = await rowsOf<{ key: string; value: string; read_at: string }>(
    db,
    sql`select l.key, r.value::text as value, to_json(r.read_at)#>>'{}' as read_at
          from jsonb_to_recordset(${JSON.stringify(windows)}::text::jsonb)
            as l(key text, point text, device text, first timestamptz, last timestamptz)
         cross join lateral (
               (select value, read_at from readings
                 where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(l.point)
                   and device_id = km_pack(l.device)
                   and kind = 'register' and read_at < l.first
                 order by read_at desc limit 1)
               union all
               (select value, read_at from readings
                 where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(l.point)
                   and device_id = km_pack(l.device)
                   and kind = 'register' and read_at >= l.first and read_at <= l.last)
               union all
               (select value, read_at from readings
                 where account_id = ${packId(accountId)}::uuid and measuring_point_id = km_pack(l.point)
                   and device_id = km_pack(l.device)
                   and kind = 'register' and read_at > l.last
                 order by read_at limit 1)) r`,
  );
  for (const { key, value, read_at } of rows) found.get(key)?.push({ value, readAt: new Date(read_at) });
  return found;
}
