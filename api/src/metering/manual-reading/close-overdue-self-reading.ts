import type { Services } from '../../context.ts';
import { inJobContext, type QueuedJob } from '../../jobs/job.ts';
import { closeSelfReading } from '../close-self-reading.ts';

/**
 * Job: a window whose last day is over and which nobody has closed is closed, so that what people read stands in the series.
 * Of a window that is closed nothing is done again.
 */
export function closeOverdueSelfReading(services: Services, job: QueuedJob): Promise<void> {
  return inJobContext(services, job, async (context) => {
    await closeSelfReading(context, String(job.payload.self_reading_window_id));
  });
}
