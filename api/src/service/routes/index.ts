import type { App } from '../../http/app.ts';
import { registerCreateTicket } from './create-ticket.ts';
import { registerCreateTicketComment } from './create-ticket-comment.ts';
import { registerGetTicket } from './get-ticket.ts';
import { registerListTicketEvents } from './list-ticket-events.ts';
import { registerListTickets } from './list-tickets.ts';
import { registerUpdateTicket } from './update-ticket.ts';

export function registerService(app: App) {
  registerCreateTicket(app);
  registerListTickets(app);
  registerGetTicket(app);
  registerUpdateTicket(app);
  registerCreateTicketComment(app);
  registerListTicketEvents(app);
}
