import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { toSeries } from './series/convert.ts';
import { selectPointsToShow } from './series/points.ts';
import { readSeries } from './series/read-series.ts';
import type { seriesListQuery } from './series/schemas.ts';
import { askedDays } from './series/span.ts';
import { traceSeries } from './trace-reading.ts';

/** The series of the points of a house or a unit, point by point; as many queries a page as for one point. */
export async function listSeries(context: Context, query: z.infer<typeof seriesListQuery>) {
  authorize(context, 'listSeries');
  const { interval, from, to, property_id, unit_id, interpolate, substitutes, purpose } = query;
  const span = askedDays(interval, { from, to }, berlinDay(context.now()) as Day, true);
  const request = { interval, span, interpolate: interpolate === 'true', substitutes: substitutes === 'true' };
  const filter = { propertyId: property_id, unitId: unit_id };
  const page = await listPage(context, {
    operation: 'listSeries',
    query,
    filter: { interval, from, to, property_id, unit_id, interpolate, substitutes },
    fetch: async (after, limit) =>
      readSeries(context, await selectPointsToShow(context, filter, after, limit), request),
    keyOf: ({ point }) => point.row.id,
    convert: toSeries,
  });
  const shown = page.data.map(({ measuring_point }) => measuring_point.id);
  await traceSeries(context, purpose, span, shown);
  return page;
}
