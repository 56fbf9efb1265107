import { getTableColumns, getTableName, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';

interface Words {
  readonly columns: readonly (readonly [field: string, column: PgColumn])[];
  /** Up to the values. */
  readonly head: SQL;
}

const known = new WeakMap<PgTable, Words>();
const COMMA = sql.raw(', ');

/**
 * Inserts one complete row. The statement's words are put together once for each table: doing it for each row, as Drizzle
 * does, costs more than the row.
 */
export async function insertRow<Table extends PgTable>(
  db: Db,
  table: Table,
  row: Required<InferInsertModel<Table>>,
): Promise<void> {
  const { columns, head } = wordsOf(table);
  const values = columns.map(([field, column]) => sql.param((row as Record<string, unknown>)[field] ?? null, column));
  await db.execute(sql`${head}${sql.join(values, COMMA)})`);
}

function wordsOf(table: PgTable): Words {
  const found = known.get(table);
  if (found !== undefined) return found;
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, { name }]) => `"${name}"`).join();
  const words = { columns, head: sql.raw(`insert into "${getTableName(table)}" (${names}) values (`) };
  known.set(table, words);
  return words;
}
