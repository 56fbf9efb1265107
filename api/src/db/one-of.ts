import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/**
 * Whether a column of ids holds one of these. A list of any length travels as one parameter, so that all lengths share
 * one prepared statement; a thousand parameters cost more than the search.
 */
export const oneOf = (column: AnyPgColumn, ids: Iterable<string>): SQL =>
  sql`${column} = any(string_to_array(${[...new Set(ids)].join()}, ','))`;
