import type { z } from '@hono/zod-openapi';
import { type Ciphers, type FailureCode, nobleCiphers, readAddress } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { toHex } from '../ids.ts';
import { authorize } from '../rights.ts';
import { type Addressed, type Judged, judgeBatch } from './ingest/batch.ts';
import { findKnownTelegrams, insertReadings, insertTelegrams, type NewReading } from './ingest/ingest-store.ts';
import { type ReceivedLine, readLines } from './ingest/read-lines.ts';
import { type IngestResult, VERDICTS, type Verdict } from './schemas.ts';

type Answer = z.infer<typeof IngestResult>;
type LineResult = Answer['results'][number];

/** A line that brings a new telegram. */
interface NewLine extends ReceivedLine, Pick<Addressed, 'manufacturer' | 'serial'> {
  readonly id: string;
  readonly digest: string;
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
  const readable: Omit<NewLine, 'digest'>[] = [];
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
    readable.push({ ...each, manufacturer, serial, id: context.newId('telegram') });
  }
  const addressed = await Promise.all(readable.map(async (each) => ({ ...each, digest: await digestOf(each) })));
  const first = addressed.length === 0 ? new Map<string, string>() : await findKnown(context, addressed);
  return addressed.filter(({ line, digest, id }) => {
    const known = first.get(digest);
    if (known === undefined) {
      first.set(digest, id);
      return true;
    }
    results.set(line, { line, verdict: 'duplicate', telegram_id: known });
    return false;
  });
}

const digestOf = async ({ bytes }: Pick<ReceivedLine, 'bytes'>) =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

const findKnown = (context: Context, lines: readonly NewLine[]) =>
  findKnownTelegrams(context, [...new Set(lines.map(({ digest }) => digest))]);

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
    pairs.map(({ line, outcome: { deviceId, verdict, detail, counter } }) => ({
      ...line,
      meterAddress: `${line.manufacturer}-${line.serial}`,
      deviceId,
      verdict,
      detail,
      counter,
    })),
  );
  const readings = oncePerMoment(
    pairs.flatMap(({ line, outcome }) => (stored.has(line.id) ? readingsOf(context, line, outcome) : [])),
  );
  const appended = await insertReadings(context, readings);
  const newReadings = Map.groupBy(
    readings.filter(({ id }) => appended.has(id)),
    ({ telegramId }) => telegramId,
  );
  for (const { line, outcome } of pairs) {
    results.set(
      line.line,
      stored.has(line.id)
        ? {
            line: line.line,
            verdict: outcome.verdict,
            telegram_id: line.id,
            reading_ids: (newReadings.get(line.id) ?? []).map(({ id }) => id),
            ...(outcome.detail === null ? {} : { detail: outcome.detail }),
          }
        : { line: line.line, verdict: 'duplicate' },
    );
  }
}

function readingsOf(context: Context, { id: telegramId }: NewLine, { deviceId, values }: Judged): NewReading[] {
  if (deviceId === null) return [];
  return values.map((value) => ({ ...value, id: context.newId('reading'), deviceId, telegramId }));
}

/** A device repeats its due-date value with every telegram; the first one of the request is enough. */
function oncePerMoment(readings: readonly NewReading[]): NewReading[] {
  const moments = new Map<string, NewReading>();
  for (const reading of readings) {
    const moment = `${reading.measuringPointId} ${reading.kind} ${reading.readAt.getTime()}`;
    if (!moments.has(moment)) moments.set(moment, reading);
  }
  return [...moments.values()];
}
