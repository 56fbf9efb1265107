import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';

/*
 * One COPY a connection: the driver keeps one stream a connection, and the end of a COPY can still be under way when
 * the next one begins on it.
 */

/** The rows of a COPY … TO STDOUT, as the server wrote them. */
export async function copyOut(sql: postgres.Sql, statement: string): Promise<Buffer[]> {
  return alone(sql, async (own) => {
    const chunks: Buffer[] = [];
    for await (const chunk of await own.unsafe(statement).readable()) chunks.push(chunk as Buffer);
    return chunks;
  });
}

/** Seconds that a COPY … FROM STDIN takes, the connection already open. */
export async function copyIn(sql: postgres.Sql, statement: string, rows: Iterable<string | Buffer>): Promise<number> {
  return alone(sql, async (own) => {
    const begun = performance.now();
    await pipeline(Readable.from(rows), await own.unsafe(statement).writable());
    return (performance.now() - begun) / 1000;
  });
}

async function alone<T>(sql: postgres.Sql, work: (own: postgres.Sql) => Promise<T>): Promise<T> {
  const { host, port, database, user } = sql.options;
  const own = postgres({
    host: host[0] ?? '127.0.0.1',
    port: port[0] ?? 5432,
    database,
    user,
    max: 1,
    onnotice: () => {},
    // Copies point at each other as the original did; checking a million of those again shows nothing new.
    connection: { session_replication_role: 'replica' },
  });
  try {
    await own`select 1`;
    return await work(own);
  } finally {
    await own.end();
  }
}
