import type { Day } from '@klarmeter/engine';
import { and, desc, eq } from 'drizzle-orm';
import { readings } from '../tables.ts';
import type { Scope } from './points.ts';

/** The day of the newest reading of a point; null where nothing was ever read. */
export async function newestDay({ db, accountId }: Scope, pointId: string): Promise<Day | null> {
  const [row] = await db
    .select({ day: readings.day })
    .from(readings)
    .where(and(eq(readings.accountId, accountId), eq(readings.measuringPointId, pointId)))
    .orderBy(desc(readings.readAt))
    .limit(1);
  return (row?.day ?? null) as Day | null;
}
