import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { packId } from '../../ids.ts';
import { telegrams } from '../tables.ts';

/** Telegrams of these devices that no key had verified when they came, in order of reception, behind one of them. */
export function findUnverified(
  { db, accountId }: Pick<Context, 'db' | 'accountId'>,
  deviceIds: readonly string[],
  after: { readonly receivedAt: Date; readonly id: string } | null,
  limit: number,
) {
  return db
    .select({ id: telegrams.id, bytes: telegrams.bytes, receivedAt: telegrams.receivedAt })
    .from(telegrams)
    .where(
      and(
        eq(telegrams.accountId, accountId),
        inArray(telegrams.deviceId, [...deviceIds]),
        eq(telegrams.verdict, 'wrong_key'),
        after === null
          ? undefined
          : sql`(${telegrams.receivedAt}, ${telegrams.id}) > (${after.receivedAt.toISOString()}::timestamptz, ${packId(after.id)}::uuid)`,
      ),
    )
    .orderBy(asc(telegrams.receivedAt), asc(telegrams.id))
    .limit(limit);
}
