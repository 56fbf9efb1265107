import { sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { words } from '../../db/arrays.ts';
import { rowsOf } from '../../db/database.ts';
import { packId } from '../../ids.ts';
import { COLUMNS, type KeptRow, type KeptTelegram, NOT_SETTLED, toKept } from './kept-store.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

const waitingFor = (
  { accountId, livemode }: Pick<Scope, 'accountId' | 'livemode'>,
  manufacturers: Iterable<string>,
) => {
  const account = sql`${packId(accountId)}::uuid`;
  const waits = sql`account_id = ${account} and livemode = ${livemode} and reason = 'unknown_format'`;
  return sql`(
          select * from telegrams where ${waits}
          union all
          select * from telegrams
           where account_id = ${account} and verdict = 'unknown_device' and id in (
             select telegram_id from telegram_judgements where ${waits})) t
         where left(t.meter_address, 3) = any(${words([...manufacturers])}) and ${NOT_SETTLED}`;
};

/**
 * Compact frames of some makers that wait for their format. Their rows say for ever that they waited, or that no device
 * was known; those that were read since are settled. The newest come first.
 */
export async function findWaiting(
  scope: Scope,
  manufacturers: Iterable<string>,
  limit: number,
): Promise<KeptTelegram[]> {
  const rows = await rowsOf<KeptRow>(
    scope.db,
    sql`select ${COLUMNS} from ${waitingFor(scope, manufacturers)} order by t.received_at desc limit ${limit}`,
  );
  return rows.map(toKept);
}

/** Whose they are, each device once. */
export async function findWaitingDevices(scope: Scope, manufacturers: Iterable<string>): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    scope.db,
    sql`select id from devices
         where account_id = ${scope.accountId} and livemode = ${scope.livemode}
           and manufacturer || '-' || serial in (select t.meter_address from ${waitingFor(scope, manufacturers)})
         order by id`,
  );
  return rows.map(({ id }) => id);
}
