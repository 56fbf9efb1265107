import { fromPglite } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { migrateEmbedded, migrateServer } from '../db/migrate.ts';
import { openPglite } from '../db/pglite.ts';
import { openPostgres } from '../db/postgres.ts';
import type { JobQueueOptions } from '../jobs/queue.ts';
import type { DataFolder } from './data-folder.ts';
import { StartError } from './start-error.ts';

/** The database by its URL, or the embedded one of the data folder; brought to the newest schema. */
export async function openDatabase(
  url: string | undefined,
  data: DataFolder,
): Promise<{ database: Database; connection: JobQueueOptions['connection'] }> {
  if (url === undefined) {
    const database = await openPglite({ dataDir: data.file('pglite') });
    await migrateEmbedded(database.pglite);
    return { database, connection: { db: fromPglite(database.pglite), backend: 'pglite' } };
  }
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new StartError('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  try {
    await migrateServer(url);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    throw new StartError(`The database of DATABASE_URL does not answer as it should: ${code ?? ''} ${message}`.trim());
  }
  return { database: openPostgres(url, { max: 20 }), connection: { connectionString: url, max: 8 } };
}
