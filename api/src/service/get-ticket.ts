import type { Context } from '../context.ts';
import { authorize } from '../rights.ts';
import { type TicketWire, toTicket } from './convert.ts';
import { fetchTicket } from './store.ts';

export async function getTicket(context: Context, id: string): Promise<TicketWire> {
  authorize(context, 'getTicket');
  return toTicket(await fetchTicket(context, id));
}
