import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingFileMapping } from './reading-files/convert.ts';
import type { StoredMapping } from './reading-files/mapping-of-file.ts';
import type { mappingQuery } from './reading-files/mapping-schemas.ts';
import { fetchMappingDocument, selectMappings } from './reading-files/store.ts';

export function listReadingFileMappings(context: Context, query: z.infer<typeof mappingQuery>) {
  authorize(context, 'listReadingFileMappings');
  const { fingerprint } = query;
  return listPage(context, {
    operation: 'listReadingFileMappings',
    query,
    filter: { fingerprint },
    fetch: (after, limit) => selectMappings(context, fingerprint, after, limit),
    keyOf: ({ id }) => id,
    convert: async (row) => {
      const { document } = (await fetchMappingDocument(context, row.id)) as StoredMapping;
      return toReadingFileMapping(row, document);
    },
  });
}
