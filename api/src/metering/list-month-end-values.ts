import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { traceSeries } from './purpose/trace-reading.ts';
import { COUNTING_USES } from './schemas.ts';
import { toMonthEnds } from './series/convert.ts';
import { pickBoundaries } from './series/month-ends.ts';
import type { monthEndQuery } from './series/schemas.ts';
import { askedDays } from './series/span.ts';
import { selectMeasuringPoints } from './store.ts';

/** What the registers of points showed at month ends and cut-off dates, within a stated tolerance. */
export async function listMonthEndValues(context: Context, query: z.infer<typeof monthEndQuery>) {
  authorize(context, 'listMonthEndValues');
  const { property_id, unit_id, measuring_point_id, days_before, days_after, cut_off_dates, interpolate } = query;
  const one = measuring_point_id !== undefined;
  const span = askedDays('month', query, berlinDay(context.now()) as Day, !one);
  const rule = { daysBefore: days_before, daysAfter: days_after, interpolate: interpolate === 'true' };
  const filter = { propertyId: property_id, unitId: unit_id, id: measuring_point_id, uses: COUNTING_USES };
  const { limit: _, cursor: __, purpose, ...asked } = query;
  const page = await listPage(context, {
    operation: 'listMonthEndValues',
    query,
    filter: asked,
    fetch: async (after, limit) => {
      const rows = await selectMeasuringPoints(context, filter, after, limit);
      return pickBoundaries(context, rows, span, rule, cut_off_dates === 'true');
    },
    keyOf: ({ row }) => row.id,
    convert: toMonthEnds,
  });
  const shown = page.data.map(({ measuring_point }) => measuring_point.id);
  await traceSeries(context, purpose, span, shown);
  return page;
}
