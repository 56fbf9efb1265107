import { type SQL, sql } from 'drizzle-orm';
import { toHex } from '../ids.ts';

/*
 * Many rows as one text parameter a column, for `unnest`: what COPY costs the server, nearly, and one prepared statement
 * whatever their number. Arrays travel as text because the driver knows no array types (see postgres.ts).
 */

/**
 * Cells without quotes, backslashes, commas, braces and blanks: ids, numbers. The server puts the braces: around a text of
 * megabytes they would be one more copy of it. Nothing but nulls is a null, which `unnest` fills up beside longer columns.
 */
const listed = (cells: readonly (string | number | null)[]): SQL => sql`(select '{' || ${textOf(cells)}::text || '}')`;

function textOf(cells: readonly (string | number | null)[]): string | null {
  if (!cells.includes(null)) return cells.join(',');
  return cells.every((cell) => cell === null) ? null : cells.map((cell) => cell ?? 'NULL').join(',');
}

const ORDINARY = /^(?!null$)[\w.-]+$/i;

const quoted = (cell: string | null): string | null =>
  cell === null || ORDINARY.test(cell) ? cell : `"${cell.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Each looked at once where many alike follow each other, such as verdicts. */
function allQuoted(cells: readonly (string | null)[]): (string | null)[] {
  let last: string | null = null;
  let lastQuoted: string | null = null;
  return cells.map((cell) => {
    if (cell !== last) [last, lastQuoted] = [cell, quoted(cell)];
    return lastQuoted;
  });
}

export const uuids = (ids: readonly (string | null)[]): SQL => sql`${listed(ids)}::uuid[]`;
export const numbers = (values: readonly (number | null)[]): SQL => sql`${listed(values)}::bigint[]`;
export const decimals = (values: readonly string[]): SQL => sql`${listed(values)}::numeric[]`;
export const days = (values: readonly string[]): SQL => sql`${listed(values)}::date[]`;
export const words = (values: readonly (string | null)[]): SQL => sql`${listed(allQuoted(values))}::text[]`;
export const letters = (values: readonly string[]): SQL => sql`${listed(values)}::"char"[]`;
/** Milliseconds since 1970, which `instantOf` makes instants: a third of what their texts cost on both sides. */
export const instants = (values: readonly Date[]): SQL => numbers(values.map((value) => value.getTime()));
export const binaries = (values: readonly Uint8Array[]): SQL =>
  sql`${listed(values.map((bytes) => `\\\\x${toHex(bytes)}`))}::bytea[]`;

/**
 * The instant that a column of `instants` says. Whole seconds and the rest of them one by one, because a multiple of an
 * interval is a float inside: together they would be exact for two thousand years only.
 */
export const instantOf = (column: string): SQL =>
  sql.raw(
    `(timestamptz 'epoch' + ${column} / 1000 * interval '1 second' + ${column} % 1000 * interval '1 millisecond')`,
  );
