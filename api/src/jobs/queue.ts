import { type SQL, sql } from 'drizzle-orm';
import { type ConstructorOptions, fromDrizzle, PgBoss } from 'pg-boss';
import type { Services } from '../context.ts';
import { rowsOf } from '../db/database.ts';
import type { JobName } from '../db/outbox.ts';
import { forgetIdempotencyKeys, type Job, takeOutbox, unfinishedWork } from '../db/system.ts';
import type { JobHandler } from './job.ts';

export interface JobQueue {
  /** Looks into the outbox now instead of at the next tick. */
  wake(): void;
  /** Resolves once outbox and queue are empty; for the walk of the demo and for tests. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface JobQueueOptions {
  /** How pg-boss reaches the database: its own pool for a server, the one connection of PGlite otherwise. */
  readonly connection: ConstructorOptions;
  readonly handlers: Readonly<Record<JobName, JobHandler>>;
  /** Jobs of one kind at a time in this process. */
  readonly concurrency: Readonly<Record<JobName, number>>;
}

const RELAY_BATCH = 500;
const RELAY_MS = 1_000;
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
  boss.on('error', (error) => log({ level: 'error', message: error.message, where: 'queue' }));
  await boss.start();

  let busy = 0;
  const workers: string[] = [];
  /** One of the workers side by side: each is known by its own id, so that each can be woken. */
  const work = async (name: JobName) => {
    let id = '';
    id = await boss.work<Job>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { data } of jobs) {
        busy += 1;
        try {
          await handlers[name](services, data);
        } catch (error) {
          const { message, stack, cause } = error as Error;
          log({ level: 'error', message, where: name, stack, cause: String(cause ?? '') });
          throw error;
        } finally {
          busy -= 1;
          // Whoever found a job looks for the next at once; only an empty queue is polled.
          boss.notifyWorker(id);
        }
      }
    });
    workers.push(id);
  };
  for (const name of names) {
    // One queued twin is enough: a later one would find nothing left to do.
    const policy = {
      policy: 'short' as const,
      retryLimit: 6,
      retryDelay: 1,
      retryBackoff: true,
      expireInSeconds: 600,
      heartbeatSeconds: 60,
    };
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, policy);
    for (let i = 0; i < concurrency[name]; i += 1) await work(name);
  }

  const send = async (jobs: readonly Job[], db?: ReturnType<typeof fromDrizzle>) => {
    for (const name of names) {
      const mine = jobs.filter(({ job }) => job === name);
      if (mine.length === 0) continue;
      const rows = mine.map((job) => ({ data: job, singletonKey: singletonKey(job) }));
      await boss.insert(name, rows, db === undefined ? {} : { db });
    }
  };
  const notify = () => {
    for (const id of workers) boss.notifyWorker(id);
  };
  const relayOnce = () =>
    database.systemTransaction(async (tx) => {
      const jobs = await takeOutbox(tx, RELAY_BATCH);
      if (jobs.length === 0) return 0;
      // The queue's tables belong to the connecting user, not to km_app.
      await tx.execute(sql`select set_config('role', 'none', true)`);
      await send(jobs, fromDrizzle({ execute: async (query) => ({ rows: await rowsOf(tx, query as SQL) }) }, sql));
      return jobs.length;
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
      do {
        again = false;
        while (!stopped && (await relayOnce()) > 0) notify();
      } while (again && !stopped);
    })()
      .catch((error: Error) => log({ level: 'error', message: error.message, where: 'relay' }))
      .finally(() => {
        relaying = null;
      });
    return relaying;
  };

  await send(await database.systemTransaction(unfinishedWork));
  await relay();
  notify();
  const ticking = setInterval(() => void relay(), RELAY_MS);
  const forgetting = setInterval(
    () => void database.systemTransaction((tx) => forgetIdempotencyKeys(tx, clock())).catch(() => {}),
    HOUR_MS,
  );
  ticking.unref();
  forgetting.unref();

  return {
    wake: () => void relay(),
    async idle() {
      for (let quiet = 0; quiet < 2; ) {
        await relay();
        const { rows } = await database.execute(
          "select count(*)::int as waiting from pgboss.job where state in ('created', 'retry', 'active')",
        );
        quiet = busy === 0 && rows[0]?.waiting === 0 ? quiet + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      stopped = true;
      clearInterval(ticking);
      clearInterval(forgetting);
      await relaying;
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

/** Equal work has an equal key, so that it queues once. */
function singletonKey({ accountId, livemode, payload }: Job): string {
  return JSON.stringify([accountId, livemode, Object.entries(payload).sort()]);
}
