import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReading } from './convert.ts';
import { traceReadings } from './purpose/trace-reading.ts';
import { findReleases } from './quarantine/store.ts';
import { placeOfReading, selectReadings } from './readings/reading-store.ts';
import type { readingQuery } from './schemas.ts';

/** Readings point by point, in order of time. What they were read for stays in the trail. */
export async function listReadings(context: Context, query: z.infer<typeof readingQuery>) {
  authorize(context, 'listReadings');
  const { measuring_point_id, from, to, purpose } = query;
  const page = await listPage(context, {
    operation: 'listReadings',
    query,
    filter: { measuring_point_id, from, to },
    fetch: async (after, limit) => {
      const rows = await selectReadings(context, { measuringPointId: measuring_point_id, from, to }, after, limit);
      const releases = await findReleases(
        context,
        rows.flatMap(({ telegramId }) => telegramId ?? []),
      );
      return rows.map((row) => ({ ...row, releasedBy: releases.get(row.telegramId ?? '') ?? null }));
    },
    keyOf: placeOfReading,
    convert: ({ releasedBy, ...row }) => toReading(row, releasedBy),
  });
  await traceReadings(context, purpose, page.data);
  return page;
}
