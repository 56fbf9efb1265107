import { createCipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import postgres from 'postgres';
import type { Database } from '../src/db/database.ts';
import { dropReadingMonth } from '../src/db/system.ts';
import { type Chance, seeded } from './chance.ts';
import { copyIn, copyOut } from './copy.ts';
import { type HttpServer, startServer } from './http-server.ts';
import { inLanes } from './lanes.ts';
import { median, seconds } from './measure.ts';
import { type Meter, makeMeters } from './meters.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { makeFirstAccount, openServices } from './services.ts';
import { bcd } from './telegrams.ts';

const LINES = 10_000;
const METERS = 20_000;
/** Telegrams of each meter, one a day. */
const DAYS = 50;
const QUICK = { lines: 40, meters: 20, days: 4 };
/** After each round the peer copies the rows of its last day. */
const ROUNDS = 5;

export const ingest: Benchmark = {
  key: 'ingest',
  what: 'telegrams by HTTP, packed, 10,000 a request, to durable, validated, deduplicated rows',
  against: 'COPY of the same telegrams and readings into the same tables with their primary keys',
  goals: [{ figure: 'ratio', atLeast: 0.25 }],

  async run(options) {
    const url = requireDatabase(options);
    const { lines, meters: count, days } = options.quick ? QUICK : { lines: LINES, meters: METERS, days: DAYS };
    const services = openServices(url, 4);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    let server: HttpServer | null = null;
    try {
      const first = await makeFirstAccount(services);
      const meters = await makeMeters(services, sql, first, count, seeded(6));
      await sql`vacuum analyze`;
      const running = await startServer({ server: 'ours', databaseUrl: url, accountId: first.accountId });
      server = running;
      const send = (body: Uint8Array<ArrayBuffer>) => post(running.port, first.key, body);
      // The first day warms both halves and does not count.
      const bodies = bodiesOf(meters, days, lines);
      let day = 0;
      const rounds = options.quick ? 1 : ROUNDS;
      const perRound = Math.floor((days - 1) / rounds);
      const next = (of: number): Uint8Array<ArrayBuffer>[] => {
        const made: Uint8Array<ArrayBuffer>[] = [];
        for (let n = 0; n < of; n += 1) made.push(...bodies(day++));
        return made;
      };
      await sendAll(next(1), send);
      const ours: number[] = [];
      const peer: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const made = next(perRound);
        const took = await options.watched(() => seconds(() => sendAll(made, send)), running.child.pid);
        ours.push((perRound * count) / took);
        peer.push(count / (await copySeconds(sql, dayAt(days, day - 1))));
      }
      const [stored] = await sql<{ telegrams: number; registers: number }[]>`
        select (select count(*)::int from telegrams where verdict = 'stored') as telegrams,
               (select count(*)::int from readings where kind = 'register') as registers`;
      if (stored?.telegrams !== day * count || stored.registers !== day * count)
        throw new Error(`${stored?.telegrams} telegrams and ${stored?.registers} registers instead of ${day * count}`);
      const dropped = await dropFullestMonth(sql, services.database);
      return {
        figures: {
          rows_per_s: median(ours),
          limit_rows_per_s: median(peer),
          ratio: median(ours.map((each, n) => each / (peer[n] ?? Number.NaN))),
        },
        notes: [
          `${day * count} telegrams of ${count} meters, ${lines} lines a request, an Idempotency-Key each; a row is a telegram and its reading`,
          dropped,
          'security mode 5, three blocks; caller and server are processes of their own on this machine',
        ],
      };
    } finally {
      server?.child.kill();
      await sql.end();
      await services.database.close();
    }
  },
};

