import { createRoute, z } from '@hono/zod-openapi';
import { tagged } from '../../http/answers.ts';
import type { App } from '../../http/app.ts';
import { answer, describe, PATCHING, problems } from '../../http/describe.ts';
import { idOf, ifMatch, json } from '../../http/schemas.ts';
import { Ticket, UpdateTicket } from '../schemas.ts';
import { updateTicket } from '../update-ticket.ts';

const route = createRoute({
  ...describe('updateTicket', {
    tag: 'Tickets',
    summary: 'Change a ticket',
    description:
      'Assigns it, dates it, takes it up, closes or reopens it. Closed by a person while its cause lasts, it is not opened again by the same cause.',
  }),
  method: 'patch',
  path: '/v1/tickets/{ticket_id}',
  request: {
    headers: ifMatch,
    params: z.object({ ticket_id: idOf('ticket') }),
    body: { required: true, content: json(UpdateTicket) },
  },
  responses: {
    200: answer('The changed ticket', Ticket, { etag: true }),
    ...problems(...PATCHING),
  },
});

export function registerUpdateTicket(app: App) {
  app.openapi(route, async (c) => {
    const answered = await updateTicket(
      c.get('context'),
      c.req.valid('param').ticket_id,
      c.req.valid('header')['if-match'],
      c.req.valid('json'),
    );
    tagged(c, answered);
    return c.json(answered, 200);
  });
}
