import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toEmbedSession } from './convert.ts';
import type { embedSessionQuery } from './embed-schemas.ts';
import { selectEmbedSessions } from './embed-store.ts';

/** The sessions of the account, those that are over for a day included. */
export function listEmbedSessions(context: Context, query: z.infer<typeof embedSessionQuery>) {
  authorize(context, 'listEmbedSessions');
  return listPage(context, {
    operation: 'listEmbedSessions',
    query,
    filter: {},
    fetch: (after, limit) => selectEmbedSessions(context, after, limit),
    keyOf: ({ row }) => row.id,
    convert: toEmbedSession,
  });
}
