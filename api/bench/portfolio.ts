import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';

/** Tables that hold a house; people, keys and trails stay as they are and are shared by all copies. */
const TABLES = [
  'properties',
  'units',
  'occupancies',
  'measuring_points',
  'devices',
  'device_installations',
  'readings',
  'billing_periods',
  'cost_entries',
] as const;

/** First eight digits of an id of the house. */
const ID = /\b((?:prp|unt|occ|mpt|dev|ins|rdg|bpr|cst)_)[0-9a-f]{8}/g;
/** All but the last two digits of a device's serial number. */
const SERIAL = /\t(SON\t)100000(?=\d\d\t)/g;
const NUMBER = /\t0000000(?=-1\t)/g;

/**
 * Copies the only house of the database with COPY: half a million requests would measure nothing that other rows do
 * not. Every id of a copy carries its number in its first eight digits; what must differ besides does.
 * @returns the ids of the copies' billing periods, in order.
 */
export async function copyHouse(sql: postgres.Sql, copies: number): Promise<string[]> {
  await sql.begin(async (tx) => {
    // The copies point at each other as the original did; checking a million of those again shows nothing new.
    await tx`set local session_replication_role = replica`;
    for (const table of TABLES) {
      const model = await textOf(tx, table);
      const copy = function* () {
        for (let n = 1; n <= copies; n += 1) yield renumber(model, n);
      };
      await pipeline(Readable.from(copy()), await tx.unsafe(`copy ${table} from stdin`).writable());
    }
  });
  await sql`analyze`;
  const periods = await sql<{ id: string }[]>`select id from billing_periods where id ~ '^bpr_000' order by id`;
  return periods.map(({ id }) => id);
}

/** Rows as COPY writes them: columns between tabs, a row a line. */
async function textOf(sql: Pick<postgres.Sql, 'unsafe'>, table: string): Promise<string> {
  let text = '';
  for await (const chunk of await sql.unsafe(`copy ${table} to stdout`).readable()) text += String(chunk);
  return text;
}

function renumber(model: string, n: number): string {
  const place = n.toString(16).padStart(8, '0');
  return model
    .replace(ID, `$1${place}`)
    .replace(SERIAL, `\t$1${100_000 + n}`)
    .replace(NUMBER, `\t${String(n).padStart(7, '0')}`);
}
