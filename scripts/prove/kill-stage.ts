import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Inspection, inspect } from '../../api/test/kill/inspect.ts';
import { type MortalServer, startMortalServer } from './mortal-server.ts';
import { type StubbornClient, stubbornClient } from './stubborn-client.ts';

export interface KillStage {
  readonly server: MortalServer;
  /** Of the first account, in test mode. */
  readonly key: string;
  readonly client: StubbornClient;
  /** What is really stored, whoever lives. */
  readonly db: Inspection;
}

/**
 * A server that may be killed, with a folder of its own, while something is played.
 * @param databaseUrl an empty or migrated database of a real PostgreSQL, as its superuser
 * @param env what else the server is started with
 */
export async function onKillStage<T>(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
  play: (stage: KillStage) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kills-'));
  const db = inspect(databaseUrl);
  const server = startMortalServer({ ...env, DATABASE_URL: databaseUrl, KLARMETER_DATA: folder });
  try {
    await server.during([], async () => {});
    const { test: key } = JSON.parse(await readFile(join(folder, 'first-keys.json'), 'utf8')) as { test: string };
    return await play({ server, key, client: stubbornClient(server, key), db });
  } finally {
    await server.stop();
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }
}
