import { createRoute, z } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { listTicketEvents } from '../list-ticket-events.ts';
import { TicketEventPage, ticketEventQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listTicketEvents', {
    tag: 'Tickets',
    summary: 'List what happened to a ticket',
    description: 'Opened, commented, changed, closed, in order of time.',
  }),
  method: 'get',
  path: '/v1/tickets/{ticket_id}/events',
  request: { params: z.object({ ticket_id: idOf('ticket') }), query: ticketEventQuery },
  responses: {
    200: answer('A page', TicketEventPage),
    ...problems('not-found'),
  },
});

export function registerListTicketEvents(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listTicketEvents(c.get('context'), c.req.valid('param').ticket_id, c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
