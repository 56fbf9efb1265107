import type { Context } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { noteArrivals } from '../readings/arrivals.ts';
import { insertReadings } from '../readings/reading-store.ts';
import { type JudgedEntry, reusedAt } from './judge-batch.ts';
import { type EntryResult, emptyResult } from './parse-entries.ts';
import type { ReadingRouteRow } from './route-store.ts';
import { readingEntries } from './tables.ts';

/**
 * Writes down what has an effect: the entries first, which claim their ids, then the readings of those that came through.
 * @returns the answer of each entry by its place in the request.
 */
export async function keepEntries(
  context: Context,
  route: ReadingRouteRow,
  judged: readonly JudgedEntry[],
): Promise<Map<number, EntryResult>> {
  const { db, accountId, livemode, actor } = context;
  const kept = judged.filter(({ keep }) => keep !== null);
  const rows = kept.map(({ sent, result, keep }) => ({
    accountId,
    id: context.newId('readingEntry'),
    livemode,
    propertyId: route.propertyId,
    routeId: route.id,
    measuringPointId: sent.measuringPointId,
    clientId: sent.clientId,
    digest: sent.digest,
    deviceId: keep?.deviceId ?? null,
    readAt: sent.readAt,
    day: sent.day,
    value: sent.value,
    remark: sent.remark,
    confirmed: sent.confirmed,
    outcome: result.verdict,
    readingId: result.reading_id,
    actorId: actor.id,
    createdAt: context.now(),
  }));
  const claimed = new Set<string>();
  if (rows.length > 0) {
    const inserted = await db
      .insert(readingEntries)
      .values(rows)
      .onConflictDoNothing()
      .returning({ clientId: readingEntries.clientId });
    for (const { clientId } of inserted) claimed.add(clientId);
  }
  const taken = kept.flatMap(({ sent, keep }) => (claimed.has(sent.clientId) && keep?.reading ? [keep.reading] : []));
  const stored = await insertReadings(context, taken);
  await noteArrivals(context, stored);
  // Somebody else stored a value of the very same moment meanwhile: judged again, it is a contradiction.
  if (stored.length < taken.length)
    throw new Problem('unavailable', 'The request collided with another one. Try again.');
  return new Map(
    judged.map(({ sent, result, keep }) => [
      result.index,
      keep === null || claimed.has(sent.clientId)
        ? result
        : {
            ...emptyResult(result.index, sent.clientId),
            verdict: 'id_reused' as const,
            findings: [reusedAt(result.index)],
          },
    ]),
  );
}
