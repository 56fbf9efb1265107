import { type SQL, sql } from 'drizzle-orm';
import { toHex } from '../ids.ts';

/*
 * Many rows as one text parameter a column, for `unnest`: what COPY costs the server, nearly, and one prepared statement
 * whatever their number. Arrays travel as text because the driver knows no array types (see postgres.ts).
 */

/**
 * Cells without quotes, backslashes, commas, braces and blanks: ids, numbers, moments. The server puts the braces: around
 * a text of megabytes they would be one more copy of it.
 */
const listed = (cells: readonly (string | number | null)[]): SQL =>
  sql`(select '{' || ${(cells.includes(null) ? cells.map((cell) => cell ?? 'NULL') : cells).join(',')}::text || '}')`;

const ORDINARY = /^(?!null$)[\w.-]+$/i;

const quoted = (cell: string | null): string | null =>
  cell === null || ORDINARY.test(cell) ? cell : `"${cell.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const uuids = (ids: readonly (string | null)[]): SQL => sql`${listed(ids)}::uuid[]`;
export const numbers = (values: readonly (number | null)[]): SQL => sql`${listed(values)}::bigint[]`;
export const decimals = (values: readonly string[]): SQL => sql`${listed(values)}::numeric[]`;
export const days = (values: readonly string[]): SQL => sql`${listed(values)}::date[]`;
export const words = (values: readonly (string | null)[]): SQL => sql`${listed(values.map(quoted))}::text[]`;
export const letters = (values: readonly string[]): SQL => sql`${listed(values)}::"char"[]`;
export const instants = (values: readonly Date[]): SQL =>
  sql`${listed(values.map((value) => value.toISOString()))}::timestamptz[]`;
export const binaries = (values: readonly Uint8Array[]): SQL =>
  sql`${listed(values.map((bytes) => `\\\\x${toHex(bytes)}`))}::bytea[]`;
