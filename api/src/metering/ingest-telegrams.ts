import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { enterHeardDevices } from './ingest/enter-heard-devices.ts';
import { readLines } from './ingest/read-lines.ts';
import { type ReceivedTelegram, receiveTelegrams } from './ingest/receive-telegrams.ts';
import type { IngestResult } from './ingest/schemas.ts';
import { VERDICTS, type Verdict } from './ingest/verdicts.ts';

type Answer = z.infer<typeof IngestResult>;
type LineResult = Answer['results'][number];

/**
 * Takes telegrams as they were received, one a line, and answers a verdict for each.
 * @param body the bytes of the lines, in pieces of any size
 */
export async function ingestTelegrams(context: Context, body: AsyncIterable<Uint8Array>): Promise<Answer> {
  authorize(context, 'ingestTelegrams');
  const lines = await readLines(body);
  const telegrams: ReceivedTelegram[] = [];
  for (const line of lines) if (!('malformed' in line)) telegrams.push(line);
  const outcomes = await receiveTelegrams(context, telegrams);
  const entered = await enterHeardDevices(context, telegrams, outcomes);
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  let at = 0;
  const results = lines.map((each): LineResult => {
    const { line } = each;
    const made = entered.get(at);
    const outcome = 'malformed' in each ? undefined : outcomes[at++];
    if (outcome === undefined) {
      counts.malformed += 1;
      return { line, verdict: 'malformed', ...('malformed' in each ? { detail: each.malformed } : {}) };
    }
    const { verdict, telegramId, readingIds, reason, detail } = outcome;
    counts[verdict] += 1;
    const result: LineResult = { line, verdict };
    if (telegramId !== null) {
      result.telegram_id = telegramId;
      if (verdict !== 'duplicate') result.reading_ids = [...readingIds];
    }
    if (reason !== null) result.reason = reason;
    if (detail !== null) result.detail = detail;
    if (made?.deviceId) result.created_device_id = made.deviceId;
    if (made?.refusal) result.device_refusal = made.refusal;
    return result;
  });
  await audit(context, {
    action: 'telegrams.ingested',
    objectType: 'request',
    objectId: context.requestId,
    changes: counts,
  });
  return { results, counts };
}
