import { expect, inject, test } from 'vitest';
import { chanceOf } from '../../../../scripts/prove/chance.ts';
import { installMeter, makeFlat } from '../../../../scripts/prove/kill-flat.ts';
import { onKillStage } from '../../../../scripts/prove/kill-stage.ts';
import type { StubbornClient } from '../../../../scripts/prove/stubborn-client.ts';
import { inOwnDatabase } from '../../../test/kill/own-database.ts';

/* The server is killed while phones send. Durability is the real server's; PGlite does not sync to disk. */

const KILLS = Number(process.env.KLARMETER_BATCH_KILLS ?? 1);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const POINTS = 6;
/** Some rounds end before the kill comes. */
const ROUNDS_MAX = 5 + 4 * KILLS;
const database = inject('postgresUrl');
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

async function makeRoute(client: StubbornClient): Promise<{ route: string; points: string[] }> {
  const flat = await makeFlat(client);
  const points: string[] = [];
  for (let position = 1; position <= POINTS; position += 1) {
    const device = { manufacturer: 'SON', serial: String(20_000_000 + position), kind: 'hot_water_meter' };
    points.push((await installMeter(client, { ...flat, use: 'hot_water', position }, device, day(400))).point);
  }
  const { property_id } = flat;
  const days = { from: day(ROUNDS_MAX + 5), to: day(0) };
  return { route: await client.make('/v1/reading-routes', { property_id, name: 'K', ...days }), points };
}

test.skipIf(database === null)(
  `killed (${KILLS}) while two phones send everything twice: each entry is there once`,
  { timeout: 60_000 + KILLS * 20_000 },
  () =>
    inOwnDatabase(database ?? '', 'batches', (url) =>
      onKillStage(url, {}, async ({ server, key, client, db }) => {
        const { route, points } = await makeRoute(client);
        const chance = chanceOf(SEED);
        let [sent, again, round] = [0, 0, 0];
        // Whoever has no answer sends again, in other parts, as often as it takes; and then once more.
        const send = async (entries: object[]): Promise<boolean> => {
          const answer = await server
            .fetch(`${server.address}/v1/reading-routes/${route}/batches`, {
              method: 'POST',
              headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
              body: JSON.stringify({ entries }),
            })
            .catch(() => null);
          if (answer?.status === 200) return true;
          again += 1;
          await new Promise((done) => setTimeout(done, 20));
          return false;
        };
        const phone = async (own: readonly object[]) => {
          let open = own;
          while (open.length > 0) {
            const part = open.slice(0, chance.between(1, open.length));
            if (await send(part)) open = open.slice(part.length);
          }
          while (!(await send(own.toReversed())));
        };
        while (server.deaths.length < KILLS && round < ROUNDS_MAX) {
          const entries = points.map((measuring_point_id) => ({
            client_id: crypto.randomUUID(),
            measuring_point_id,
            read_at: `${day(ROUNDS_MAX + 2 - round)}T10:00:00.000Z`,
            value: String(round + 1),
            confirmed: true,
          }));
          sent += entries.length;
          round += 1;
          await server.during([{ afterMs: chance.between(0, 60) }], () =>
            Promise.all([phone(entries), phone(entries.toReversed())]),
          );
        }
        console.log(`kill -9 while phones send: seed ${SEED}, ${sent} entries, ${again} requests without an answer`);
        const [kept] = await db.rows(
          `select count(*)::int as entries, count(distinct client_id)::int as ids,
                  count(*) filter (where outcome = 'taken')::int as taken from reading_entries`,
        );
        const [stored] = await db.rows<{ n: number }>('select count(*)::int as n from readings');
        expect(kept).toEqual({ entries: sent, ids: sent, taken: sent });
        expect(stored?.n).toBe(sent);
        expect(server.deaths.length).toBeGreaterThanOrEqual(KILLS);
      }),
    ),
);
