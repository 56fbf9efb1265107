import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { showWindows } from './manual-reading/self-reading/convert.ts';
import type { selfReadingWindowQuery } from './manual-reading/self-reading/schemas.ts';
import { selectWindows } from './manual-reading/self-reading/store.ts';

/** Windows in the order they were opened; an occupant sees those that ask the own unit. */
export async function listSelfReadingWindows(context: Context, query: z.infer<typeof selfReadingWindowQuery>) {
  authorize(context, 'listSelfReadingWindows');
  const { property_id } = query;
  return listPage(context, {
    operation: 'listSelfReadingWindows',
    query,
    filter: { property_id },
    fetch: async (after, limit) => showWindows(context, await selectWindows(context, property_id, after, limit)),
    keyOf: ({ id }) => id,
    convert: (window) => window,
  });
}
