import { eq, gt, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** Equal where a filter is given, anything where it is not. */
export const matching = (column: AnyPgColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);

/** Behind the last key of the page before. */
export const behind = (column: AnyPgColumn, after: string | null): SQL | undefined =>
  after === null ? undefined : gt(column, after);
