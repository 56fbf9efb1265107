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
  let server: PostgresServer | null = null;
  const start = async (): Promise<PostgresServer> => {
    // No settings: durable as installed, because that is what is promised.
    const started = await startPostgres();
    server = started;
    await asSuperuser(started.url('postgres'), (sql) => sql.unsafe(`create database ${TEMPLATE}`));
    await migrateServer(started.url(TEMPLATE));
    return started;
  };
  return {
    async database(name) {
      const running = server ?? (await start());
      await asSuperuser(running.url('postgres'), (sql) =>
        sql.unsafe(`create database bench_${name} template ${TEMPLATE}`),
      );
      return running.url(`bench_${name}`);
    },
    version: () => server?.version ?? null,
    stop: async () => server?.stop(),
  };
}

export async function asSuperuser<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
