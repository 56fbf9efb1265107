import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '../db/database.ts';

export interface RequestDatabase {
  /** The database of whichever request asks. */
  readonly database: Database;
  /** Does a request's work with the client that is its own. */
  serve<T>(own: Database, work: () => Promise<T>): Promise<T>;
}

/**
 * On Workers a connection belongs to the request that opened it, and another one that uses it fails. The app is built
 * once all the same: its routes cost more than most of the requests they serve.
 */
export function createRequestDatabase(): RequestDatabase {
  const current = new AsyncLocalStorage<Database>();
  const own = (): Database => {
    const database = current.getStore();
    if (database === undefined) throw new Error('the database is asked for outside of a request');
    return database;
  };
  return {
    database: {
      kind: 'postgres',
      transaction: (session, work) => own().transaction(session, work),
      systemTransaction: (work) => own().systemTransaction(work),
      execute: (text, values) => own().execute(text, values),
      close: () => own().close(),
    },
    serve: (database, work) => current.run(database, work),
  };
}
