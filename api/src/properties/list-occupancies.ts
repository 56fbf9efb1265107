import type { z } from '@hono/zod-openapi';
import { readPersons } from '../accounts/index.ts';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toOccupancy } from './convert.ts';
import type { occupancyQuery } from './schemas.ts';
import { selectOccupancies } from './store.ts';

export function listOccupancies(context: Context, query: z.infer<typeof occupancyQuery>) {
  authorize(context, 'listOccupancies');
  const { property_id, unit_id } = query;
  return listPage(context, {
    operation: 'listOccupancies',
    query,
    filter: { property_id, unit_id },
    async fetch(after, limit) {
      const rows = await selectOccupancies(context, { propertyId: property_id, unitId: unit_id }, after, limit);
      const persons = await readPersons(
        context,
        rows.flatMap(({ personId }) => personId ?? []),
      );
      return rows.map((row) => toOccupancy(row, persons));
    },
    keyOf: ({ id }) => id,
    convert: (occupancy) => occupancy,
  });
}
