import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/* The server is killed while phones send. Durability is the real server's; PGlite does not sync to disk. */

const KILLS = Number(process.env.KLARMETER_BATCH_KILLS ?? 1);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const POINTS = 6;
const database = inject('postgresUrl');
const name = `batches_${crypto.randomUUID().replaceAll('-', '')}`;
const admin = () => postgres(`${database}postgres`, { max: 1, onnotice: () => {} });

let folder: string;
let child: ChildProcess;
let url: string;
let key: string;

async function start(): Promise<void> {
  child = spawn(process.execPath, [join(import.meta.dirname, '../../node.ts')], {
    env: { ...process.env, DATABASE_URL: `${database}${name}`, KLARMETER_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the server ended with ${code} before it served`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const said = /Serving at (\S+),/.exec(text)?.[1];
      if (said !== undefined) done(said);
    });
  });
}

beforeAll(async () => {
  if (database === null) return;
  folder = await mkdtemp(join(tmpdir(), 'batches-'));
  const sql = admin();
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  await start();
  key = (JSON.parse(await readFile(join(folder, 'first-keys.json'), 'utf8')) as { test: string }).test;
}, 60_000);
afterAll(async () => {
  if (database === null) return;
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
  const sql = admin();
  await sql.unsafe(`drop database if exists ${name} with (force)`);
  await sql.end();
});

const post = (path: string, body: object) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
async function made(path: string, body: object): Promise<string> {
  const answer = await post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

async function makeRoute(): Promise<{ route: string; points: string[] }> {
  const customer_id = await made('/v1/customers', { kind: 'owner', person: { name: 'Berta' } });
  const property_id = await made('/v1/properties', {
    customer_id,
    number: 'K-1',
    street: 'Am Hang 3',
    postal_code: '34117',
    city: 'Kassel',
    plant: { energy: 'natural_gas' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const area = { heating_area_m2: '50', hot_water_area_m2: '50' };
  const unit_id = await made('/v1/units', { property_id, number: 1, label: 'EG', ...area });
  const points: string[] = [];
  for (let position = 1; position <= POINTS; position += 1) {
    const point = await made('/v1/measuring-points', { property_id, unit_id, use: 'hot_water', room: 'Bad', position });
    const serial = String(20_000_000 + position);
    const device_id = await made('/v1/devices', { manufacturer: 'SON', serial, kind: 'hot_water_meter', model: 'X' });
    await made(`/v1/measuring-points/${point}/installations`, { device_id, from: day(400), initial_value: '0' });
    points.push(point);
  }
  return {
    route: await made('/v1/reading-routes', { property_id, name: 'K', from: day(KILLS + 5), to: day(0) }),
    points,
  };
}

test.skipIf(database === null)(
  `killed (${KILLS}) while two phones send everything twice: each entry is there once`,
  { timeout: 60_000 + KILLS * 20_000 },
  async () => {
    const { route, points } = await makeRoute();
    let state = SEED;
    const chance = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state % below;
    };
    let [sent, again] = [0, 0];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const entries = points.map((measuring_point_id) => ({
        client_id: crypto.randomUUID(),
        measuring_point_id,
        read_at: `${day(KILLS + 2 - kill)}T10:00:00.000Z`,
        value: String(kill + 1),
        confirmed: true,
      }));
      sent += entries.length;
      const victim = child;
      const killed = once(victim, 'exit');
      setTimeout(() => victim.kill('SIGKILL'), chance(120));
      // Whoever has no answer sends again, in other parts, as often as it takes; and then once more.
      const send = async (part: object[]): Promise<boolean> => {
        const answer = await post(`/v1/reading-routes/${route}/batches`, { entries: part }).catch(() => null);
        if (answer?.status === 200) return true;
        again += 1;
        await new Promise((done) => setTimeout(done, 20));
        return false;
      };
      const phone = async (own: typeof entries) => {
        let open = own;
        while (open.length > 0) {
          const part = open.slice(0, 1 + chance(open.length));
          if (await send(part)) open = open.slice(part.length);
        }
        while (!(await send(own.toReversed())));
      };
      const revived = killed.then(start);
      await Promise.all([phone([...entries]), phone(entries.toReversed()), revived]);
    }
    console.log(`kill -9 while phones send: seed ${SEED}, ${sent} entries, ${again} requests without an answer`);
    const sql = postgres(`${database}${name}`, { max: 1, onnotice: () => {} });
    const [kept] = await sql<{ entries: number; ids: number; taken: number }[]>`
      select count(*)::int as entries, count(distinct client_id)::int as ids,
             count(*) filter (where outcome = 'taken')::int as taken from reading_entries`;
    const [stored] = await sql<{ n: number }[]>`select count(*)::int as n from readings`;
    await sql.end();
    expect(kept).toEqual({ entries: sent, ids: sent, taken: sent });
    expect(stored?.n).toBe(sent);
  },
);
