import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import { berlinDay } from '../../properties/index.ts';
import { wentBack } from '../readings/register-order.ts';
import type { PlacedRow } from './receive-values.ts';

interface Register {
  readonly value: string;
  readonly readAt: Date;
}

interface Candidate extends Register {
  readonly row: PlacedRow;
  readonly point: string;
  readonly device: string;
}

/**
 * Leaves out rows whose register stood lower than one before it, or higher than one behind it, of the same device at the
 * same point: stored, or earlier in this file by moment. `refuse` is told of each.
 */
export async function refuseBackward(
  context: Context,
  rows: readonly PlacedRow[],
  refuse: (row: PlacedRow, figures: Record<string, string>) => void,
): Promise<PlacedRow[]> {
  const candidates = rows.flatMap((row): Candidate[] =>
    row.readings
      .filter(({ kind }) => kind === 'register')
      .map(({ measuringPointId: point, value, readAt }) => ({ row, point, device: row.device.id, value, readAt })),
  );
  const registers = Map.groupBy(candidates, ({ point, device }) => `${point} ${device}`);
  const stored = await findRegistersBeside(context, registers);
  const bad = new Set<PlacedRow>();
  for (const [key, own] of registers) {
    const ordered = [...(stored.get(key) ?? [])].sort(byTime);
    let at = 0;
    let before: Register | undefined;
    for (const candidate of own.sort(byTime)) {
      // Each is passed once: a file may bring thousands of values of one meter.
      for (let next = ordered[at]; next !== undefined && next.readAt < candidate.readAt; next = ordered[at]) {
        before = next;
        at += 1;
      }
      const behind = ordered.slice(at, at + 2).find(({ readAt }) => readAt > candidate.readAt);
      const { row } = candidate;
      const fault = faultBeside(candidate, before, behind, row.device.resetsOn);
      if (fault === null) before = candidate;
      else if (!bad.has(row)) {
        bad.add(row);
        refuse(row, fault);
      }
    }
  }
  return rows.filter((row) => !bad.has(row));
}

const byTime = (a: Register, b: Register): number => +a.readAt - +b.readAt;

function faultBeside(
  candidate: Register,
  before: Register | undefined,
  behind: Register | undefined,
  resetsOn: string | null,
): Record<string, string> | null {
  if (before !== undefined && wentBack(before, candidate, resetsOn)) return figuresOf(before, candidate);
  return behind !== undefined && wentBack(candidate, behind, resetsOn) ? figuresOf(candidate, behind) : null;
}

/** Both values with their days: whoever sent one of them sees which other one it contradicts. */
const figuresOf = (before: Register, after: Register) => ({
  before: before.value,
  before_day: berlinDay(before.readAt),
  after: after.value,
  after_day: berlinDay(after.readAt),
});

/** For each point and device: what is stored right before, between and right behind its candidates. */
async function findRegistersBeside(
  { db, accountId }: Context,
  registers: ReadonlyMap<string, readonly Candidate[]>,
): Promise<ReadonlyMap<string, readonly Register[]>> {
  if (registers.size === 0) return new Map();
  const windows = [...registers].map(([key, some]) => {
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
  const found = new Map<string, Register[]>();
  for (const { key, value, read_at } of rows) {
    const own = found.get(key) ?? [];
    found.set(key, own);
    own.push({ value, readAt: new Date(read_at) });
  }
  return found;
}
