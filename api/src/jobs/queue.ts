import { type SQL, sql } from 'drizzle-orm';
import { type ConstructorOptions, fromDrizzle, type JobResult, PgBoss } from 'pg-boss';
import type { Services } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import { loggableError } from '../db/loggable-error.ts';
import type { JobName } from '../db/outbox.ts';
import { dueWork, type Job, takeOutbox, unfinishedWork } from '../db/system.ts';
import { makeMonthsAhead } from '../metering/index.ts';
import { berlinDay } from '../properties/index.ts';
import { BATCH, doTogether } from './batches.ts';
import { forgetWhatIsOver } from './forgetting.ts';
import type { JobHandler } from './job.ts';
import { RETRIES } from './retries.ts';

export interface JobQueue {
  /** Looks into the outbox now instead of at the next tick. */
  wake(): void;
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  /** How pg-boss reaches the database: its own pool for a server, the one connection of PGlite otherwise. */
  readonly connection: ConstructorOptions;
  readonly handlers: Readonly<Record<JobName, JobHandler>>;
  /** Batches of one kind at a time in this process. */
  readonly concurrency: Readonly<Record<JobName, number>>;
}

const RELAY_BATCH = 500;
const RELAY_MS = 1_000;
/**
 * Between two moves. A job that comes alone moves at once; what a crowd of requests leaves behind meanwhile moves together,
 * because the queue's statement costs as much for one job as for fifty, and is then found in whole batches.
 */
const RELAY_PAUSE_MS = 100;
const HOUR_MS = 3_600_000;

/**
 * Moves what requests left in the outbox to pg-boss and does it. The move is one transaction: a job is in the outbox or
 * in the queue, never in both or neither. A start takes up what a crash left behind; every handler is safe to repeat.
 */
export async function startJobs(
  services: Services,
  { connection, handlers, concurrency }: JobQueueOptions,
): Promise<JobQueue> {
  const { database, log, clock } = services;
  const names = Object.keys(handlers) as JobName[];
  const boss = new PgBoss({ schedule: false, monitorVacuum: false, reindex: false, ...connection });
  boss.on('error', (error) => log({ level: 'error', ...loggableError(error), where: 'queue' }));
  await boss.start();

  /**
   * What is being done in this process. A crash can leave a job twice, as the queue's own and as unfinished work; side by
   * side the second would take the first for dead.
   */
  const running = new Set<string>();
  const workers = new Map<string, JobName>();
  /** One of the workers side by side: each is known by its own id, so that each can be woken. */
  const work = async (name: JobName) => {
    let id = '';
    const options = { pollingIntervalSeconds: 1, batchSize: BATCH[name], perJobResults: true } as const;
    id = await boss.work<Job>(name, options, async (jobs) => {
      const keyOf = (data: Job) => `${name} ${singletonKey(data)}`;
      // The first does all of it, and if it fails the queue repeats it.
      const mine = jobs.map(({ data }) => data).filter((data) => !running.has(keyOf(data)));
      for (const data of mine) running.add(keyOf(data));
      try {
        const failures = await doTogether(services, name, handlers[name], mine);
        return jobs.map(
          ({ id, data }): JobResult =>
            failures.has(data) ? { id, status: 'failed', output: failures.get(data) } : { id, status: 'completed' },
        );
      } finally {
        for (const data of mine) running.delete(keyOf(data));
        // Whoever found a job looks for the next at once; only an empty queue is polled.
        boss.notifyWorker(id);
      }
    });
    workers.set(id, name);
  };
  for (const name of names) {
    const settings = { ...RETRIES[name], retryBackoff: true, expireInSeconds: 600, heartbeatSeconds: 60 };
    // One queued twin is enough: a later one would find nothing left to do.
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { policy: 'short', ...settings });
    else await boss.updateQueue(name, settings);
  }

  const send = async (jobs: readonly Job[], db?: ReturnType<typeof fromDrizzle>) => {
    for (const name of names) {
      const mine = jobs.filter(({ job }) => job === name);
      if (mine.length === 0) continue;
      const rows = mine.map((job) => ({ data: job, singletonKey: singletonKey(job) }));
      await boss.insert(name, rows, db === undefined ? {} : { db });
    }
  };
  const notify = (jobs: readonly Job[]) => {
    const names = new Set(jobs.map(({ job }) => job));
    for (const [id, name] of workers) if (names.has(name)) boss.notifyWorker(id);
  };
  const relayOnce = () =>
    database.systemTransaction(async (tx) => {
      const jobs = await takeOutbox(tx, RELAY_BATCH);
      if (jobs.length === 0) return jobs;
      // The queue's tables belong to the connecting user, not to km_app.
      await tx.execute(sql`select set_config('role', 'none', true)`);
      await send(jobs, fromDrizzle({ execute: async (query) => ({ rows: await rowsOf(tx, query as SQL) }) }, sql));
      return jobs;
    });

  let stopped = false;
  let relaying: Promise<void> | null = null;
  let again = false;
  const relay = (): Promise<void> => {
    if (relaying !== null) {
      again = true;
      return relaying;
    }
    relaying = (async () => {
      let jobs: readonly Job[];
      do {
        again = false;
        jobs = await relayOnce();
        notify(jobs);
        if (again) await new Promise((resolve) => setTimeout(resolve, RELAY_PAUSE_MS));
      } while ((again || jobs.length === RELAY_BATCH) && !stopped);
    })()
      .catch((error: Error) => log({ level: 'error', ...loggableError(error), where: 'relay' }))
      .finally(() => {
        relaying = null;
      });
    return relaying;
  };

  const queueDue = async () => {
    const jobs = await database.systemTransaction((tx) => dueWork(tx, berlinDay(clock())));
    await send(jobs);
    notify(jobs);
  };

  const failing = (where: string) => (error: Error) => log({ level: 'error', ...loggableError(error), where });
  const makeMonths = () => makeMonthsAhead(database, clock()).catch(failing('months'));
  await makeMonths();
  // Before anybody works: what is in the queue already is then not queued a second time.
  await send(await database.systemTransaction(unfinishedWork));
  await queueDue();
  for (const name of names) for (let i = 0; i < concurrency[name]; i += 1) await work(name);
  await relay();
  const ticking = setInterval(() => void relay(), RELAY_MS);
  const hourly = setInterval(() => {
    void forgetWhatIsOver(database, clock(), failing('forgetting'));
    void queueDue().catch(failing('due'));
    void makeMonths();
  }, HOUR_MS);
  ticking.unref();
  hourly.unref();

  return {
    wake: () => void relay(),
    async stop() {
      stopped = true;
      clearInterval(ticking);
      clearInterval(hourly);
      await relaying;
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

/** Equal work has an equal key, so that it queues once. */
function singletonKey({ accountId, livemode, payload }: Job): string {
  return JSON.stringify([accountId, livemode, Object.entries(payload).sort()]);
}
