import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateEmbedded, migrateServer } from '../src/db/migrate.ts';
import { openPglite } from '../src/db/pglite.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the template's server, database name left out; null on PGlite. */
    postgresUrl: string | null;
    /** A dump of a migrated PGlite folder; null on PostgreSQL. */
    pgliteDump: string | null;
  }
}

export const TEMPLATE = 'km_template';

/** Migrates once; every test file then works on a copy of its own. */
export default async function setup(project: TestProject) {
  if (project.config.env.KLARMETER_TEST_DATABASE === 'pglite') {
    const folder = await mkdtemp(join(tmpdir(), 'pglite-'));
    const database = await openPglite({});
    await migrateEmbedded(database.pglite);
    const dump = join(folder, 'migrated.tar');
    await writeFile(dump, new Uint8Array(await (await database.pglite.dumpDataDir('none')).arrayBuffer()));
    await database.close();
    project.provide('pgliteDump', dump);
    project.provide('postgresUrl', null);
    return () => rm(folder, { recursive: true, force: true });
  }
  const server = await startPostgres(['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']);
  const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${TEMPLATE}`);
  await admin.end();
  await migrateServer(server.url(TEMPLATE));
  project.provide('postgresUrl', server.url(''));
  project.provide('pgliteDump', null);
  return () => server.stop();
}
