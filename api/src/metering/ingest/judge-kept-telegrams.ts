import type { Context, Services } from '../../context.ts';
import { audit } from '../../db/audit.ts';
import { enqueue } from '../../db/outbox.ts';
import { inJobContext, type QueuedJob } from '../../jobs/job.ts';
import { linkHeardAddresses } from '../gateways/note-heard.ts';
import { findKept, type KeptTelegram } from './kept-store.ts';
import { readAgain } from './read-again.ts';
import { readParts } from './read-parts.ts';
import { findFreshFragments, findStragglers } from './straggler-store.ts';

/** Devices of one job. */
const DEVICES = 100;
/** Telegrams of one transaction of a job. */
const TELEGRAMS = 5_000;
/** Telegrams that are judged within the request; a device that sends hourly needs 40 days for them. */
const AT_ONCE_MAX = 1_000;

/** Leaves behind that kept telegrams of these devices are judged with what is known of them now. */
export async function judgeAgainLater(context: Context, deviceIds: readonly string[]): Promise<void> {
  const payloads: { device_ids: string[] }[] = [];
  for (let at = 0; at < deviceIds.length; at += DEVICES)
    payloads.push({ device_ids: deviceIds.slice(at, at + DEVICES) });
  if (payloads.length > 0) await enqueue(context, 'judge-kept-telegrams', ...payloads);
}

/**
 * A device was made or installed: what was heard of it before is judged now, in the same transaction, so that it makes no
 * difference what came first. The newest of it at once; what is left is done by the job `judge-kept-telegrams`.
 * @param since received then or later; all where left out
 */
export async function judgeHeardBefore(context: Context, deviceId: string, since?: Date): Promise<void> {
  const found = await findKept(context, [deviceId], { since, limit: AT_ONCE_MAX + 1 });
  const kept = found.slice(0, AT_ONCE_MAX);
  if (found.length > kept.length) await judgeAgainLater(context, [deviceId]);
  await judgeAgain(context, kept, { objectType: 'device', objectId: deviceId }, [deviceId]);
  // Telegrams that are being stored at this moment do not know of the device: the job looks for them.
  await enqueue(context, 'look-after-devices', {});
}

/** Telegrams that were being stored while what they waited for was written: a device, a place, a key, a format, a part. */
export async function judgeStragglers(context: Context, since: Date): Promise<void> {
  let after: KeptTelegram | null = null;
  do {
    const kept: KeptTelegram[] = await findStragglers(context, since, { after, limit: TELEGRAMS });
    await judgeAgain(context, kept, { objectType: 'account', objectId: context.accountId });
    after = kept.length < TELEGRAMS ? null : (kept.at(-1) ?? null);
  } while (after !== null);
  await readParts(context, await findFreshFragments(context, since));
}

/**
 * Job: telegrams that were kept because nobody had registered or installed their device, or their key did not fit, are
 * judged again. The telegram says what it was when it came; the reading names it. Stopped anywhere, it may begin again.
 */
export async function judgeKeptTelegrams(services: Services, job: QueuedJob): Promise<void> {
  const deviceIds = job.payload.device_ids as readonly string[];
  let after: KeptTelegram | null = null;
  do {
    after = await inJobContext(services, job, async (context): Promise<typeof after> => {
      const kept = await findKept(context, deviceIds, { after, limit: TELEGRAMS });
      await judgeAgain(context, kept, { objectType: 'account', objectId: context.accountId }, deviceIds);
      return kept.length < TELEGRAMS ? null : (kept.at(-1) ?? null);
    });
  } while (after !== null);
}

async function judgeAgain(
  context: Context,
  kept: readonly KeptTelegram[],
  object: { readonly objectType: string; readonly objectId: string },
  deviceIds: readonly string[] = [],
): Promise<void> {
  if (kept.length === 0) return;
  const readings = await readAgain(context, kept);
  await linkHeardAddresses(context, deviceIds);
  if (readings === 0) return;
  await audit(context, {
    action: 'telegrams.judged_again',
    ...object,
    changes: { telegrams: kept.length, readings },
  });
}
