import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Database, type Db, sessions } from './database.ts';

export interface PostgresOptions {
  /** Connections of the pool; on Workers one client a request, so 1. */
  readonly max?: number;
  /** pgbouncer older than 1.21 hangs with prepared statements. */
  readonly prepare?: boolean;
}

/** A real PostgreSQL (>= 16) by URL. Connects lazily. */
export function openPostgres(url: string, { max = 10, prepare = true }: PostgresOptions = {}): Database {
  const client = postgres(url, { max, prepare, onnotice: () => {}, connect_timeout: 10 });
  // Drizzle replaces the date serialisers of the client it is given; raw statements therefore get their own.
  const raw = postgres(url, { max: 2, prepare: false, onnotice: () => {}, connect_timeout: 10 });
  const db = drizzle(client) as unknown as Db;
  return {
    kind: 'postgres',
    ...sessions(db),
    async execute(text, values) {
      const rows = await raw.unsafe(text, (values ?? []) as never[]);
      const last: unknown = Array.isArray(rows.at(-1)) ? rows.at(-1) : rows;
      return { rows: [...(last as Record<string, unknown>[])] };
    },
    async close() {
      await Promise.all([client.end({ timeout: 5 }), raw.end({ timeout: 5 })]);
    },
  };
}
