import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { Problem } from '../problem.ts';
import { type Database, type Db, type Session, sessionSettings, sessions } from './database.ts';
import { createReplaceableClient } from './replaceable-client.ts';

export interface PostgresOptions {
  /** Connections of the pool; on Workers one client a request, so 1. */
  readonly max?: number;
  /** Statements with more parameters are not kept prepared. */
  readonly preparedParametersMax?: number;
}

/**
 * Lists and rows of any length would each leave another prepared statement behind on every connection. Long lists
 * travel as one parameter.
 */
const PREPARED_PARAMETERS_MAX = 40;

/**
 * No column is an array, so the driver need not ask for the types of arrays on every new connection. The same
 * everywhere, so that what reads an array fails in the tests and not on Workers alone.
 */
const COMMON = { onnotice: () => {}, connect_timeout: 10, fetch_types: false };

/** Drizzle asks for the one, uses the other inside a transaction and calls nothing but `unsafe` and `savepoint`. */
type DrizzleClient = postgres.Sql & postgres.TransactionSql;

const ENTER = `select ${sessionSettings(null)
  .map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`)
  .join()}`;

/** A real PostgreSQL (>= 16) by URL. Connects lazily. */
export function openPostgres(
  url: string,
  { max = 10, preparedParametersMax = PREPARED_PARAMETERS_MAX }: PostgresOptions = {},
): Database {
  const client = createReplaceableClient(() => {
    const made = postgres(url, { ...COMMON, max });
    drizzle(made);
    return made;
  });
  // Drizzle replaces the date serialisers of the client it is given; raw statements therefore get their own.
  const raw = postgres(url, { ...COMMON, max: 2, prepare: false });
  const dialect = new PgDialect();

  /** Role and session travel with the first query of the work: the connection keeps their order. */
  const inSession = async <T>(session: Session | null, work: (db: Db) => Promise<T>): Promise<T> => {
    const used = client.current();
    let begun = false;
    let ended = false;
    const transaction = used.begin(async (scope) => {
      begun = true;
      const entered = scope.unsafe(ENTER, sessionSettings(session).flat(), { prepare: true }).execute();
      const own = new PostgresJsSession(
        sending(scope, { preparedParametersMax, refused: () => ended }),
        dialect,
        undefined,
      );
      const tx = new PostgresJsTransaction(dialect, own, undefined) as unknown as Db;
      // Both are waited for, so that nothing is sent any more once the transaction is over.
      const [first, second] = await Promise.allSettled([entered, work(tx)]);
      const failure = [first, second].find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined;
      // The driver would now send COMMIT or ROLLBACK, and where the connection is gone that ends the whole process
      // (porsager/postgres#1208). It has rejected the transaction already, or will when it sees the connection close.
      if (ended || (failure !== undefined && isLost(failure.reason))) return new Promise<never>(() => {});
      if (failure !== undefined) throw failure.reason;
      return { value: (second as PromiseFulfilledResult<T>).value };
    });
    try {
      return (await transaction).value;
    } catch (error) {
      // Each runtime and each pooler has its own words for a refusal: whatever ends before the work began is one.
      if (begun && !isLost(error)) throw error;
      client.replace(used);
      throw new Problem('unavailable', 'The database does not answer. Try again.', { cause: error });
    } finally {
      ended = true;
    }
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
      await Promise.all([client.close(), raw.end({ timeout: 5 })]);
    },
  };
}

/** The connection broke, or the server closes it with these words. */
function isLost(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    const { code, severity } = e as Error & Record<string, unknown>;
    if (severity === 'FATAL' || /^CONNECTION_/.test(String(code))) return true;
  }
  return false;
}

/**
 * Drizzle sends every query unprepared, which costs a second way to the database and a new plan each time. The client
 * of a transaction is its own, so its way of sending can be changed.
 */
function sending(
  client: postgres.TransactionSql,
  { preparedParametersMax, refused }: { preparedParametersMax: number; refused: () => boolean },
): DrizzleClient {
  const { unsafe } = client;
  const changed = Object.assign(client, {
    unsafe(text: string, values: never[] = [], options: postgres.UnsafeQueryOptions = {}) {
      if (refused()) throw new Error('the transaction is over');
      return unsafe(text, values, { ...options, prepare: values.length <= preparedParametersMax });
    },
  });
  return changed as unknown as DrizzleClient;
}
