import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toInformationRun } from './convert.ts';
import type { informationRunQuery } from './schemas.ts';
import { selectInformationRuns } from './store.ts';

export function listMonthlyInformationRuns(context: Context, query: z.infer<typeof informationRunQuery>) {
  authorize(context, 'listMonthlyInformationRuns');
  const { property_id, month } = query;
  return listPage(context, {
    operation: 'listMonthlyInformationRuns',
    query,
    filter: { property_id, month },
    fetch: (after, limit) => selectInformationRuns(context, { propertyId: property_id, month }, after, limit),
    keyOf: ({ id }) => id,
    convert: toInformationRun,
  });
}
