import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toStatement } from './statements/convert.ts';
import type { statementQuery } from './statements/schemas.ts';
import { selectStatements } from './statements/store.ts';

export function listStatements(context: Context, query: z.infer<typeof statementQuery>) {
  authorize(context, 'listStatements');
  const { property_id, billing_period_id, occupancy_id, kind } = query;
  return listPage(context, {
    operation: 'listStatements',
    query,
    filter: { property_id, billing_period_id, occupancy_id, kind },
    fetch: (after, limit) =>
      selectStatements(
        context,
        { propertyId: property_id, billingPeriodId: billing_period_id, occupancyId: occupancy_id, kind },
        after,
        limit,
      ),
    keyOf: ({ statement }) => statement.id,
    convert: toStatement,
  });
}
