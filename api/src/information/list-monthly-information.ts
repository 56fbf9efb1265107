import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toInformation } from './convert.ts';
import type { informationQuery } from './schemas.ts';
import { selectInformations } from './store.ts';

/** What users were told; a tenant's session sees what was told to its own occupancies. */
export function listMonthlyInformation(context: Context, query: z.infer<typeof informationQuery>) {
  authorize(context, 'listMonthlyInformation');
  const { property_id, occupancy_id, month, versions } = query;
  return listPage(context, {
    operation: 'listMonthlyInformation',
    query,
    filter: { property_id, occupancy_id, month, versions },
    fetch: (after, limit) =>
      selectInformations(
        context,
        { propertyId: property_id, occupancyId: occupancy_id, month, versions },
        after,
        limit,
      ),
    keyOf: ({ id }) => id,
    convert: toInformation,
  });
}
