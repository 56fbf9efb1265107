import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { Problem } from '../problem.ts';
import { authorize } from '../rights.ts';
import { judgeBatch } from './manual-reading/judge-batch.ts';
import { keepEntries } from './manual-reading/keep-entries.ts';
import { parseEntries } from './manual-reading/parse-entries.ts';
import { fetchReadingRoute, holdRoute } from './manual-reading/route-store.ts';
import type { ReadingBatchResult, SubmitReadingBatch, VERDICTS } from './manual-reading/schemas.ts';

/**
 * Takes what a phone kept while it was offline. Each entry gets a verdict of its own; what has an effect has it once, by
 * its client id, however often, in which order and from how many phones it arrives. Batches of a route wait for each
 * other, and a batch that ends half-way left nothing behind.
 */
export async function submitReadingBatch(
  context: Context,
  routeId: string,
  { entries }: z.infer<typeof SubmitReadingBatch>,
): Promise<z.infer<typeof ReadingBatchResult>> {
  authorize(context, 'submitReadingBatch');
  await holdRoute(context, routeId);
  const route = await fetchReadingRoute(context, routeId);
  if (route.closedAt !== null) throw new Problem('conflict', 'The route is closed; nothing more is taken for it.');
  const parsed = parseEntries(entries);
  const judged = await judgeBatch(context, route, parsed);
  const kept = await keepEntries(context, route, judged);
  const results = parsed.map((entry) => kept.get(entry.index) ?? entry.refused);
  const counts: Partial<Record<(typeof VERDICTS)[number], number>> = {};
  for (const { verdict } of results) counts[verdict] = (counts[verdict] ?? 0) + 1;
  await audit(context, {
    action: 'reading_batch.submitted',
    objectType: 'reading_route',
    objectId: routeId,
    changes: {
      counts,
      reading_ids: results.flatMap(({ verdict, reading_id: id }) => (verdict === 'taken' && id !== null ? [id] : [])),
    },
  });
  return { results, counts };
}
