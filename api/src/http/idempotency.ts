import { and, eq, sql } from 'drizzle-orm';
import { idempotencyKeys } from '../accounts/tables.ts';
import type { Context } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { Problem } from '../problem.ts';

/** How long an answer is kept: statements and money are repeated within a billing season. */
const KEPT_DAYS = 30;
/** How long a twin waits for the first request before it is told that this one is in progress. */
const TWIN_WAIT_MS = 2_000;

export interface IdempotentRequest {
  /** Method and path: the same key on another route is another request. */
  readonly route: string;
  readonly key: string;
  /** Digest of method, path and body. */
  readonly fingerprint: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const where = ({ accountId, livemode }: Context, { route, key }: IdempotentRequest) =>
  and(
    eq(idempotencyKeys.accountId, accountId),
    eq(idempotencyKeys.livemode, livemode),
    eq(idempotencyKeys.route, route),
    eq(idempotencyKeys.key, key),
  );

/** Where the answer to a request is sealed to. */
export const answerPlace = (
  { accountId }: Pick<Context, 'accountId'>,
  { route, key }: Pick<IdempotentRequest, 'route' | 'key'>,
) => `${accountId}/idempotency/${route}/${key}`;

/**
 * Claims the key inside the effect's transaction, before the effect. Answers the first answer if there is one.
 * A failing request rolls the claim back with everything else, so a corrected one may use the key again.
 * @throws Problem `idempotency-key-reused` when the key was used with another request.
 */
export async function claimIdempotencyKey(context: Context, request: IdempotentRequest): Promise<StoredAnswer | null> {
  const { db, accountId, livemode } = context;
  const { route, key, fingerprint } = request;
  const now = context.now();
  const expires = new Date(now.getTime() + KEPT_DAYS * 86_400_000);
  // Asked by every POST, so one way to the database and not three: the row is claimed within the wait that the first part
  // sets, and the last part ends it. A repetition keeps it to its end; it waits for nothing any more.
  const [claimed] = await rowsOf(
    db,
    sql`with waiting as (select set_config('lock_timeout', ${String(TWIN_WAIT_MS)}, true))
      insert into idempotency_keys (account_id, livemode, route, key, fingerprint, created_at, expires_at)
      select ${accountId}, ${livemode}::boolean, ${route}, ${key}, ${fingerprint}, ${now.toISOString()}::timestamptz,
             ${expires.toISOString()}::timestamptz
        from waiting
      on conflict do nothing
      returning set_config('lock_timeout', '0', true)`,
  );
  if (claimed !== undefined) return null;

  const [first] = await db.select().from(idempotencyKeys).where(where(context, request));
  if (first === undefined || first.expiresAt <= now) {
    await db.delete(idempotencyKeys).where(where(context, request));
    return claimIdempotencyKey(context, request);
  }
  if (first.fingerprint !== request.fingerprint) {
    throw new Problem('idempotency-key-reused', 'This Idempotency-Key was used with a different request.');
  }
  if (first.status === null || first.bodySealed === null) throw new Error('a committed idempotency key has an answer');
  const body = await context.vault.openText(answerPlace(context, request), first.bodySealed);
  return { status: first.status, headers: first.headers ?? {}, body };
}

/** Keeps the answer of a successful request, still inside its transaction. */
export async function storeAnswer(context: Context, request: IdempotentRequest, answer: StoredAnswer): Promise<void> {
  const bodySealed = await context.vault.sealText(answerPlace(context, request), answer.body);
  await context.db.execute(
    sql`update idempotency_keys
           set status = ${answer.status}::integer, headers = ${JSON.stringify(answer.headers)}::text::jsonb, body_sealed = ${bodySealed}
         where account_id = ${context.accountId} and livemode = ${context.livemode}::boolean
           and route = ${request.route} and key = ${request.key}`,
  );
}
