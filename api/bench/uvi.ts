import postgres from 'postgres';
import { HANDLERS } from '../src/jobs/handlers.ts';
import { type JobQueue, startJobs } from '../src/jobs/queue.ts';
import { seeded } from './chance.ts';
import { copySeconds } from './copy-rows.ts';
import { UNITS_PER_HOUSE } from './houses.ts';
import { inLanes } from './lanes.ts';
import { seconds } from './measure.ts';
import { makeModelHouse } from './model-house.ts';
import { copyHouse } from './portfolio.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { type Call, callerOf, makeFirstAccount, openServices } from './services.ts';

const UNITS = 50_000;
const UNITS_QUICK = 20;
const MONTH = '2025-12';
const LOOK_MS = 100;
/** Of the rows, for the peer: all of them are more bytes than a process should hold. */
const COPIED_SHARE = 0.1;

/** What a run leaves behind, for the peer to copy. */
const TABLES = ['monthly_information_runs', 'monthly_information_inputs', 'monthly_informations'];

export const uvi: Benchmark = {
  key: 'uvi',
  what: 'one month for units in houses of 10, from stored readings through API and jobs to stored informations',
  against: 'COPY of the same bytes',
  goals: [{ figure: 'seconds_50000', atMost: 60 }],

  async run(options) {
    const url = requireDatabase(options);
    const units = options.quick ? UNITS_QUICK : UNITS;
    let jobs: JobQueue | null = null;
    const services = { ...openServices(url), wake: () => jobs?.wake() };
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      const call = callerOf(services, await makeFirstAccount(services));
      await makeModelHouse(call, seeded(5), { monthly: true });
      await copyHouse(sql, units / UNITS_PER_HOUSE + 1);
      const houses = (await sql<{ id: string }[]>`select id from properties where id ~ '^prp_000' order by id`).map(
        ({ id }) => id,
      );
      jobs = await startJobs(services, {
        connection: { connectionString: url, max: 8 },
        handlers: HANDLERS,
        concurrency: {
          'run-billing': 1,
          'run-monthly-information': 2,
          'propose-corrections': 1,
          'look-after-devices': 1,
          'render-document': 1,
          'render-field-document': 1,
          'deliver-document': 1,
          'sequence-log': 1,
          'process-reading-file': 1,
          'judge-kept-telegrams': 1,
          'close-overdue-self-reading': 1,
        },
      });
      // One house before the clock runs, so that the others do not pay for the first time of all.
      await informHouses(call, sql, houses.splice(0, 1));
      const took = await seconds(() => informHouses(call, sql, houses));
      const [told] = await sql<{ complete: number }[]>`
        select count(*) filter (where complete and version = 1)::int as complete from monthly_informations`;
      const expected = units + UNITS_PER_HOUSE;
      if (told?.complete !== expected)
        throw new Error(`${told?.complete} complete informations instead of ${expected}`);
      const share = options.quick ? 1 : COPIED_SHARE;
      const copied = (await copySeconds(sql, TABLES, share)) / share;
      return {
        figures: {
          seconds_50000: (took * UNITS) / units,
          units_per_s: units / took,
          limit_seconds: copied,
          ratio: copied / took,
        },
        notes: [
          'API and jobs in one process as npm start runs them, no network between caller and API',
          'heat meters, and hot water by the formula; compared with the month before, the year before and the mean',
          `the peer copies a share of ${share} of the rows of ${TABLES.length} tables`,
          ...(units === UNITS ? [] : [`seconds_50000 is extrapolated from ${units} units`]),
        ],
      };
    } finally {
      await jobs?.stop();
      await sql.end();
      await services.database.close();
    }
  },
};

/** As a caller would: starts a run for every house, ends when the last of them is ready. */
async function informHouses(call: Call, sql: postgres.Sql, houses: readonly string[]): Promise<void> {
  const [before] = await sql<{ n: number }[]>`select count(*)::int as n from monthly_information_runs`;
  let started = 0;
  const starting = inLanes(async () => {
    const property_id = houses[started++];
    if (property_id === undefined) return false;
    await call('POST', '/v1/monthly-information-runs', { property_id, month: MONTH });
    return true;
  });
  for (let ready = 0; ready < houses.length; ) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const [now] = await sql<{ ready: number; failed: number }[]>`
      select count(*) filter (where status = 'ready')::int as ready,
             count(*) filter (where status = 'failed')::int as failed from monthly_information_runs`;
    if (now === undefined || now.failed > 0) throw new Error(`${now?.failed} runs failed`);
    ready = now.ready - (before?.n ?? 0);
  }
  await starting;
}
