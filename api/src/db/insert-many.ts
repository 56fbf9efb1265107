import { getTableColumns, type InferInsertModel, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';

/** Rows one statement carries: enough to cost no round trips, few enough to hold. */
const ROWS_PER_STATEMENT = 5_000;

/**
 * Inserts complete rows as one JSON value a statement: building and binding a parameter a column costs more than the
 * rows themselves where there are thousands. Not for tables with `bytea` columns.
 */
export async function insertMany<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly InferInsertModel<Table>[],
  conflict: '' | 'on conflict do nothing' = '',
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).map(([field, { name }]) => [field, name] as const);
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
    const named = rows.slice(i, i + ROWS_PER_STATEMENT).map((row) => {
      const object: Record<string, unknown> = {};
      for (const [field, name] of columns) object[name] = (row as Record<string, unknown>)[field] ?? null;
      return object;
    });
    await db.execute(
      sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::text::jsonb)
          ${sql.raw(conflict)}`,
    );
  }
}
