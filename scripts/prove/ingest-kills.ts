import { gzipSync } from 'node:zlib';
import { telegramHex } from '../../api/src/metering/fixtures/telegram.ts';
import { chanceOf } from './chance.ts';
import { installMeter, makeFlat } from './kill-flat.ts';
import { onKillStage } from './kill-stage.ts';
import type { StubbornClient } from './stubborn-client.ts';

export interface IngestKillOptions {
  /** An empty or migrated database of a real PostgreSQL, as its superuser. */
  readonly databaseUrl: string;
  readonly seed: number;
  /** Requests go on until the server was killed so often while one was under way. */
  readonly kills: number;
  readonly meters: number;
  /** Telegrams of every meter in one request. */
  readonly hours: number;
}

export interface IngestKillVerdict {
  readonly kills: number;
  readonly requests: number;
  readonly telegrams: number;
  /** Everything that is not as if nothing had happened; empty when the proof holds. */
  readonly faults: readonly string[];
}

const PACKED = { 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'gzip' } as const;
interface Ingested {
  readonly counts: Readonly<Record<string, number>>;
}

const KEY = '000102030405060708090a0b0c0d0e0f';
/** A telegram an hour from here: as many as can be asked for end before today, and none is so old that it is forgotten. */
const FIRST = Date.parse('2024-01-01T10:00:00Z');
const HOUR_MS = 3_600_000;
/** Longer than a request takes: some kills come while the server rests, and those do not count. */
const MOMENT_MAX_MS = 300;
const REQUESTS_MAX = 400;

/**
 * Sends telegrams while the server is killed (kill -9) at random moments; the client sends a request again with its key
 * until it is answered. In the end every telegram and every value is there once, and every request was done once.
 */
export async function proveIngestKills(options: IngestKillOptions): Promise<IngestKillVerdict> {
  const { databaseUrl, seed, kills, meters, hours } = options;
  const chance = chanceOf(seed);
  const faults: string[] = [];
  const expected = new Map<string, string>();
  let requests = 0;
  return onKillStage(databaseUrl, {}, async ({ server, client, db }) => {
    const devices = await makeMeters(client, meters);
    while (server.deaths.length < kills && requests < REQUESTS_MAX && faults.length === 0) {
      const first = requests * hours;
      const lines = devices.flatMap(({ serial, device }, n) =>
        Array.from({ length: hours }, (_, at) => {
          const hour = first + at;
          const value = n + 3 * hour;
          const received = new Date(FIRST + hour * HOUR_MS);
          expected.set(`${device} ${received.toISOString()}`, String(value));
          return JSON.stringify({
            telegram_hex: telegramHex({ serial, key: KEY, type: 4, value, accessNumber: hour % 256 }),
            received_at: received.toISOString(),
          });
        }),
      );
      requests += 1;
      const answer = await server.during([{ afterMs: chance.between(20, MOMENT_MAX_MS) }], () =>
        client.ask<Ingested>('POST', '/v1/telegrams', new Uint8Array(gzipSync(lines.join('\n'))), PACKED),
      );
      if (answer.counts.stored !== lines.length)
        faults.push(`request ${requests} was answered ${JSON.stringify(answer.counts)}`);
    }
    const rows = await db.rows<{ key: string; value: string }>(
      `select km_unpack('dev', device_id) || ' ' || to_char(read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as key,
              value::text as value from readings where kind = 'register'`,
    );
    const found = new Map(rows.map(({ key: at, value }) => [at, value]));
    const wrong = [...expected].filter(([at, value]) => found.get(at) !== value);
    if (wrong.length > 0) faults.push(`${wrong.length} values are missing or wrong, such as ${wrong[0]?.join(': ')}`);
    if (rows.length !== expected.size) faults.push(`${rows.length} registers instead of ${expected.size}`);
    const [count] = await db.rows<{ telegrams: number; done: number }>(
      `select (select count(*)::int from telegrams) as telegrams,
              (select count(*)::int from audit_events where action = 'telegrams.ingested') as done`,
    );
    if (count?.telegrams !== expected.size) faults.push(`${count?.telegrams} telegrams instead of ${expected.size}`);
    if (count?.done !== requests) faults.push(`${count?.done} requests in the trail instead of ${requests}`);
    return { kills: server.deaths.length, requests, telegrams: expected.size, faults };
  });
}

async function makeMeters(
  client: StubbornClient,
  count: number,
): Promise<{ readonly serial: string; readonly device: string }[]> {
  const { property_id } = await makeFlat(client);
  const meters: { serial: string; device: string }[] = [];
  for (let position = 1; position <= count; position += 1) {
    const serial = String(71_000_000 + position);
    const place = { property_id, unit_id: null, use: 'total_heat', position };
    const meter = { manufacturer: 'KLM', serial, kind: 'heat_meter', key_hex: KEY };
    const { device } = await installMeter(client, place, meter, '2023-01-01');
    meters.push({ serial, device });
  }
  return meters;
}
