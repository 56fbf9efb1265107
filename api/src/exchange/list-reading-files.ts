import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingFile } from './reading-files/convert.ts';
import type { fileQuery } from './reading-files/schemas.ts';
import { selectReadingFiles } from './reading-files/store.ts';

export function listReadingFiles(context: Context, query: z.infer<typeof fileQuery>) {
  authorize(context, 'listReadingFiles');
  const { status, source, new_devices_property_id: newDevicesPropertyId } = query;
  return listPage(context, {
    operation: 'listReadingFiles',
    query,
    filter: { status, source, newDevicesPropertyId },
    fetch: (after, limit) => selectReadingFiles(context, { status, source, newDevicesPropertyId }, after, limit),
    keyOf: ({ id }) => id,
    convert: toReadingFile,
  });
}
