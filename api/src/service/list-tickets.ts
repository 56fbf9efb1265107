import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { listPage } from '../http/cursor.ts';
import { authorize } from '../rights.ts';
import { toTicket } from './convert.ts';
import type { ticketQuery } from './schemas.ts';
import { selectTickets } from './store.ts';

export function listTickets(context: Context, query: z.infer<typeof ticketQuery>) {
  authorize(context, 'listTickets');
  const { property_id: propertyId, device_id: deviceId, kind, status } = query;
  const filter = { propertyId, deviceId, kind, status };
  return listPage(context, {
    operation: 'listTickets',
    query,
    filter,
    fetch: (after, limit) => selectTickets(context, filter, after, limit),
    keyOf: ({ id }) => id,
    convert: toTicket,
  });
}
