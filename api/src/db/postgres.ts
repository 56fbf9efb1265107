import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type Database, type Db, type Session, sessionSettings, sessions } from './database.ts';

export interface PostgresOptions {
  /** Connections of the pool; on Workers one client a request, so 1. */
  readonly max?: number;
  /** pgbouncer older than 1.21 hangs with prepared statements. */
  readonly prepare?: boolean;
}

/**
 * Statements with more parameters are not kept prepared: lists and rows of any length would each leave another one
 * behind on every connection. Long lists travel as one parameter.
 */
const PREPARED_PARAMETERS_MAX = 40;

/** Drizzle asks for the one, uses the other inside a transaction and calls nothing but `unsafe` and `savepoint`. */
type DrizzleClient = postgres.Sql & postgres.TransactionSql;

const ENTER = `select ${sessionSettings(null)
  .map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`)
  .join()}`;

/** A real PostgreSQL (>= 16) by URL. Connects lazily. */
export function openPostgres(url: string, { max = 10, prepare = true }: PostgresOptions = {}): Database {
  const client = postgres(url, { max, prepare, onnotice: () => {}, connect_timeout: 10 });
  // Drizzle replaces the date serialisers of the client it is given; raw statements therefore get their own.
  const raw = postgres(url, { max: 2, prepare: false, onnotice: () => {}, connect_timeout: 10 });
  drizzle(client);
  const dialect = new PgDialect();

  /** Role and session travel with the first query of the work: the connection keeps their order. */
  const inSession = async <T>(session: Session | null, work: (db: Db) => Promise<T>): Promise<T> => {
    const result = await client.begin(async (scope) => {
      const entered = scope.unsafe(ENTER, sessionSettings(session).flat(), { prepare }).execute();
      const own = new PostgresJsSession(preparing(scope, prepare), dialect, undefined);
      const tx = new PostgresJsTransaction(dialect, own, undefined) as unknown as Db;
      // Both are waited for, so that nothing is sent any more once the transaction is over.
      const [first, second] = await Promise.allSettled([entered, work(tx)]);
      if (first.status === 'rejected') throw first.reason;
      if (second.status === 'rejected') throw second.reason;
      return { value: second.value };
    });
    return result.value;
  };

  return {
    kind: 'postgres',
    ...sessions(inSession),
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

/**
 * Drizzle sends every query unprepared, which costs a second way to the database and a new plan each time. The client
 * of a transaction is its own, so its way of sending can be changed.
 */
function preparing(client: postgres.TransactionSql, prepare: boolean): DrizzleClient {
  const { unsafe } = client;
  const changed = Object.assign(client, {
    unsafe: (text: string, values: never[] = [], options: postgres.UnsafeQueryOptions = {}) =>
      unsafe(text, values, { ...options, prepare: prepare && values.length <= PREPARED_PARAMETERS_MAX }),
  });
  return changed as unknown as DrizzleClient;
}
