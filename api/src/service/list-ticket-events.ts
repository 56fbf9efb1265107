import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toTicketEvent } from './convert.ts';
import type { ticketEventQuery } from './schemas.ts';
import { fetchTicket, selectTicketEvents } from './store.ts';

export async function listTicketEvents(context: Context, id: string, query: z.infer<typeof ticketEventQuery>) {
  authorize(context, 'listTicketEvents');
  await fetchTicket(context, id);
  return listPage(context, {
    operation: 'listTicketEvents',
    query,
    filter: { id },
    fetch: (after, limit) => selectTicketEvents(context, id, after, limit),
    keyOf: (row) => row.id,
    convert: toTicketEvent,
  });
}