/** What it takes to drop a month of readings, as retention does when its time is over. */
async function dropFullestMonth(sql: postgres.Sql, { systemTransaction }: Database): Promise<string> {
  const [month] = await sql<{ first: string; n: number }[]>`
    select date_trunc('month', read_at at time zone 'UTC')::date::text as first, count(*)::int as n from readings
     group by 1 order by 2 desc limit 1`;
  if (month === undefined) throw new Error('no month holds a reading');
  const over = new Date(Date.now() + 4 * 365 * DAY_MS);
  const took = await seconds(() => systemTransaction((db) => dropReadingMonth(db, month.first, over)));
  return `the month ${month.first.slice(0, 7)} with ${month.n} readings dropped in ${(took * 1_000).toFixed(1)} ms`;
}

/** The packed bodies of a day: one telegram of every meter, made before the clock runs. */
function bodiesOf(meters: readonly Meter[], days: number, lines: number) {
  const chance = seeded(7);
  return (day: number): Uint8Array<ArrayBuffer>[] => {
    const bodies: Uint8Array<ArrayBuffer>[] = [];
    const heard = meters.map((meter) => {
      // Some seconds apart, as gateways hear them.
      const at = new Date(dayAt(days, day).getTime() + chance(36_000_000));
      return `{"telegram_hex":"${telegramOf(meter, day, chance)}","received_at":"${at.toISOString()}","gateway":"GW-7"}`;
    });
    for (let at = 0; at < heard.length; at += lines)
      bodies.push(new Uint8Array(gzipSync(heard.slice(at, at + lines).join('\n'), { level: 1 })));
    return bodies;
  };
}

const keys = new WeakMap<Meter, KeyObject>();

/** A heat meter's telegram on a day, its register ahead of the day before. */
function telegramOf(meter: Meter, day: number, chance: Chance): string {
  const key = keys.get(meter) ?? createSecretKey(meter.key);
  keys.set(meter, key);
  const plain = Buffer.alloc(48, 0x2f);
  Buffer.from([
    ...[0x2f, 0x2f],
    ...[0x0c, 0x06, ...bcd(meter.start + day * 7 + chance(5))],
    ...[0x0c, 0x13, ...bcd(chance(100_000_000))],
    ...[0x02, 0x5a, chance(256), 0x02],
    ...[0x02, 0x5e, chance(256), 0x01],
    ...[0x0c, 0x22, ...bcd(day)],
  ]).copy(plain);
  const address = [0xee, 0x4d, ...bcd(meter.serial), 0x01, 0x04];
  const access = chance(256);
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.from([...address, ...new Array<number>(8).fill(access)]));
  const sealed = cipher.setAutoPadding(false).update(plain);
  const body = [0x44, ...address, 0x7a, access, 0, 3 << 4, 5];
  return Buffer.concat([Buffer.from([body.length + 48, ...body]), sealed]).toString('hex');
}

async function sendAll(
  bodies: readonly Uint8Array<ArrayBuffer>[],
  send: (body: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  let next = 0;
  await inLanes(async () => {
    const body = bodies[next++];
    if (body === undefined) return false;
    await send(body);
    return true;
  });
}

async function post(port: number, key: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/telegrams`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/x-ndjson',
      'Content-Encoding': 'gzip',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the API answered ${answer.status}: ${text.slice(0, 300)}`);
}

const DAY_MS = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY_MS) * DAY_MS;

/** The first moment of a day; the last of them is yesterday. */
const dayAt = (days: number, day: number): Date => new Date(TODAY - (days - day) * DAY_MS);

/** Seconds that COPY takes for the rows of a day, into tables of the same shape and keys. */
async function copySeconds(sql: postgres.Sql, day: Date): Promise<number> {
  const range = `'${day.toISOString()}'::timestamptz and '${new Date(day.getTime() + DAY_MS).toISOString()}'::timestamptz`;
  let took = 0;
  for (const [table, moment] of [
    ['telegrams', 'received_at'],
    ['readings', 'read_at'],
  ]) {
    await sql.unsafe(`create table if not exists peer_${table} (like ${table} including all)`);
    const rows = await copyOut(sql, `copy (select * from ${table} where ${moment} between ${range}) to stdout`);
    took += await copyIn(sql, `copy peer_${table} from stdin`, rows);
  }
  return took;
}
