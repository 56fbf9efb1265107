import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toReadingFileLine } from './reading-files/convert.ts';
import type { lineQuery } from './reading-files/schemas.ts';
import { fetchReadingFile, selectReadingFileLines } from './reading-files/store.ts';

/** The lines of the newest attempt, with what became of each. */
export async function listReadingFileLines(context: Context, id: string, query: z.infer<typeof lineQuery>) {
  authorize(context, 'listReadingFileLines');
  const file = await fetchReadingFile(context, id);
  const { verdict, device_created, device_refused } = query;
  const isTrue = (asked: 'true' | 'false' | undefined) => (asked === undefined ? undefined : asked === 'true');
  const filter = { verdict, deviceCreated: isTrue(device_created), deviceRefused: isTrue(device_refused) };
  return listPage(context, {
    operation: 'listReadingFileLines',
    query,
    filter: { id, attempt: file.attempt, verdict, device_created, device_refused },
    fetch: (after, limit) => selectReadingFileLines(context, file, filter, Number(after ?? 0), limit),
    keyOf: ({ position }) => String(position),
    convert: toReadingFileLine,
  });
}
