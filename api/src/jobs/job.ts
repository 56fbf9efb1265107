import { sql } from 'drizzle-orm';
import { type Actor, type Context, inContext, type Services } from '../context.ts';

/** A job as it comes from the queue: whose it is, and the ids it is about. */
export interface QueuedJob {
  readonly accountId: string;
  readonly livemode: boolean;
  readonly payload: Record<string, unknown>;
}

/**
 * Does some jobs of one account and mode that were found together; several only where it has a batch (batches.ts).
 * Every handler may be stopped anywhere and called again with the same jobs.
 */
export type JobHandler = (services: Services, jobs: readonly QueuedJob[]) => Promise<void>;

/** A handler from what does one job. */
export const each =
  (work: (services: Services, job: QueuedJob) => Promise<void>): JobHandler =>
  async (services, jobs) => {
    for (const job of jobs) await work(services, job);
  };

/** Jobs act for the account that left them behind; the trail names them as the system. */
const SYSTEM: Actor = { type: 'system', id: 'jobs', role: 'admin' };

/**
 * One transaction of a job. It reads no table from end to end: plans are kept with the connection, and one made while a
 * table was nearly empty would read all of it for every row that a crowd of jobs adds, until the server next looks what
 * is in it. Every key begins with the account, so that there always is an index instead.
 */
export function inJobContext<T>(
  services: Services,
  job: QueuedJob,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const { accountId, livemode } = job;
  const caller = { session: { accountId, livemode }, actor: SYSTEM, requestId: 'job' };
  return inContext(services, caller, async (context) => {
    await context.db.execute(sql`select set_config('enable_seqscan', 'off', true)`);
    return work(context);
  });
}
