import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { rowsOf } from '../../db/database.ts';
import { momentOf } from './receive-values.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode' | 'now'>;

export interface NewFileReading {
  readonly id: string;
  readonly measuringPointId: string;
  readonly deviceId: string;
  readonly kind: 'register' | 'due_date';
  readonly day: string;
  readonly readAt: Date;
  readonly value: string;
  readonly unit: 'kWh' | 'm3' | 'HCA';
}

const rowset = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;

/** The values that are there at the moments of new ones. */
export async function findReadingsAt(
  { db, accountId }: Scope,
  readings: readonly NewFileReading[],
): Promise<Map<string, string>> {
  if (readings.length === 0) return new Map();
  const asked = readings.map(({ measuringPointId, readAt, kind }) => ({ point: measuringPointId, at: readAt, kind }));
  const rows = await rowsOf<{ point: string; at: string; kind: 'register' | 'due_date'; value: string }>(
    db,
    sql`select r.measuring_point_id as point, to_json(r.read_at)#>>'{}' as at, r.kind, r.value::text as value
          from ${rowset(asked)} as l(point text, at timestamptz, kind text)
          join readings r on r.account_id = ${accountId} and r.measuring_point_id = l.point and r.read_at = l.at
                         and r.kind = l.kind`,
  );
  return new Map(
    rows.map(({ point, at, kind, value }) => [
      momentOf({ measuringPointId: point, readAt: new Date(at), kind }),
      value,
    ]),
  );
}

/** Appends readings; answers the ids that were stored. Another request may have been faster. */
export async function appendFileReadings(
  { db, accountId, livemode, now }: Scope,
  readings: readonly NewFileReading[],
): Promise<ReadonlySet<string>> {
  if (readings.length === 0) return new Set();
  const rows = readings.map(({ measuringPointId, deviceId, readAt, ...rest }) => ({
    ...rest,
    point: measuringPointId,
    device: deviceId,
    read_at: readAt,
  }));
  const stored = await rowsOf<{ id: string }>(
    db,
    sql`insert into readings (account_id, livemode, id, measuring_point_id, device_id, read_at, day, kind, value, unit,
                              origin, created_at)
        select ${accountId}, ${livemode}, id, point, device, read_at, day, kind, value, unit, 'file',
               ${now().toISOString()}::timestamptz
          from ${rowset(rows)} as l(id text, point text, device text, read_at timestamptz, day date, kind text,
                                    value numeric, unit text)
        on conflict (account_id, measuring_point_id, read_at, kind) do nothing
        returning id`,
  );
  return new Set(stored.map(({ id }) => id));
}
