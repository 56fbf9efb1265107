import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

type Scope = Pick<Context, 'db' | 'accountId' | 'livemode'>;

/** A row of evidence_entries, by its columns. */
export interface NewEntry {
  readonly id: string;
  readonly document_id: string;
  readonly delivery_id: string | null;
  readonly type: string;
  readonly leaf: string;
  readonly leaf_hash: string;
  readonly occurred_at: string;
}

/** A row of evidence_disclosures, by its columns. */
export interface NewDisclosure {
  readonly entry_id: string;
  readonly sealed: string;
}

/** All rows travel as one JSON text: entries come by the thousand, and a parameter for each value costs more than the insert. */
export async function insertEntries({ db, accountId, livemode }: Scope, rows: readonly NewEntry[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`insert into evidence_entries
      (account_id, id, livemode, document_id, delivery_id, type, leaf, leaf_hash, occurred_at)
    select ${accountId}, id, ${livemode}::boolean, document_id, delivery_id, type, leaf, leaf_hash, occurred_at
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given
        (id text, document_id text, delivery_id text, type text, leaf text, leaf_hash text, occurred_at timestamptz)`);
}

export async function insertDisclosures(
  { db, accountId, livemode }: Scope,
  rows: readonly NewDisclosure[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`insert into evidence_disclosures (account_id, entry_id, livemode, sealed)
    select ${accountId}, entry_id, ${livemode}::boolean, sealed
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (entry_id text, sealed text)`);
}
