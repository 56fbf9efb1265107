import type postgres from 'postgres';
import { copyIn, copyOut } from './copy.ts';

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

/** What COPY reads of a table that is made of parts. */
const SOURCE: Readonly<Record<string, string>> = { readings: '(select * from readings)' };

/** First eight digits of an id of the house; packed ones stand behind the account. */
const PACKED = /\t[0-9a-f]{8}(?=-[0-9a-f]{4}-)/g;
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
  for (const table of TABLES) {
    const model = Buffer.concat(await copyOut(sql, `copy ${SOURCE[table] ?? table} to stdout`)).toString();
    const copy = function* () {
      for (let n = 1; n <= copies; n += 1) yield renumber(model, n);
    };
    await copyIn(sql, `copy ${table} from stdin`, copy());
  }
  await sql`analyze`;
  const periods = await sql<{ id: string }[]>`select id from billing_periods where id ~ '^bpr_000' order by id`;
  return periods.map(({ id }) => id);
}

/** The model's rows, as COPY writes them, with what must differ from copy to copy. */
function renumber(model: string, n: number): string {
  const place = n.toString(16).padStart(8, '0');
  return model
    .replace(ID, `$1${place}`)
    .replace(PACKED, `\t${place}`)
    .replace(SERIAL, `\t$1${100_000 + n}`)
    .replace(NUMBER, `\t${String(n).padStart(7, '0')}`);
}
