import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { Database } from '../src/db/database.ts';
import { openPglite } from '../src/db/pglite.ts';
import { openPostgres } from '../src/db/postgres.ts';
import { TEMPLATE } from './global-setup.ts';

export interface TestDatabase {
  readonly database: Database;
  /** As superuser, past row level security: for looking at what is really stored. */
  readonly inspect: <T = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<T[]>;
  /** URL for a second process; null on PGlite, which takes one. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** A freshly migrated database of this test file's own, on whichever engine the project runs. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dump = inject('pgliteDump');
  const server = inject('postgresUrl');
  if (dump !== null) {
    const database = await openPglite({ loadDataDir: new Blob([await readFile(dump)]) });
    return {
      database,
      url: null,
      inspect: async (text, values) => (await database.pglite.query(text, values)).rows as never,
      close: () => database.close(),
    };
  }
  if (server === null) throw new Error('the global setup gave no database');
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} });
  // Copies of a template are made one at a time.
  await admin`select pg_advisory_lock(1)`;
  await admin.unsafe(`create database ${name} template ${TEMPLATE}`);
  await admin`select pg_advisory_unlock(1)`;
  await admin.end();
  const url = `${server}${name}`;
  const database = openPostgres(url, { max: 4 });
  const superuser = postgres(url, { max: 1, onnotice: () => {} });
  return {
    database,
    url,
    inspect: async (text, values) => [...(await superuser.unsafe(text, (values ?? []) as never[]))] as never,
    close: async () => {
      await superuser.end();
      await database.close();
    },
  };
}
