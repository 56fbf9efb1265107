import { type SQL, sql } from 'drizzle-orm';

/*
 * Many rows as one text parameter a column, for `unnest`: what COPY costs the server, nearly, and one prepared statement
 * whatever their number. Arrays travel as text because the driver knows no array types (see postgres.ts).
 */

type Cell = string | number | boolean | null | undefined;

/** Cells without quotes, backslashes, commas, braces and blanks: ids, numbers, moments, hexadecimal. */
const plain = (cells: readonly Cell[]): string => `{${cells.map((cell) => cell ?? 'NULL').join(',')}}`;

const quoted = (cell: Cell): string =>
  cell == null ? 'NULL' : `"${String(cell).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const uuids = (ids: readonly (string | null)[]): SQL => sql`(select ${plain(ids)}::text)::uuid[]`;
export const numbers = (values: readonly (number | null)[]): SQL => sql`(select ${plain(values)}::text)::bigint[]`;
export const decimals = (values: readonly string[]): SQL => sql`(select ${plain(values)}::text)::numeric[]`;
export const days = (values: readonly string[]): SQL => sql`(select ${plain(values)}::text)::date[]`;
export const words = (values: readonly (string | null)[]): SQL =>
  sql`(select ${`{${values.map(quoted).join(',')}}`}::text)::text[]`;
export const letters = (values: readonly string[]): SQL => sql`(select ${plain(values)}::text)::"char"[]`;
export const instants = (values: readonly Date[]): SQL =>
  sql`(select ${plain(values.map((value) => `"${value.toISOString()}"`))}::text)::timestamptz[]`;
export const binaries = (values: readonly string[]): SQL =>
  sql`(select ${`{${values.map((hex) => `"\\\\x${hex}"`).join(',')}}`}::text)::bytea[]`;
