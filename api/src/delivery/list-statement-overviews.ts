import type { z } from '@hono/zod-openapi';
import { overviewKey, selectStatementsToShow } from '../billing/index.ts';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toStatementOverview } from './convert-overviews.ts';
import type { overviewQuery } from './overview-schemas.ts';
import { viewOverviews } from './overview-views.ts';

/** What a portal shows of each statement: newest period first, in a fixed number of questions to the database. */
export function listStatementOverviews(context: Context, query: z.infer<typeof overviewQuery>) {
  authorize(context, 'listStatementOverviews');
  const { property_id, occupancy_id, statement_id } = query;
  return listPage(context, {
    operation: 'listStatementOverviews',
    query,
    filter: { property_id, occupancy_id, statement_id },
    fetch: async (after, limit) =>
      viewOverviews(
        context,
        await selectStatementsToShow(
          context,
          { propertyId: property_id, occupancyId: occupancy_id, statementId: statement_id },
          after,
          limit,
        ),
      ),
    keyOf: ({ statement }) => overviewKey(statement),
    convert: toStatementOverview,
  });
}
