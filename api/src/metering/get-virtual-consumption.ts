import type { z } from '@hono/zod-openapi';
import { calendarBegin, cutBy, type Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { berlinDay } from '../properties/index.ts';
import { authorize } from '../rights.ts';
import { askedSpan } from './consumption/span.ts';
import { traceSeries } from './purpose/trace-reading.ts';
import { toVirtualValue } from './virtual-points/convert.ts';
import { MEASURED_ONLY, virtualCounter } from './virtual-points/count.ts';
import type { VirtualConsumption, virtualConsumptionQuery } from './virtual-points/schemas.ts';
import { fetchVirtualPoint } from './virtual-points/store.ts';

/** What a virtual point counted by month or year, with its parts, or why nothing can be said. */
export async function getVirtualConsumption(
  context: Context,
  id: string,
  { interval, from, to, purpose }: z.infer<typeof virtualConsumptionQuery>,
): Promise<z.infer<typeof VirtualConsumption>> {
  authorize(context, 'getVirtualConsumption');
  const point = await fetchVirtualPoint(context, id);
  const last = (to ?? berlinDay(context.now())) as Day;
  const begin = from === undefined ? undefined : (from as Day);
  const asked = askedSpan(interval, begin, last);
  const span = { from: asked.from ?? calendarBegin(interval, last), to: last };
  const periods = cutBy(interval, span);
  const counter = await virtualCounter(context, point.row.propertyId, [point], periods, MEASURED_ONLY);
  await traceSeries(context, purpose, span, counter.measuredParts(point));
  return {
    virtual_point_id: id,
    interval,
    ...span,
    counted_in: point.row.countedIn as z.infer<typeof VirtualConsumption>['counted_in'],
    values: periods.map((period) => toVirtualValue(id, period, counter.count(point, period).counted)),
  };
}
