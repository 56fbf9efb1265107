import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

/**
 * Seconds that COPY takes to store a share of each table's rows in an empty table of the same shape, keys included.
 * Reading them beforehand does not count.
 */
export async function copySeconds(sql: postgres.Sql, tables: readonly string[], share: number): Promise<number> {
  let took = 0;
  for (const table of tables) {
    const peer = `peer_${table}`;
    await sql.unsafe(`create table ${peer} (like ${table} including all)`);
    const [size] = await sql.unsafe(`select ceil(count(*) * ${share})::int as rows from ${table}`);
    const chunks: Buffer[] = [];
    const reading = await sql.unsafe(`copy (select * from ${table} limit ${size?.rows}) to stdout`).readable();
    for await (const chunk of reading) chunks.push(chunk as Buffer);
    const begun = performance.now();
    await pipeline(Readable.from(chunks), await sql.unsafe(`copy ${peer} from stdin`).writable());
    took += performance.now() - begun;
    await sql.unsafe(`drop table ${peer}`);
  }
  return took / 1000;
}
