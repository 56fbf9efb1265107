import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import type { fieldDocumentQuery } from './field-documents/schemas.ts';
import { selectFieldDocuments, toFieldDocument } from './field-documents/store.ts';

/** Forms and protocols in the order they were asked for, all their versions. */
export async function listFieldDocuments(context: Context, query: z.infer<typeof fieldDocumentQuery>) {
  authorize(context, 'listFieldDocuments');
  const { property_id, kind } = query;
  return listPage(context, {
    operation: 'listFieldDocuments',
    query,
    filter: { property_id, kind },
    fetch: (after, limit) => selectFieldDocuments(context, { propertyId: property_id, kind }, after, limit),
    keyOf: ({ id }) => id,
    convert: toFieldDocument,
  });
}
