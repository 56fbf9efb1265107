import type { Services } from '../context.ts';
import { loggableError } from '../db/loggable-error.ts';
import type { JobName } from '../db/outbox.ts';
import type { JobHandler, QueuedJob } from './job.ts';

/**
 * Jobs of one kind that are taken from the queue and done together. A house that is billed costs some forty ways to the
 * database alone, one that is informed twenty, and either of them five among ten; more than ten are hardly cheaper and are
 * a longer transaction.
 */
export const BATCH: Readonly<Record<JobName, number>> = {
  'run-billing': 10,
  'run-monthly-information': 10,
  'propose-corrections': 1,
  'look-after-devices': 1,
  'render-document': 1,
  'render-field-document': 1,
  'deliver-document': 1,
  'sequence-log': 1,
  'process-reading-file': 1,
  'judge-kept-telegrams': 1,
  'close-overdue-self-reading': 1,
};

/**
 * Does jobs together, account by account, and each by itself where that fails: one that cannot be done is not to take
 * others with it.
 * @returns what went wrong, by the job that it went wrong with.
 */
export async function doTogether<Job extends QueuedJob>(
  services: Services,
  name: JobName,
  handler: JobHandler,
  jobs: readonly Job[],
): Promise<ReadonlyMap<Job, unknown>> {
  const failures = new Map<Job, unknown>();
  const attempt = async (some: readonly Job[]): Promise<void> => {
    try {
      await handler(services, some);
    } catch (error) {
      // Said of several as well: that each of them can be done alone must not hide why they cannot be together.
      services.log({ level: 'error', ...loggableError(error), where: name, jobs: some.length });
      if (some.length > 1) for (const job of some) await attempt([job]);
      else for (const job of some) failures.set(job, error);
    }
  };
  const accounts = Map.groupBy(jobs, ({ accountId, livemode }) => `${accountId} ${livemode}`);
  for (const ofAccount of accounts.values()) await attempt(ofAccount);
  return failures;
}
