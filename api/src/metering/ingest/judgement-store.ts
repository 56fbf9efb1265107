import { and, asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { instantOf, instants, numbers, uuids, words } from '../../db/arrays.ts';
import { packId } from '../../ids.ts';
import { telegramJudgements } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type JudgementRow = typeof telegramJudgements.$inferSelect;
type NewJudgement = Omit<JudgementRow, 'accountId' | 'livemode' | 'number' | 'judgedAt'>;

/**
 * Appends what kept telegrams are found to be now, where that is something else than how they stand. Of two requests at a
 * time that found the same, one has said it.
 */
export async function insertJudgements(
  { db, accountId, livemode, now }: Scope & Pick<Context, 'livemode' | 'now'>,
  judged: readonly NewJudgement[],
): Promise<void> {
  if (judged.length === 0) return;
  await db.execute(
    sql`with given as materialized (
          select * from unnest(${uuids(judged.map(({ telegramId }) => packId(telegramId)))},
            ${uuids(judged.map(({ deviceId }) => (deviceId === null ? null : packId(deviceId))))},
            ${instants(judged.map(({ receivedAt }) => receivedAt))}, ${numbers(judged.map(({ counter }) => counter))},
            ${words(judged.map(({ verdict }) => verdict))}, ${words(judged.map(({ reason }) => reason))},
            ${words(judged.map(({ detail }) => detail))})
            as g(telegram_id, device_id, received_at, counter, verdict, reason, detail))
        insert into telegram_judgements (account_id, telegram_id, number, livemode, received_at, judged_at, counter, device_id,
                                         verdict, reason, detail)
        select t.account_id, t.id, coalesce(j.number, 0) + 1, ${livemode}, ${instantOf('g.received_at')},
               ${now().toISOString()}::timestamptz, g.counter, g.device_id, g.verdict, g.reason, g.detail
          from given g
          join telegrams t on t.account_id = ${packId(accountId)}::uuid and t.id = g.telegram_id
          left join lateral (select * from telegram_judgements
                              where account_id = t.account_id and telegram_id = t.id order by number desc limit 1) j on true
         where case when j.number is null
                    then (g.verdict, g.reason, g.device_id) is distinct from (t.verdict, t.reason, t.device_id)
                    else (g.verdict, g.reason, g.device_id) is distinct from (j.verdict, j.reason, j.device_id) end
         order by t.id
        on conflict do nothing`,
  );
}

/** What a telegram was found to be last; null where it stands as it came. */
export const findLastJudgement = async (scope: Scope, telegramId: string): Promise<JudgementRow | null> =>
  (await findLastJudgements(scope, [telegramId])).get(telegramId) ?? null;

/** The same of several, by their ids. */
export async function findLastJudgements(
  { db, accountId }: Scope,
  telegramIds: readonly string[],
): Promise<ReadonlyMap<string, JudgementRow>> {
  if (telegramIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(telegramJudgements)
    .where(
      and(
        eq(telegramJudgements.accountId, accountId),
        sql`${telegramJudgements.telegramId} = any(${uuids(telegramIds.map(packId))})`,
      ),
    )
    .orderBy(asc(telegramJudgements.number));
  return new Map(rows.map((row) => [row.telegramId, row]));
}
