import type { z } from '@hono/zod-openapi';
import type { Context } from '../context.ts';
import { audit } from '../db/audit.ts';
import { authorize } from '../rights.ts';
import { type TicketEventWire, toTicketEvent } from './convert.ts';
import type { CreateTicketComment } from './schemas.ts';
import { appendTicketEvents, fetchTicket } from './store.ts';

export async function createTicketComment(
  context: Context,
  id: string,
  { text }: z.infer<typeof CreateTicketComment>,
): Promise<TicketEventWire> {
  authorize(context, 'createTicketComment');
  await fetchTicket(context, id);
  const [row] = await appendTicketEvents(context, [{ ticketId: id, kind: 'commented', text }]);
  if (row === undefined) throw new Error('a comment was not appended');
  await audit(context, { action: 'ticket.commented', objectType: 'ticket', objectId: id });
  return toTicketEvent(row);
}
