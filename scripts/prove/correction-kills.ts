import { gzipSync } from 'node:zlib';
import { telegramHex } from '../../api/src/metering/fixtures/telegram.ts';
import type { Inspection } from '../../api/test/kill/inspect.ts';
import { BRAND } from '../../api/test/world.ts';
import { type Chance, chanceOf } from './chance.ts';
import { onKillStage } from './kill-stage.ts';
import type { Kill } from './mortal-server.ts';
import type { StubbornClient } from './stubborn-client.ts';

export interface CorrectionKillOptions {
  /** An empty or migrated database of a real PostgreSQL, as its superuser. */
  readonly databaseUrl: string;
  readonly seed: number;
  /** Late readings go on until the server was killed so often. */
  readonly kills: number;
  /** More than are measured again in one transaction, so that a job has several. */
  readonly houses: number;
}

export interface CorrectionKillVerdict {
  /** Where it died, in order. */
  readonly deaths: readonly string[];
  readonly rounds: number;
  readonly proposals: number;
  /** Everything that is not as if nothing had happened; empty when the proof holds. */
  readonly faults: readonly string[];
}

const KEY = '000102030405060708090a0b0c0d0e0f';
const POINTS = ['begin', 'before-commit', 'committed'] as const;
const ROUNDS_MAX = 300;
/** What a job does lasts less. */
const MOMENT_MAX_MS = 700;
/** So long a round waits for its proposals: the job of one that died is done again a minute later, beside the next ones. */
const ROUND_MS = 3_000;
const WAIT_MS = 100;
/** A job whose process died is taken for dead by its heartbeat, and repeated behind a pause. */
const QUIET_MS = 240_000;

interface Loaded {
  readonly propertyId: string;
  readonly runId: string;
  /** Of the first flat, whose late readings count. */
  readonly serial: string;
}

/**
 * Bills some houses, then sends late readings of all of them in one request after another while the server is killed
 * (kill -9) at every point of `propose-corrections` and at random moments. In the end every run has one open proposal,
 * that of the last values; each proposal is once in the trail; nothing that was issued has changed.
 */
export async function proveCorrectionKills(options: CorrectionKillOptions): Promise<CorrectionKillVerdict> {
  const { databaseUrl, seed, kills, houses: count } = options;
  const chance = chanceOf(seed);
  let rounds = 0;
  return onKillStage(databaseUrl, {}, async ({ server, client, db }) => {
    await client.make('/v1/brands', BRAND);
    const houses: Loaded[] = [];
    for (let n = 0; n < count; n += 1) houses.push(await billHouse(client, n));
    const issued = await issuedDigest(db);
    while (server.deaths.length < kills && rounds < ROUNDS_MAX) {
      rounds += 1;
      await server.during([drawn(chance)], async () => {
        await ingest(
          client,
          houses.map(({ serial }) => lateReading(serial, rounds)),
        );
        await until(ROUND_MS, async () => (await openValues(db)).every((value) => value === heatOf(rounds)));
      });
    }
    const faults: string[] = [];
    const isQuiet = async () => (await workLeft(db)) === 0;
    if (!(await until(QUIET_MS, isQuiet))) faults.push(`${await workLeft(db)} jobs are left`);
    faults.push(...(await faultsOf(db, houses, heatOf(rounds))));
    if ((await issuedDigest(db)) !== issued) faults.push('what was issued has changed');
    const [proposed] = await db.rows<{ n: number }>('select count(*)::int as n from correction_proposals');
    return { deaths: server.deaths, rounds, proposals: proposed?.n ?? 0, faults };
  });
}

function drawn(chance: Chance): Kill {
  if (chance.between(0, 3) === 0) return { afterMs: chance.between(0, MOMENT_MAX_MS) };
  const [name = 'begin'] = chance.some<string>(POINTS, 1);
  return { point: `propose-corrections:${name}`, passage: name === 'begin' ? 1 : chance.between(1, 2) };
}

/** At the end of the year the first flat stands at 4,000 when it is billed, and at one more with every round. */
const BILLED = 4_000;
const lateReading = (serial: string, round: number) =>
  telegramLine(
    serial,
    `2022-12-31T1${Math.floor(round / 60)}:${String(round % 60).padStart(2, '0')}:00Z`,
    BILLED + round,
  );
/** It stood at 1,000 before. */
const heatOf = (round: number) => String(BILLED - 1_000 + round);

const telegramLine = (serial: string, received_at: string, value: number) =>
  JSON.stringify({
    telegram_hex: telegramHex({ serial, key: KEY, type: 4, value, accessNumber: value % 256 }),
    received_at,
  });
const ingest = ({ ask }: StubbornClient, lines: readonly string[]) =>
  ask('POST', '/v1/telegrams', new Uint8Array(gzipSync(lines.join('\n'))), {
    'Content-Type': 'application/x-ndjson',
    'Content-Encoding': 'gzip',
  });

