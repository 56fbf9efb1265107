import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toMeasuringPoint } from './convert.ts';
import type { pointQuery } from './schemas.ts';
import { selectMeasuringPoints } from './store.ts';

export function listMeasuringPoints(context: Context, query: z.infer<typeof pointQuery>) {
  authorize(context, 'listMeasuringPoints');
  const { property_id, unit_id } = query;
  return listPage(context, {
    operation: 'listMeasuringPoints',
    query,
    filter: { property_id, unit_id },
    fetch: (after, limit) => selectMeasuringPoints(context, { propertyId: property_id, unitId: unit_id }, after, limit),
    keyOf: ({ id }) => id,
    convert: toMeasuringPoint,
  });
}
