import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toDocument } from './convert.ts';
import type { documentQuery } from './schemas.ts';
import { selectDocuments } from './store.ts';

export function listDocuments(context: Context, query: z.infer<typeof documentQuery>) {
  authorize(context, 'listDocuments');
  const { statement_id, statement_version_id, occupancy_id, property_id } = query;
  return listPage(context, {
    operation: 'listDocuments',
    query,
    filter: { statement_id, statement_version_id, occupancy_id, property_id },
    fetch: (after, limit) =>
      selectDocuments(
        context,
        {
          statementId: statement_id,
          statementVersionId: statement_version_id,
          occupancyId: occupancy_id,
          propertyId: property_id,
        },
        after,
        limit,
      ),
    keyOf: ({ id }) => id,
    convert: toDocument,
  });
}
