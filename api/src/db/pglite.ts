import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { drizzle } from 'drizzle-orm/pglite';
import { type Database, type Db, enterSession, sessions } from './database.ts';

export interface EmbeddedDatabase extends Database {
  readonly pglite: PGlite;
}

/**
 * PostgreSQL in the process, for trying out and for tests. One process per folder, one connection, no fsync: where
 * durability counts, use a real server.
 */
export async function openPglite(options: PGliteOptions): Promise<EmbeddedDatabase> {
  const pglite = await PGlite.create({ ...options, extensions: { btree_gist } });
  const db = drizzle(pglite) as unknown as Db;
  return {
    kind: 'pglite',
    pglite,
    ...sessions((session, work) =>
      db.transaction(async (tx) => {
        await enterSession(tx, session);
        return work(tx);
      }),
    ),
    async execute(text, values) {
      if (values !== undefined && values.length > 0) {
        return { rows: (await pglite.query<Record<string, unknown>>(text, values)).rows };
      }
      const results = await pglite.exec(text);
      return { rows: (results.at(-1)?.rows ?? []) as Record<string, unknown>[] };
    },
    close: () => pglite.close(),
  };
}
