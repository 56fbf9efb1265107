import type { z } from '@hono/zod-openapi';
import { type Ciphers, type FailureCode, nobleCiphers, readAddress } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { noteArrivals } from './arrivals.ts';
import { type Addressed, type Judged, judgeBatch } from './ingest/batch.ts';
import { findKnownTelegrams, insertTelegrams } from './ingest/ingest-store.ts';
import { type ReceivedLine, readLines } from './ingest/read-lines.ts';
import { telegramId } from './ingest/telegram-id.ts';
import { insertReadings, type NewReading } from './readings/reading-store.ts';
import { type IngestResult, VERDICTS, type Verdict } from './schemas.ts';

type Answer = z.infer<typeof IngestResult>;
type LineResult = Answer['results'][number];

/** A line that brings a new telegram. */
interface NewLine extends ReceivedLine, Pick<Addressed, 'manufacturer' | 'serial'> {
  readonly id: string;
}

interface NewTelegramReading extends NewReading {
  readonly telegramId: string;
}

const CHECKSUMS: readonly FailureCode[] = ['bad_crc', 'bad_checksum'];

/**
 * Takes telegrams as they were received, one a line, and answers a verdict for each. What has a readable address is
 * kept once per account; readings come only of what was verified and is plausible.
 */
export async function ingestTelegrams(context: Context, body: string): Promise<Answer> {
  authorize(context, 'ingestTelegrams');
  const results = new Map<number, LineResult>();
  const fresh = await sortOut(context, body, results);
  const judged = await judgeBatch(context, fresh, ciphersOf(context));
  await keep(context, fresh, judged, results);

  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { verdict } of results.values()) counts[verdict] += 1;
  await audit(context, {
    action: 'telegrams.ingested',
    objectType: 'request',
    objectId: context.requestId,
    changes: counts,
  });
  return { results: [...results.values()].sort((a, b) => a.line - b.line), counts };
}

const ciphersOf = ({ services }: Context): Ciphers<unknown> =>
  services.ciphers ?? (nobleCiphers as unknown as Ciphers<unknown>);

/** Verdicts of lines that bring nothing new; the others, each set of bytes once. */
async function sortOut(context: Context, body: string, results: Map<number, LineResult>): Promise<NewLine[]> {
  const readable: Omit<NewLine, 'id'>[] = [];
  for (const each of readLines(body)) {
    const { line } = each;
    if ('malformed' in each) {
      results.set(line, { line, verdict: 'malformed', detail: each.malformed });
      continue;
    }
    const address = readAddress(each.bytes);
    if (!address.ok) {
      const verdict = CHECKSUMS.includes(address.error) ? 'bad_crc' : 'garbage';
      results.set(line, { line, verdict, detail: address.detail });
      continue;
    }
    const { manufacturer, id: serial } = address.meter;
    readable.push({ ...each, manufacturer, serial });
  }
  const lines = await Promise.all(readable.map(async (each) => ({ ...each, id: await idOf(context, each) })));
  const known =
    lines.length === 0
      ? new Set<string>()
      : await findKnownTelegrams(
          context,
          lines.map(({ id }) => id),
        );
  return lines.filter(({ line, id }) => {
    if (!known.has(id)) {
      known.add(id);
      return true;
    }
    results.set(line, { line, verdict: 'duplicate', telegram_id: id });
    return false;
  });
}

const idOf = async ({ livemode }: Context, { bytes }: Pick<ReceivedLine, 'bytes'>) =>
  telegramId(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), livemode);

async function keep(
  context: Context,
  fresh: readonly NewLine[],
  judged: readonly Judged[],
  results: Map<number, LineResult>,
): Promise<void> {
  const rows = fresh.map((line, n) => ({ line, outcome: judged[n] }));
  const pairs = rows.flatMap(({ line, outcome }) => (outcome === undefined ? [] : [{ line, outcome }]));
  const stored = await insertTelegrams(
    context,
    pairs.map(({ line, outcome: { deviceId, verdict, reason, detail, counter } }) => ({
      ...line,
      rssiDbm: null,
      meterAddress: `${line.manufacturer}-${line.serial}`,
      deviceId,
      verdict,
      reason,
      detail,
      counter,
    })),
  );
  const readings = pairs.flatMap(({ line, outcome }) => (stored.has(line.id) ? readingsOf(line, outcome) : []));
  const added = await insertReadings(context, readings);
  await noteArrivals(context, added);
  const appended = Map.groupBy(added, ({ telegramId: telegram }) => telegram);
  for (const { line, outcome } of pairs) {
    results.set(
      line.line,
      stored.has(line.id)
        ? {
            line: line.line,
            verdict: outcome.verdict,
            telegram_id: line.id,
            reading_ids: (appended.get(line.id) ?? []).map(({ id }) => id),
            ...(outcome.detail === null ? {} : { detail: outcome.detail }),
          }
        : { line: line.line, verdict: 'duplicate', telegram_id: line.id },
    );
  }
}

function readingsOf({ id }: NewLine, { deviceId, values }: Judged): NewTelegramReading[] {
  if (deviceId === null) return [];
  return values.map((value) => ({ ...value, origin: 'radio', deviceId, telegramId: id }));
}