/** A house of two flats with a heat meter each, whose bill of 2022 is issued. */
async function billHouse(client: StubbornClient, n: number): Promise<Loaded> {
  const { make } = client;
  const customer_id = await make('/v1/customers', { kind: 'owner', person: { name: 'Eigentümerin' } });
  const propertyId = await make('/v1/properties', {
    customer_id,
    number: `00088${String(n).padStart(2, '0')}`,
    street: `Am Damm ${n + 1}`,
    postal_code: '24103',
    city: 'Kiel',
    plant: { energy: 'district_heating' },
    keys: { heating_consumption_percent: '70', hot_water_consumption_percent: '70' },
  });
  const serials = [1, 2].map((flat) => String(72_000_000 + n * 10 + flat));
  for (const [index, serial] of serials.entries()) {
    const flat = { property_id: propertyId, number: index + 1, label: `WE ${index + 1}` };
    const unit_id = await make('/v1/units', { ...flat, heating_area_m2: '50', hot_water_area_m2: '50' });
    const occupancy = { unit_id, number: `${n}-${index}`, from: '2020-01-01', occupant: { name: 'Ada' } };
    await make('/v1/occupancies', occupancy);
    const place = { property_id: propertyId, unit_id, use: 'heating', room: 'Flur', position: 1 };
    const point = await make('/v1/measuring-points', place);
    const meter = { manufacturer: 'KLM', serial, kind: 'heat_meter', model: 'W1', key_hex: KEY, marking_year: 2021 };
    const device_id = await make('/v1/devices', meter);
    const installation = { device_id, from: '2021-01-01', initial_value: '0' };
    await make(`/v1/measuring-points/${point}/installations`, installation);
  }
  await ingest(
    client,
    serials.flatMap((serial) => [
      telegramLine(serial, '2021-12-31T09:00:00Z', 1_000),
      telegramLine(serial, '2022-12-31T09:00:00Z', BILLED),
    ]),
  );
  const billing_period_id = await make('/v1/billing-periods', {
    property_id: propertyId,
    from: '2022-01-01',
    to: '2022-12-31',
    settings: { energy_used: { quantity: '6000', unit: 'kWh' } },
  });
  const cost = { kind: 'heat_supply', scope: 'heating', description: 'Fernwärme', amount_cents: 120_000 };
  await make('/v1/cost-entries', { billing_period_id, ...cost });
  const runId = await make('/v1/billing-runs', { billing_period_id });
  const isReady = async () =>
    (await client.ask<{ status: string }>('GET', `/v1/billing-runs/${runId}`)).status === 'ready';
  if (!(await until(QUIET_MS, isReady))) throw new Error(`the run of house ${n} is not ready`);
  await client.ask('POST', `/v1/billing-runs/${runId}/statements`, {});
  const [serial = ''] = serials;
  return { propertyId, runId, serial };
}

/** @returns false where it did not come to pass in time. */
async function until(ms: number, done: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; ) {
    if (await done()) return true;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  return done();
}

/** What the newest proposal of each issued run measures in the first flat; null where there is none. */
async function openValues(db: Inspection): Promise<(string | null)[]> {
  const rows = await db.rows<{ value: string | null }>(
    `select (select p.changes->0->'after'->>'value' from correction_proposals p
              where p.account_id = r.account_id and p.run_id = r.id order by p.id desc limit 1) as value
       from billing_runs r where r.status = 'issued'`,
  );
  return rows.map(({ value }) => value);
}

async function workLeft(db: Inspection): Promise<number> {
  const [row] = await db.rows<{ n: number }>(
    `select (select count(*) from outbox)::int
          + (select count(*) from pgboss.job where state in ('created', 'retry', 'active'))::int as n`,
  );
  return row?.n ?? 0;
}

async function issuedDigest(db: Inspection): Promise<string> {
  const [row] = await db.rows<{ digest: string }>(
    `select md5(coalesce(string_agg(v::text, '|' order by v.id), '')) as digest from statement_versions v`,
  );
  return row?.digest ?? '';
}

async function faultsOf(db: Inspection, houses: readonly Loaded[], wanted: string): Promise<string[]> {
  const wrong = (await openValues(db)).filter((value) => value !== wanted);
  const questions: Readonly<Record<string, string>> = {
    'a proposal that is not in the trail exactly once': `select p.id from correction_proposals p where 1 <>
        (select count(*) from audit_events a where a.account_id = p.account_id and a.object_id = p.id
            and a.action = 'correction.proposed')`,
    'the same finding twice': `select run_id from correction_proposals group by run_id, changes having count(*) > 1`,
    'a proposal without its effect': `select id from correction_proposals
        where effect is null or (effect->>'moved_cents')::int <= 0`,
    'a proposal of more places than the one that was read late': `select id from correction_proposals
        where jsonb_array_length(changes) <> 1`,
    'a proposal of a run that was not issued': `select p.id from correction_proposals p where not exists
        (select from billing_runs r where r.account_id = p.account_id and r.id = p.run_id and r.status = 'issued')`,
    'a decision that nobody took': 'select id from correction_decisions',
  };
  const found = await Promise.all(
    Object.entries(questions).map(async ([what, text]) => {
      const rows = await db.rows(text);
      return rows.length === 0 ? [] : [`${rows.length} times ${what}, such as ${Object.values(rows[0] ?? {}).join()}`];
    }),
  );
  const [runs] = await db.rows<{ n: number }>('select count(distinct run_id)::int as n from correction_proposals');
  return [
    ...found.flat(),
    ...(wrong.length === 0 ? [] : [`${wrong.length} runs end at ${wrong[0]} instead of ${wanted}`]),
    ...(runs?.n === houses.length ? [] : [`${runs?.n} runs have proposals instead of ${houses.length}`]),
  ];
}
