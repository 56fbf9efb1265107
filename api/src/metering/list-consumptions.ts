import type { z } from '@hono/zod-openapi';
import type { Day } from '@klarmeter/engine';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { selectUnitsWithOccupancies } from '../properties/index.ts';
import { authorize, isOccupant } from '../rights.ts';
import { consumptionOfUnits } from './consumption/consumption-of-units.ts';
import { toConsumption } from './consumption/convert.ts';
import type { consumptionQuery } from './consumption/schemas.ts';
import { askedSpan } from './consumption/span.ts';
import { traceConsumptions } from './purpose/trace-reading.ts';
import { withVirtualPoints } from './virtual-points/consumption-of-units.ts';

/**
 * One item per unit and occupancy that the session sees, each with the days of that occupancy and no others. What it was
 * read for stays in the trail.
 */
export async function listConsumptions(context: Context, query: z.infer<typeof consumptionQuery>) {
  authorize(context, 'listConsumptions');
  const { interval, from, to, unit_id, occupancy_id, property_id, purpose } = query;
  const asked = askedSpan(interval, from as Day | undefined, to as Day | undefined);
  const filter = {
    propertyId: property_id,
    unitId: unit_id,
    occupancyId: occupancy_id,
    from: asked.from,
    to: asked.until,
  };
  const partsOf = new Map<string, readonly string[]>();
  const page = await listPage(context, {
    operation: 'listConsumptions',
    query,
    filter: { interval, from, to, unit_id, occupancy_id, property_id },
    fetch: async (after, limit) => {
      const rows = await selectUnitsWithOccupancies(context, filter, after === null ? null : readKey(after), limit);
      const whole = await withVirtualPoints(context, await consumptionOfUnits(context, asked, rows));
      for (const { point, pointIds } of whole.flatMap(({ virtual }) => virtual)) partsOf.set(point.row.id, pointIds);
      return whole;
    },
    keyOf: ({ unit, occupancy }) => `${unit.id} ${occupancy?.fromDay ?? ''}`,
    convert: toConsumption,
  });
  // Who lives there is informed by it, whatever his page says.
  const reason = isOccupant(context.actor.role) ? 'monthly_information' : purpose;
  await traceConsumptions(context, reason, page.data, partsOf);
  return page;
}

function readKey(key: string): { unitId: string; fromDay: string | null } {
  const [unitId = '', fromDay = ''] = key.split(' ');
  return { unitId, fromDay: fromDay === '' ? null : fromDay };
}
