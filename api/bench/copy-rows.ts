import type postgres from 'postgres';
import { copyIn, copyOut } from './copy.ts';

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
    const chunks = await copyOut(sql, `copy (select * from ${table} limit ${size?.rows}) to stdout`);
    took += await copyIn(sql, `copy ${peer} from stdin`, chunks);
    await sql.unsafe(`drop table ${peer}`);
  }
  return took;
}
