import { expect, inject, test } from 'vitest';
import { chanceOf } from '../../../scripts/prove/chance.ts';
import { installMeter, makeFlat } from '../../../scripts/prove/kill-flat.ts';
import { onKillStage } from '../../../scripts/prove/kill-stage.ts';
import type { Kill } from '../../../scripts/prove/mortal-server.ts';
import type { StubbornClient } from '../../../scripts/prove/stubborn-client.ts';
import { inOwnDatabase } from '../../test/kill/own-database.ts';

/*
 * The server is killed (kill -9) while it takes in files. Durability is the real server's; PGlite does not sync to disk.
 * Each start takes seconds, so this is a proof of its own (`npm run prove -- --only files`); reading-files.test.ts stops
 * the same job within one process.
 */

const KILLS = Number(process.env.KLARMETER_FILE_KILLS ?? 0);
const SEED = Number(process.env.KLARMETER_SEED ?? 20_260_115);
const KILLS_A_FILE = 5;
const RECORDS = 12_000;
const POINTS = ['begin', 'lines-before-commit', 'lines-committed', 'end-before-commit', 'end-committed'];

const database = inject('postgresUrl');
const isOff = database === null || KILLS === 0;

/** A house with a meter; its other devices are known to the files only. */
async function makeHouse(client: StubbornClient): Promise<string> {
  const flat = await makeFlat(client);
  const place = { ...flat, use: 'cold_water', position: 1 };
  const device = { manufacturer: 'KLM', serial: '00002469', kind: 'cold_water_meter' };
  await installMeter(client, place, device, '2020-01-01');
  return flat.property_id;
}

const HEADER = 'Zählernummer;Hersteller;Gerätetyp;Ablesedatum;Zählerstand;Einheit;Stichtag;Stichtagswert;Status';
const NEW_DEVICES = 24;
/**
 * Every fourth row is a reading of a minute of its own, the others are long and broken, but for a few, spread over the file,
 * that name a smoke alarm nobody entered.
 */
const rowOf = (round: number) => (_: unknown, n: number) => {
  if (n % (RECORDS / NEW_DEVICES) === 1) return `${10_000_000 + round * RECORDS + n};KLM;RWM;;;;;;`;
  const minute = new Date(Date.UTC(2024, 0, 1 + 3 * round, 0, n >> 2)).toISOString();
  const at = `${minute.slice(0, 10)} ${minute.slice(11, 19)}`;
  return `2469;KLM;KWZ;${at};${n % 4 === 0 ? round * RECORDS + n : 'x'.repeat(70)};m3;;;0`;
};

test.skipIf(isOff)(
  `killed ${KILLS} times while files are taken in, each of their records is taken in exactly once`,
  { timeout: 60_000 + KILLS * 20_000 },
  () =>
    inOwnDatabase(database ?? '', 'files', (url) =>
      onKillStage(url, {}, async ({ server, client, db }) => {
        const house = await makeHouse(client);
        const chance = chanceOf(SEED);
        let round = 0;
        for (let left = KILLS; left > 0; left -= KILLS_A_FILE) {
          const kills = Array.from({ length: Math.min(left, KILLS_A_FILE) }, (_, n): Kill => {
            if (n === KILLS_A_FILE - 1) return { afterMs: chance.between(0, 1_500) };
            const [point = 'begin'] = chance.some<string>(POINTS, 1);
            return {
              point: `process-reading-file:${point}`,
              passage: point.startsWith('lines') ? chance.between(1, 3) : 1,
            };
          });
          const text = [HEADER, ...Array.from({ length: RECORDS }, rowOf(round))].join('\n');
          await server.during(kills, async () => {
            const { id } = await client.ask<{ id: string }>(
              'POST',
              `/v1/reading-files?new_devices_property_id=${house}`,
              text,
            );
            for (;;) {
              const { status } = await client.ask<{ status: string }>('GET', `/v1/reading-files/${id}`);
              if (status === 'done') break;
              await new Promise((resolve) => setTimeout(resolve, 100));
            }
          });
          round += 1;
        }
        console.log(`kill -9 while files are taken in: seed ${SEED}, ${round} files, ${server.deaths.join(', ')}`);
        const files = await db.rows(`
      select count(*)::int as lines, count(distinct position)::int as positions, max(position) as last,
             count(*) filter (where verdict = 'stored')::int as stored
        from reading_file_lines group by file_id`);
        const [{ n } = { n: 0 }] = await db.rows<{ n: number }>('select count(*)::int as n from readings');
        const [{ ends } = { ends: 0 }] = await db.rows<{ ends: number }>(`
      select count(*)::int as ends from audit_events where action = 'reading_file.processed'`);
        const whole = { lines: RECORDS, positions: RECORDS, last: RECORDS, stored: RECORDS / 4 };
        expect(files).toEqual(Array.from({ length: round }, () => whole));
        expect([n, ends]).toEqual([(round * RECORDS) / 4, round]);
        const made = await db.rows(`
      select (select count(*)::int from devices where found_property_id is not null) as devices,
             (select count(*)::int from audit_events where action = 'device.created' and changes ? 'asked_by') as told,
             (select sum(devices_created)::int from reading_files) as counted,
             (select count(*)::int from reading_file_lines where device_created) as lines`);
        const all = round * NEW_DEVICES;
        expect(made).toEqual([{ devices: all, told: all, counted: all, lines: all }]);
        expect(server.deaths.length).toBeGreaterThan(0);
      }),
    ),
);
