import { and, asc, eq, not, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context.ts';
import { packId } from '../../ids.ts';
import { notFound } from '../../problem.ts';
import { currentIds } from '../readings/former-ids.ts';
import { telegrams } from '../tables.ts';

type Scope = Pick<Context, 'db' | 'accountId'>;

export type TelegramRow = typeof telegrams.$inferSelect;

export async function fetchTelegram(context: Scope, id: string): Promise<TelegramRow> {
  const { db, accountId } = context;
  const find = (wanted: string) =>
    db
      .select()
      .from(telegrams)
      .where(and(eq(telegrams.accountId, accountId), eq(telegrams.id, wanted)));
  const [row] = await find(id);
  if (row !== undefined) return row;
  const currentId = (await currentIds(context, [id])).get(id);
  const [renamed] = currentId === undefined ? [] : await find(currentId);
  if (renamed === undefined) throw notFound('telegram', id);
  return renamed;
}

/** Of one device in order of reception, otherwise in that of the ids, which say nothing of time. */
export function selectTelegrams(
  { db, accountId }: Scope,
  filter: { deviceId?: string | undefined; verdict?: string | undefined; decided?: boolean | undefined },
  after: string | null,
  limit: number,
): Promise<TelegramRow[]> {
  const { deviceId, verdict, decided } = filter;
  return db
    .select()
    .from(telegrams)
    .where(
      and(
        eq(telegrams.accountId, accountId),
        deviceId === undefined ? undefined : ofDevice(accountId, deviceId),
        verdict === undefined ? undefined : standsAs(accountId, verdict),
        decided === undefined ? undefined : wasDecided(accountId, decided),
        after === null ? undefined : behind(after, deviceId !== undefined),
      ),
    )
    .orderBy(...(deviceId === undefined ? [] : [asc(telegrams.receivedAt)]), asc(telegrams.id))
    .limit(limit);
}

/**
 * Those that named the device when they came, or were found to be of it later. As an array and not as `in`: beside an `or`
 * the planner would look at every telegram of the account.
 */
const ofDevice = (accountId: string, deviceId: string) =>
  or(
    eq(telegrams.deviceId, deviceId),
    sql`${telegrams.id} = any(array(select telegram_id from telegram_judgements
         where account_id = ${packId(accountId)}::uuid and device_id = ${packId(deviceId)}::uuid))`,
  );

/** What stands as something came so and was found to be nothing else, or was found to be it last. */
const standsAs = (accountId: string, verdict: string) =>
  and(
    // Nearly all are stored, and are looked at in their order; the others are found by themselves, by their own index.
    verdict === 'stored'
      ? undefined
      : or(
          and(eq(telegrams.verdict, verdict), sql`${telegrams.verdict} <> 'stored'`),
          sql`${telegrams.id} = any(array(select telegram_id from telegram_judgements
               where account_id = ${packId(accountId)}::uuid and verdict = ${verdict} and verdict <> 'stored'))`,
        ),
    sql`coalesce((select j.verdict from telegram_judgements j
                   where j.account_id = ${telegrams.accountId} and j.telegram_id = ${telegrams.id}
                   order by j.number desc limit 1), ${telegrams.verdict}) = ${verdict}`,
  );

/** Whether somebody released or rejected it. */
const wasDecided = (accountId: string, decided: boolean) => {
  const decision = sql`exists (select from telegram_decisions d
    where d.account_id = ${accountId} and d.telegram_id = km_unpack('tlg', ${telegrams.id}))`;
  return decided ? decision : not(decision);
};

/** A place in the list, as `selectTelegrams` takes it. */
export const placeOfTelegram = ({ receivedAt, id }: TelegramRow): string => `${receivedAt.toISOString()} ${packId(id)}`;

function behind(place: string, byTime: boolean): SQL {
  const [receivedAt, id] = place.split(' ');
  return byTime
    ? sql`(${telegrams.receivedAt}, ${telegrams.id}) > (${receivedAt}::timestamptz, ${id}::uuid)`
    : sql`${telegrams.id} > ${id}::uuid`;
}
