import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReading } from './convert.ts';
import type { readingQuery } from './schemas.ts';
import { selectReadings } from './store.ts';
import { traceReadings } from './trace-reading.ts';

/** Readings in the order in which they were stored; late ones come last. What they were read for stays in the trail. */
export async function listReadings(context: Context, query: z.infer<typeof readingQuery>) {
  authorize(context, 'listReadings');
  const { measuring_point_id, from, to, purpose } = query;
  const page = await listPage(context, {
    operation: 'listReadings',
    query,
    filter: { measuring_point_id, from, to },
    fetch: (after, limit) => selectReadings(context, { measuringPointId: measuring_point_id, from, to }, after, limit),
    keyOf: ({ id }) => id,
    convert: toReading,
  });
  await traceReadings(context, purpose, page.data);
  return page;
}
