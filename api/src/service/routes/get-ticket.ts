import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, problems } from '../../http/describe.ts';
import { idOf } from '../../http/schemas.ts';
import { getTicket } from '../get-ticket.ts';
import { Ticket } from '../schemas.ts';

const route = createRoute({
  ...describe('getTicket', {
    tag: 'Tickets',
    summary: 'Read a ticket',
    description: 'As it stands now.',
  }),
  method: 'get',
  path: '/v1/tickets/{ticket_id}',
  request: { params: z.object({ ticket_id: idOf('ticket') }) },
  responses: {
    200: answer('The ticket', Ticket, { etag: true }),
    ...problems('not-found'),
  },
});

export function registerGetTicket(app: App) {
  app.openapi(route, async (c) => {
    const answered = await getTicket(c.get('context'), c.req.valid('param').ticket_id);
    tagged(c, answered);
    return c.json(answered, 200);
  });
}
