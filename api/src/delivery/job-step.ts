import type { Context, Services } from '../context.ts';
import { inJobContext, type QueuedJob } from '../jobs/job.ts';

/**
 * One transaction of a job, with a fault point on both sides of its commit: a test that stops at the first sees the
 * step undone, at the second sees it done.
 */
export async function jobStep<T>(
  services: Services,
  job: QueuedJob,
  name: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const result = await inJobContext(services, job, async (context) => {
    const made = await work(context);
    await services.faultPort?.(`${name}:before-commit`);
    return made;
  });
  await services.faultPort?.(`${name}:after-commit`);
  return result;
}
