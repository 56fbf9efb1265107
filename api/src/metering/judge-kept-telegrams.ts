import type { Context, Services } from '../context.ts';
import { audit } from '../db/audit.ts';
import { enqueue } from '../db/outbox.ts';
import { inJobContext, type QueuedJob } from '../jobs/job.ts';
import { findUnverified } from './keys/unverified-store.ts';
import { readAgain } from './read-again.ts';

/** Devices of one job. */
const DEVICES = 100;
/** Telegrams of one transaction. */
const TELEGRAMS = 5_000;

/** Leaves behind that telegrams kept without the right key are judged with the keys that these devices have now. */
export async function judgeAgainLater(context: Context, deviceIds: readonly string[]): Promise<void> {
  const payloads: { device_ids: string[] }[] = [];
  for (let at = 0; at < deviceIds.length; at += DEVICES)
    payloads.push({ device_ids: deviceIds.slice(at, at + DEVICES) });
  if (payloads.length > 0) await enqueue(context, 'judge-kept-telegrams', ...payloads);
}

/**
 * Job: telegrams that were kept because their key did not fit become readings, with the time at which they were received.
 * The telegram says what it was when it came; the reading names it. Stopped anywhere, it may begin again.
 */
export async function judgeKeptTelegrams(services: Services, job: QueuedJob): Promise<void> {
  const deviceIds = job.payload.device_ids as readonly string[];
  let after: { readonly receivedAt: Date; readonly id: string } | null = null;
  do {
    after = await inJobContext(services, job, async (context): Promise<typeof after> => {
      const kept = await findUnverified(context, deviceIds, after, TELEGRAMS);
      const readings = await readAgain(context, kept);
      if (readings > 0) {
        await audit(context, {
          action: 'telegrams.judged_again',
          objectType: 'account',
          objectId: context.accountId,
          changes: { telegrams: kept.length, readings },
        });
      }
      return kept.length < TELEGRAMS ? null : (kept.at(-1) ?? null);
    });
  } while (after !== null);
}
