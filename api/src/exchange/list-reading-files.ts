import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingFile } from './reading-files/convert.ts';
import type { fileQuery } from './reading-files/schemas.ts';
import { selectReadingFiles } from './reading-files/store.ts';

export function listReadingFiles(context: Context, query: z.infer<typeof fileQuery>) {
  authorize(context, 'listReadingFiles');
  const { status, source } = query;
  return listPage(context, {
    operation: 'listReadingFiles',
    query,
    filter: { status, source },
    fetch: (after, limit) => selectReadingFiles(context, { status, source }, after, limit),
    keyOf: ({ id }) => id,
    convert: toReadingFile,
  });
}
