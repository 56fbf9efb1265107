import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { traceSeries } from './purpose/trace-reading.ts';
import { COUNTING_USES } from './schemas.ts';
import { toSeries, toVirtualSeries } from './series/convert.ts';
import { readSeries } from './series/read-series.ts';
import type { seriesListQuery } from './series/schemas.ts';
import { askedDays } from './series/span.ts';
import { selectMeasuringPoints } from './store.ts';
import { readVirtualSeries } from './virtual-points/read-virtual-series.ts';
import { selectVirtualPoints } from './virtual-points/store.ts';

/** Ids of virtual points come behind those of measuring points, whatever they are. */
const isVirtual = (id: string | null): id is string => id?.startsWith('vpt_') === true;

/**
 * The series of the points of a house or a unit, point by point, first the measured and then the virtual ones; as many
 * queries a page as for one point, and as many again for each house with virtual points.
 */
export async function listSeries(context: Context, query: z.infer<typeof seriesListQuery>) {
  authorize(context, 'listSeries');
  const { interval, from, to, property_id, unit_id, interpolate, substitutes, virtual, purpose } = query;
  const span = askedDays(interval, { from, to }, berlinDay(context.now()) as Day, true);
  const request = { interval, span, interpolate: interpolate === 'true', substitutes: substitutes === 'true' };
  const filter = { propertyId: property_id, unitId: unit_id, uses: COUNTING_USES };
  const partsOf = new Map<string, readonly string[]>();
  const page = await listPage(context, {
    operation: 'listSeries',
    query,
    filter: { interval, from, to, property_id, unit_id, interpolate, substitutes, virtual },
    fetch: async (after, limit) => {
      const behind = isVirtual(after);
      const measured = behind || virtual === 'true' ? [] : await selectMeasuringPoints(context, filter, after, limit);
      const left = virtual === 'false' ? 0 : limit - measured.length;
      const defined = left === 0 ? [] : await selectVirtualPoints(context, filter, behind ? after : null, left);
      const series = await readVirtualSeries(context, defined, request);
      for (const { point, pointIds } of series) partsOf.set(point.row.id, pointIds);
      return [...(await readSeries(context, measured, request)), ...series];
    },
    keyOf: ({ point }) => point.row.id,
    convert: (each) => ('parts' in each ? toVirtualSeries(each) : toSeries(each)),
  });
  const shown = new Set(page.data.flatMap(({ measuring_point: { id } }) => partsOf.get(id) ?? [id]));
  await traceSeries(context, purpose, span, [...shown]);
  return page;
}
