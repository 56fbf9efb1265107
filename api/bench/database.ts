import postgres from 'postgres';
import { migrateServer } from '../src/db/migrate.ts';
import { type PostgresServer, startPostgres } from '../test/postgres-server.ts';

const TEMPLATE = 'bench_template';

/** One server for all rows that ask for it, started when the first one does. */
export interface BenchServer {
  /** A migrated database of its own, by URL. */
  database(name: string): Promise<string>;
  /** Null while nobody asked. */
  version(): string | null;
  stop(): Promise<void>;
}

export function lazyServer(): BenchServer {
  let starting: Promise<PostgresServer> | null = null;
  let version: string | null = null;
  const start = async (): Promise<PostgresServer> => {
    // No settings: durable as installed, because that is what is promised.
    const server = await startPostgres();
    version = server.version;
    await asSuperuser(server.url('postgres'), (sql) => sql.unsafe(`create database ${TEMPLATE}`));
    await migrateServer(server.url(TEMPLATE));
    return server;
  };
  // Copies of a template are made one at a time.
  let copying: Promise<unknown> = Promise.resolve();
  return {
    async database(name) {
      starting ??= start();
      const server = await starting;
      const copied = copying.then(() =>
        asSuperuser(server.url('postgres'), (sql) => sql.unsafe(`create database bench_${name} template ${TEMPLATE}`)),
      );
      copying = copied;
      await copied;
      return server.url(`bench_${name}`);
    },
    version: () => version,
    stop: async () => (await starting)?.stop(),
  };
}

async function asSuperuser<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
