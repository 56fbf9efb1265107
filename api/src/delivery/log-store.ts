import { fromHex, type GetNode, type TreeNode, toHex } from '@klarmeter/engine/proof';
import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { oneOf } from '../db/one-of.ts';
import { entryOrder } from './store.ts';
import { evidenceEntries, logCheckpoints, logLeaves, logNodes } from './tables.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

export type CheckpointRow = typeof logCheckpoints.$inferSelect;

export interface UnsequencedEntry {
  readonly id: string;
  readonly leafHash: string;
}

/** Entries without a place in the log, of these ids where some are named, in the order they are to get one. */
export function selectUnsequenced(
  { db, accountId, livemode }: Scope,
  limit: number,
  ids?: readonly string[],
): Promise<UnsequencedEntry[]> {
  return db
    .select({ id: evidenceEntries.id, leafHash: evidenceEntries.leafHash })
    .from(evidenceEntries)
    .leftJoin(logLeaves, and(eq(logLeaves.accountId, accountId), eq(logLeaves.entryId, evidenceEntries.id)))
    .where(
      and(
        eq(evidenceEntries.accountId, accountId),
        eq(evidenceEntries.livemode, livemode),
        isNull(logLeaves.entryId),
        ids === undefined ? undefined : oneOf(evidenceEntries.id, ids),
      ),
    )
    .orderBy(...entryOrder)
    .limit(limit);
}

/**
 * One sequencer at a time for an account and mode, until the transaction ends. Nested loops are switched off as long:
 * in a log that grew faster than its statistics the planner walks it once for each new entry.
 */
export async function lockLog({ db, accountId, livemode }: Scope): Promise<void> {
  await db.execute(sql`select set_config('enable_nestloop', 'off', true),
    pg_advisory_xact_lock(hashtextextended(${`${accountId}/${livemode}/log`}, 0))`);
}

/** Places from `first` on, for the entries in this order. Arrays travel as one text each: a row costs no parameter. */
export async function insertLeaves({ db, accountId, livemode }: Scope, first: number, ids: readonly string[]) {
  await db.execute(sql`insert into log_leaves (account_id, livemode, leaf_index, entry_id)
    select ${accountId}, ${livemode}::boolean, ${first}::bigint + place - 1, id
      from unnest(string_to_array(${ids.join()}, ',')) with ordinality as given (id, place)`);
}

export async function insertNodes({ db, accountId, livemode }: Scope, nodes: readonly TreeNode[]) {
  const levels = nodes.map(({ level }) => level).join();
  const indexes = nodes.map(({ index }) => index).join();
  const hashes = nodes.map(({ hash }) => toHex(hash)).join();
  await db.execute(sql`insert into log_nodes (account_id, livemode, level, node_index, hash)
    select ${accountId}, ${livemode}::boolean, level, node_index, decode(hash, 'hex')
      from unnest(string_to_array(${levels}, ',')::integer[], string_to_array(${indexes}, ',')::bigint[],
                  string_to_array(${hashes}, ',')) as given (level, node_index, hash)`);
}

/** Stored subtrees by level and index, each read once. */
export function nodeReader({ db, accountId, livemode }: Scope): GetNode {
  const seen = new Map<string, Uint8Array>();
  return async (level, index) => {
    const known = seen.get(`${level}/${index}`);
    if (known !== undefined) return known;
    const [row] = await db
      .select({ hash: logNodes.hash })
      .from(logNodes)
      .where(
        and(
          eq(logNodes.accountId, accountId),
          eq(logNodes.livemode, livemode),
          eq(logNodes.level, level),
          eq(logNodes.nodeIndex, index),
        ),
      );
    if (row === undefined) throw new Error(`the log has no node ${level}/${index}`);
    seen.set(`${level}/${index}`, row.hash);
    return row.hash;
  };
}

/** The newest signed tree head; null for an empty log. */
export async function latestCheckpoint({ db, accountId, livemode }: Scope): Promise<CheckpointRow | null> {
  const [row] = await db
    .select()
    .from(logCheckpoints)
    .where(and(eq(logCheckpoints.accountId, accountId), eq(logCheckpoints.livemode, livemode)))
    .orderBy(desc(logCheckpoints.treeSize))
    .limit(1);
  return row ?? null;
}

export function selectCheckpoints(
  { db, accountId, livemode }: Scope,
  after: string | null,
  limit: number,
): Promise<CheckpointRow[]> {
  return db
    .select()
    .from(logCheckpoints)
    .where(
      and(
        eq(logCheckpoints.accountId, accountId),
        eq(logCheckpoints.livemode, livemode),
        after === null ? undefined : gt(logCheckpoints.treeSize, Number(after)),
      ),
    )
    .orderBy(asc(logCheckpoints.treeSize))
    .limit(limit);
}

/** A leaf hash from its stored form. */
export function hashOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes === undefined) throw new Error('a stored hash is not hexadecimal');
  return bytes;
}
