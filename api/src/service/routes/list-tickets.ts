import { createRoute } from '@hono/zod-openapi';
import { linkNext } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { listTickets } from '../list-tickets.ts';
import { TicketPage, ticketQuery } from '../schemas.ts';

const route = createRoute({
  ...describe('listTickets', {
    tag: 'Tickets',
    summary: 'List tickets',
    description:
      'Opened by persons or by themselves: low battery, permanent error, tampering, removal, leakage, backward flow, alarm, a wrong clock, or not heard for 35 days while others of the house were. A cause has one ticket.',
  }),
  method: 'get',
  path: '/v1/tickets',
  request: { query: ticketQuery },
  responses: {
    200: answer('A page', TicketPage),
    ...problems(),
  },
});

export function registerListTickets(app: App) {
  app.openapi(route, async (c) => {
    const answered = await listTickets(c.get('context'), c.req.valid('query'));
    linkNext(c, answered);
    return c.json(answered, 200);
  });
}
