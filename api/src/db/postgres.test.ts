import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, test } from 'vitest';
import { openTestDatabase } from '../../test/database.ts';
import { Problem } from '../problem.ts';
import { type Db, rowsOf } from './database.ts';
import { openPostgres } from './postgres.ts';

const server = inject('postgresUrl');
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.code : error),
  );

/** A port that nobody listens on any more. */
async function deadPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.skipIf(server === null)('a server that does not answer is a problem of 503', () => {
  test('nobody listens, or the database does not exist', async () => {
    for (const url of [`postgres://nobody@127.0.0.1:${await deadPort()}/x`, `${server}there_is_none`]) {
      const database = openPostgres(url, { max: 1 });
      let begun = false;
      const work = database.systemTransaction(async () => {
        begun = true;
      });
      expect({ failure: await failureOf(work), begun }).toEqual({ failure: 'unavailable', begun: false });
      await database.close();
    }
  });

  test('the connection ends between two queries or during one; the process lives and the next work is done', async () => {
    const { url, inspect, close } = await openTestDatabase();
    const database = openPostgres(url ?? '', { max: 1 });
    const end = (pid: unknown) => inspect('select pg_terminate_backend($1)', [pid]);
    const breaking = (breakOff: (pid: unknown, db: Db) => Promise<unknown>) =>
      database.systemTransaction(async (db) => {
        const [row] = await rowsOf<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);
        await breakOff(row?.pid, db);
        await db.execute(sql`select 1`);
      });
    const between = (pid: unknown) => end(pid);
    const during = (pid: unknown, db: Db) => Promise.all([db.execute(sql`select pg_sleep(30)`), end(pid)]);
    for (const breakOff of [between, during, between]) {
      expect(await failureOf(breaking(breakOff))).toBe('unavailable');
      // Whoever comes before the driver has seen the connection close is refused as well.
      const next = () => failureOf(database.systemTransaction((db) => db.execute(sql`select 1`)));
      await expect.poll(next, { timeout: 5_000 }).toBe(null);
    }
    await database.close();
    await close();
  });

  test('in a crowd each one is answered, whichever connections end, and no connection is left', async () => {
    const { url, inspect, close } = await openTestDatabase();
    const database = openPostgres(url ?? '', { max: 2 });
    const begun: number[] = [];
    // Each is listened to from its beginning: one may fail before the others are asked.
    const work = Array.from({ length: 10 }, () =>
      failureOf(
        database.systemTransaction(async (db) => {
          const [row] = await rowsOf<{ pid: number }>(db, sql`select pg_backend_pid() as pid`);
          if (row !== undefined) begun.push(row.pid);
          await db.execute(sql`select pg_sleep(0.1)`);
        }),
      ),
    );
    await expect.poll(() => begun.length).toBeGreaterThan(2);
    await inspect('select pg_terminate_backend($1)', [begun.at(-1)]);
    const failures = (await Promise.all(work)).filter((failure) => failure !== null);
    expect(failures.length).toBeGreaterThan(0);
    expect(new Set(failures)).toEqual(new Set(['unavailable']));
    await database.close();
    const open = () => inspect('select 1 from pg_stat_activity where pid = any($1::int[])', [`{${begun.join()}}`]);
    await expect.poll(open).toEqual([]);
    await close();
  });

  test('what fails in the work itself stays what it is', async () => {
    const { database, close } = await openTestDatabase();
    const mistake = new Error('a mistake');
    expect(await failureOf(database.systemTransaction(() => Promise.reject(mistake)))).toBe(mistake);
    await close();
  });
});
