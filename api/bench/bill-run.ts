import postgres from 'postgres';
import { HANDLERS } from '../src/jobs/handlers.ts';
import { type JobQueue, startJobs } from '../src/jobs/queue.ts';
import { seeded } from './chance.ts';
import { copySeconds } from './copy-rows.ts';
import { growthExponent } from './growth.ts';
import { UNITS_PER_HOUSE } from './houses.ts';
import { inLanes } from './lanes.ts';
import { seconds } from './measure.ts';
import { makeModelHouse } from './model-house.ts';
import { copyHouse } from './portfolio.ts';
import { type Benchmark, requireDatabase } from './row.ts';
import { type Call, callerOf, makeFirstAccount, openServices } from './services.ts';

const UNITS = [1_000, 5_000, 50_000];
/** Far enough apart that the largest takes longest whatever else the machine does. */
const UNITS_QUICK = [10, 100, 400];
const LOOK_MS = 100;
/** Of the rows, for the peer: all of them are more bytes than a process should hold. */
const COPIED_SHARE = 0.1;
const GOAL_UNITS = 50_000;

/** What a run leaves behind, for the peer to copy. */
const TABLES = ['billing_runs', 'billing_run_inputs', 'billing_run_results', 'statements', 'statement_versions'];

export const billRun: Benchmark = {
  key: 'bill_run',
  what: 'units in houses of 10 from stored readings through API and jobs to stored statement versions',
  against: 'COPY of the same bytes',
  goals: [
    { figure: 'seconds_50000', atMost: 60 },
    { figure: 'exponent', atMost: 1.1 },
  ],

  async run(options) {
    const url = requireDatabase(options);
    const sizes = options.quick ? UNITS_QUICK : UNITS;
    let jobs: JobQueue | null = null;
    const documents = Promise.withResolvers<void>();
    const services = { ...openServices(url), wake: () => jobs?.wake() };
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      const call = callerOf(services, await makeFirstAccount(services));
      await makeModelHouse(call, seeded(3));
      const houses = sizes.reduce((sum, units) => sum + units, 0) / UNITS_PER_HOUSE;
      const periods = await copyHouse(sql, houses + 1);
      jobs = await startJobs(services, {
        connection: { connectionString: url, max: 8 },
        // PDFs are another row's: here they wait, as they do where no process has a renderer.
        handlers: { ...HANDLERS, 'render-document': () => documents.promise },
        concurrency: {
          'run-billing': 2,
          'run-monthly-information': 1,
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
      // One house is billed before the clock runs, so that the smallest size does not pay for the first time of all.
      await billPeriods(call, sql, periods.splice(0, 1));

      const took: number[] = [];
      await options.watched(async () => {
        for (const units of sizes) {
          const mine = periods.splice(0, units / UNITS_PER_HOUSE);
          // The server looks by itself every minute. Until then plans made for an empty table would read all of a full one.
          await sql`analyze`;
          took.push(await seconds(() => billPeriods(call, sql, mine)));
        }
      });
      const [versions] = await sql<{ n: number }[]>`select count(*)::int as n from statement_versions`;
      const expected = (houses + 1) * UNITS_PER_HOUSE;
      if (versions?.n !== expected) throw new Error(`${versions?.n} statement versions instead of ${expected}`);
      const largest = sizes.at(-1) ?? 0;
      const share = options.quick ? 1 : COPIED_SHARE;
      const copied = (await copySeconds(sql, TABLES, share)) / share;
      const total = took.reduce((sum, each) => sum + each, 0);
      return {
        figures: {
          ...Object.fromEntries(sizes.map((units, at) => [`seconds_${units}`, took[at] ?? Number.NaN])),
          seconds_50000: ((took.at(-1) ?? Number.NaN) * GOAL_UNITS) / largest,
          exponent: growthExponent(sizes.map((units, at) => ({ size: units, cost: took[at] ?? Number.NaN }))),
          units_per_s: largest / (took.at(-1) ?? Number.NaN),
          limit_seconds: copied,
          ratio: copied / total,
        },
        notes: [
          'API and jobs in one process as npm start runs them, no network between caller and API; PDFs wait',
          'before each size the server looks what is in its tables, as it does by itself every minute',
          `the peer copies a share of ${share} of the rows of ${TABLES.length} tables; the ratio is over all sizes`,
          ...(largest === GOAL_UNITS ? [] : [`seconds_50000 is extrapolated from ${largest} units`]),
        ],
      };
    } finally {
      documents.resolve();
      await jobs?.stop();
      await sql.end();
      await services.database.close();
    }
  },
};

/** As a caller would: starts every run, issues each as soon as it is ready, ends when the last version is stored. */
async function billPeriods(call: Call, sql: postgres.Sql, periods: readonly string[]): Promise<void> {
  const waiting = new Set<string>();
  let started = 0;
  const starting = inLanes(async () => {
    const period = periods[started++];
    if (period === undefined) return false;
    waiting.add((await call('POST', '/v1/billing-runs', { billing_period_id: period })).id);
    return true;
  });
  let issued = 0;
  while (issued < periods.length) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const done = await sql<{ id: string; status: string }[]>`
      select id, status from billing_runs where status in ('ready', 'failed')`;
    const failed = done.find(({ status }) => status === 'failed');
    if (failed !== undefined) throw new Error(`run ${failed.id} failed`);
    const ready = done.filter(({ id }) => waiting.delete(id));
    let next = 0;
    await inLanes(async () => {
      const run = ready[next++];
      if (run === undefined) return false;
      await call('POST', `/v1/billing-runs/${run.id}/statements`, {});
      issued += 1;
      return true;
    });
  }
  await starting;
}
